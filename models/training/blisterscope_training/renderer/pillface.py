"""The formed side: film, pockets, and the pills in them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np

from .design import Design, Pill
from .fonts import font
from .ink import Boxes, Ink
from .palette import SILVER, contrast
from .pockets import Pockets, fitted_pill
from .printface import print_face


def film_colour(design: Design) -> np.ndarray:
    """The colour beside the pockets, 0..1: the film with the foil or paper behind it."""
    lidding = design.print.ground_colour if design.print.ground == "paper" else (214, 214, 212) if design.layout_seed % 4 == 0 else SILVER
    behind = np.float32(lidding) / 255
    tint = np.float32(design.blister.tint) / 255
    return {
        "clear": behind, "alu": np.float32(SILVER) / 255, "white": np.float32((238, 238, 235)) / 255,
        "tinted": tint * (0.35 + 0.75 * behind),
    }[design.blister.film]


def shows_pills(design: Design) -> bool:
    return design.blister.film in ("clear", "tinted")


def lay_pills(albedo: np.ndarray, design: Design, where: Pockets, missing: np.ndarray) -> np.ndarray:
    """Draws the pills with soft shading and shadows; `missing` is a mask of emptied pockets. Returns the mask of the pills."""
    pill, inside = fitted_pill(design), where.pocket < 0
    px = design.width_mm / albedo.shape[1]
    shadow = np.clip(1.2 - (where.pill + 0.25 * (where.u + where.v) / pill.width_mm) / 1.2, 0, 1) * inside
    albedo *= (1 - 0.42 * np.where(missing, 0, shadow))[..., None]
    body = np.float32(pill.colour) / 255
    colour = np.broadcast_to(body, albedo.shape).copy()
    if pill.shape == "capsule":
        colour = np.where((where.u > pill.length_mm * 0.04)[..., None], np.float32(pill.cap) / 255, colour)
        colour *= np.where(np.abs(where.u - pill.length_mm * 0.04) < 0.2, 0.86, 1)[..., None]
    edge = np.clip(-where.pill / (pill.width_mm * 0.5), 0, 1)
    side = (where.u * -0.45 + where.v * -0.8) / pill.width_mm
    shade = 0.74 + 0.3 * np.sqrt(edge) + 0.28 * side * (1 - 0.6 * edge)
    if pill.scored:
        across = np.abs(where.u) / px
        shade *= 1 - 0.4 * np.exp(-np.square(across * px / 0.25)) + 0.14 * np.exp(-np.square((where.u - 0.35) / 0.25))
    if pill.imprint:
        shade *= 1 - 0.45 * _imprint(pill, design, where)
    gleam = 0.34 * np.exp(-(np.square(where.u + pill.length_mm * 0.16) + np.square(where.v + pill.width_mm * 0.2)) / np.square(pill.width_mm * 0.15))
    cover = np.clip(0.5 - where.pill / px, 0, 1) * ~missing
    albedo += cover[..., None] * (np.clip(colour * shade[..., None] + (gleam * (pill.shape in ("capsule", "oblong")))[..., None], 0, 1) - albedo)
    if design.blister.film == "tinted":
        tint = np.float32(design.blister.tint) / 255
        albedo *= np.where(inside[..., None], 0.25 + 0.75 * tint / max(tint.max(), 0.01), 1)
    return cover


def film_print(design: Design, px_per_mm: float, pack: Random) -> tuple[Ink, Boxes]:
    """Ink on the formed side: aluminium is often printed all over; opaque film is always printed between the rows, clear film
    sometimes."""
    if design.blister.film == "alu" and design.layout_seed % 2:
        second = replace(design, layout_seed=design.layout_seed + 1, print=replace(design.print, ground="foil", ground_colour=SILVER, text=_on_foil(design)))
        return print_face(second, px_per_mm, pack)
    sheet, boxes = Ink(design.width_mm, design.height_mm, px_per_mm), {}
    pitch = (design.height_mm - 4) / design.blister.rows
    room = min(pitch - fitted_pill(design).width_mm - 2, 3.4)
    if shows_pills(design) and (design.layout_seed % 5 > 1 or room < 1.8):
        return sheet, boxes
    size, words = max(room, 1.8), f"{design.name} {design.strength}"
    for row in range(1, max(design.blister.rows, 2)):
        placed = sheet.text(3, 2 + row * pitch - size * 0.62, words, design.print.display_font, size, _ink(design), design.width_mm - 6)
        boxes.setdefault("name", placed)
    return sheet, boxes


def _ink(design: Design) -> tuple[int, int, int]:
    return (250, 250, 250) if design.blister.film == "tinted" else design.print.accent if contrast(design.print.accent) == (246, 246, 244) else (40, 40, 60)


def _on_foil(design: Design) -> tuple[int, int, int]:
    return design.print.text if design.print.ground != "colour" else (28, 27, 30)


def _imprint(pill: Pill, design: Design, where: Pockets) -> np.ndarray:
    """The letters pressed into each tablet, sampled from one small drawing."""
    side = 64
    stamp = Ink(1, 1, side)
    size = int(side * min(0.62, 1.1 / len(pill.imprint)))
    stamp.draw.text((side / 2, side / 2), pill.imprint, font=font("LiberationSans-Bold", size), fill=(255, 255, 255, 255), anchor="mm")
    letters = np.asarray(stamp.image, np.float32)[..., 3] / 255
    reach = pill.width_mm * 0.55
    column = np.clip(((where.u / reach + 1) / 2 * side), 0, side - 1).astype(np.int32)
    row = np.clip(((where.v / reach + 1) / 2 * side), 0, side - 1).astype(np.int32)
    return letters[row, column]
