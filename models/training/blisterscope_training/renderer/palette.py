"""Colours of foils, inks and tablets, as RGB 0..255."""

from __future__ import annotations

import colorsys
from random import Random

Colour = tuple[int, int, int]

WHITE: Colour = (246, 246, 244)
BLACK: Colour = (28, 27, 30)
SILVER: Colour = (166, 167, 170)
WARNING_RED: Colour = (186, 40, 34)

TABLETS: tuple[Colour, ...] = (
    (244, 243, 238), (244, 243, 238), (240, 236, 222), (238, 200, 196), (232, 150, 160), (246, 222, 130), (243, 176, 84),
    (196, 92, 60), (168, 48, 52), (150, 196, 150), (92, 150, 190), (176, 206, 226), (120, 92, 150), (190, 170, 140), (96, 70, 54),
)


def ink(random: Random, dark: bool = False) -> Colour:
    """A printer's spot colour: saturated, of any hue; a dark one suits white text."""
    value = random.uniform(0.3, 0.6) if dark else random.uniform(0.5, 0.95)
    return hsv(random.random(), random.uniform(0.55, 1.0), value)


def dark_text(random: Random) -> Colour:
    return random.choice((BLACK, BLACK, (30, 36, 92), (70, 22, 40), (16, 70, 62), (60, 60, 66)))


def hsv(hue: float, saturation: float, value: float) -> Colour:
    red, green, blue = colorsys.hsv_to_rgb(hue % 1.0, saturation, value)
    return round(red * 255), round(green * 255), round(blue * 255)


def shifted(random: Random, colour: Colour, least: float = 0.12) -> Colour:
    """A colour of clearly different hue and similar strength."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    turn = random.uniform(least, 0.5) * random.choice((-1, 1))
    return hsv(hue + turn, max(saturation, 0.5), min(max(value, 0.35), 0.95))


def turned(colour: Colour, turn: float) -> Colour:
    """The colour with its hue turned by that share of the colour circle."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(part / 255 for part in colour))
    return hsv(hue + turn, max(saturation, 0.5), min(max(value, 0.35), 0.95))


def distance(first: Colour, second: Colour) -> int:
    return sum(abs(a - b) for a, b in zip(first, second))


def contrast(colour: Colour) -> Colour:
    """White or black, whichever reads better on the colour (luma weights of ITU-R BT.601)."""
    red, green, blue = colour
    return BLACK if 0.299 * red + 0.587 * green + 0.114 * blue > 150 else WHITE


def tinted(ground: Colour, ink: Colour) -> Colour:
    """The ground under a light screen of the ink."""
    red, green, blue = (round(0.72 * a + 0.28 * b) for a, b in zip(ground, ink))
    return red, green, blue
