"""A pack design: everything that packs of one product share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from . import fonts, palette, words
from .palette import Colour

Face = Literal["pill", "print"]
FACES: tuple[Face, Face] = ("pill", "print")


@dataclass(frozen=True)
class Pill:
    """One tablet or capsule; a capsule has a body and a cap, which may differ in colour."""

    shape: Literal["round", "oval", "oblong", "capsule", "square"]
    length_mm: float
    width_mm: float
    colour: Colour
    cap: Colour
    imprint: str
    scored: bool


@dataclass(frozen=True)
class Blister:
    """The formed side: a clear, tinted or white film over foil, or foil on both sides (alu)."""

    film: Literal["clear", "tinted", "white", "alu"]
    tint: Colour
    rows: int
    columns: int
    shared_pitch: bool  # pockets fill the pack evenly; otherwise one end has a printed strip
    perforated: bool


@dataclass(frozen=True)
class Print:
    """The flat side: the foil or paper, and the print."""

    layout: Literal["web", "cells", "poster"]
    ground: Literal["foil", "white", "colour", "paper"]
    ground_colour: Colour
    text: Colour
    accent: Colour
    second: Colour
    display_font: str
    text_font: str
    thai: bool
    embossed: bool = False  # the batch number is embossed, not printed


@dataclass(frozen=True)
class Design:
    """layout_seed determines the layout; look-alikes share it and differ in words, colours or tablets."""

    id: str
    name: str
    strength: str
    form: str
    generic: str
    maker: str
    width_mm: float
    height_mm: float
    corner_mm: float
    layout_seed: int
    pill: Pill
    blister: Blister
    print: Print


def design_from_seed(seed: int) -> Design:
    """A random design; the same seed gives the same design on every machine."""
    random = Random(f"design {seed}")
    columns, rows = random.choice(((2, 5), (2, 5), (2, 4), (2, 3), (3, 5), (3, 4), (2, 7), (1, 4), (1, 5), (3, 3), (4, 5), (2, 2), (4, 7)))
    pill = _pill(random)
    pitch_x, pitch_y = pill.length_mm + random.uniform(5, 10), pill.width_mm + random.uniform(5, 10)
    strip = random.choice((0.0, 0.0, random.uniform(8, 14)))
    width, height = columns * pitch_x + strip + 5, rows * pitch_y + 6
    width, height = min(max(width, 32), 110), min(max(height, 38), 140)
    printed = _print(random)
    return Design(
        id=f"random-{seed}", name=words.brand(random), strength=f"{random.choice(words.STRENGTHS)} mg", form=random.choice(words.FORMS),
        generic=words.generic(random), maker=words.maker(random), width_mm=width, height_mm=height, corner_mm=random.uniform(1.5, 6),
        layout_seed=random.getrandbits(30), pill=pill, blister=_blister(random, rows, columns, strip == 0.0, printed), print=printed,
    )


def look_alike(base: Design, member: int) -> Design:
    """Look-alike number `member` of a design: the same maker's layout with another name, strength or colour, and other tablets.
    No two members look the same on either side."""
    if member == 0:
        return base
    random = Random(f"twin {base.id} {base.layout_seed} {member}")
    pill = _other_shape(base.pill, member) if base.blister.film in ("white", "alu") else _other_colour(base.pill, member)
    twin = replace(base, id=f"{base.id}.{member}", pill=pill)
    change = random.choice(("name", "colour", "name and colour", "strength and colour", "strength and colour", "strength"))
    if "name" in change or "strength" not in change:
        twin = replace(twin, name=words.near_brand(random, base.name), generic=words.generic(random))
    if "strength" in change:
        others = [strength for strength in words.STRENGTHS if f"{strength} mg" != base.strength]
        twin = replace(twin, strength=f"{Random(base.id).sample(others, 8)[member]} mg")
    if "colour" in change:
        twin = replace(twin, print=replace(base.print, accent=palette.turned(base.print.accent, member / 4)))
    return twin


def _pill(random: Random) -> Pill:
    shape = random.choice(("round", "round", "round", "oval", "oblong", "capsule", "capsule", "square"))
    width = random.uniform(5.5, 11)
    ratio = {"round": 1.0, "square": 1.0, "oval": random.uniform(1.3, 1.7), "oblong": random.uniform(1.9, 2.6), "capsule": 2.7}[shape]
    width = width if ratio < 1.8 else random.uniform(5.5, 7.5)
    colour = random.choice(palette.TABLETS)
    cap = random.choice(palette.TABLETS) if shape == "capsule" else colour
    imprint = random.choice(("", "", "".join(random.choice("ABCDEFGHKLMPRSTXZ0123456789") for _ in range(random.choice((1, 2, 3))))))
    return Pill(shape, width * ratio, width, colour, cap, imprint, shape != "capsule" and random.random() < 0.35)


def _other_colour(pill: Pill, member: int) -> Pill:
    """Tablets in a colour that no other member has; every second member's are smaller too."""
    taken = [pill.colour]
    for _ in range(member):
        taken.append(max(palette.TABLETS, key=lambda colour: (min(palette.distance(colour, other) for other in taken), colour)))
    shrink = 0.8 if member % 2 and pill.shape != "capsule" else 1.0
    cap = pill.cap if pill.shape == "capsule" else taken[-1]
    return replace(pill, colour=taken[-1], cap=cap, length_mm=pill.length_mm * shrink, width_mm=pill.width_mm * shrink)


def _other_shape(pill: Pill, member: int) -> Pill:
    """Behind an opaque film, tablets differ only in the pocket's outline."""
    shapes = ("round", "oblong", "square", "oval")
    start = shapes.index(pill.shape) if pill.shape in shapes else shapes.index("oblong")
    shape = shapes[(start + member) % 4]
    width = min(pill.width_mm, 8.0)
    return replace(pill, shape=shape, width_mm=width, length_mm=width * {"round": 1.0, "square": 1.0, "oval": 1.5, "oblong": 2.1}[shape])


def _blister(random: Random, rows: int, columns: int, shared_pitch: bool, printed: Print) -> Blister:
    film = random.choice(("clear", "clear", "clear", "tinted", "white", "alu", "alu"))
    tint = palette.hsv(random.choice((0.58, 0.6, 0.08, 0.1, 0.35, 0.95, random.random())), random.uniform(0.4, 0.9), random.uniform(0.55, 0.9))
    if printed.ground == "colour" and film == "tinted":
        tint = printed.ground_colour
    return Blister(film, tint, rows, columns, shared_pitch, random.random() < 0.35)


def _print(random: Random) -> Print:
    ground = random.choice(("foil", "foil", "foil", "white", "white", "colour"))
    colour = {"foil": palette.SILVER, "white": palette.WHITE, "colour": palette.ink(random, dark=random.random() < 0.7)}[ground]
    if ground == "foil" and random.random() < 0.15:
        colour = palette.hsv(random.choice((0.12, 0.55, 0.95, random.random())), random.uniform(0.15, 0.45), 0.75)
    text = palette.contrast(colour) if ground == "colour" else palette.dark_text(random)
    accent = palette.ink(random, dark=random.random() < 0.5)
    second = random.choice((text, palette.WARNING_RED, palette.ink(random), palette.shifted(random, accent)))
    if ground == "colour":
        accent = random.choice((palette.WHITE, palette.shifted(random, colour, 0.2)))
    return Print(
        random.choice(("web", "web", "web", "cells", "poster")), ground, colour, text, accent, second,
        random.choice(fonts.DISPLAY), random.choice(fonts.TEXT), random.random() < 0.35,
    )
