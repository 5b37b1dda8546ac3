"""The foil designs of six invented makers."""

from __future__ import annotations

from typing import NamedTuple

from ..renderer.palette import BLACK, SILVER, WARNING_RED, WHITE, Colour


class House(NamedTuple):
    maker: str
    layout: str
    ground: str
    ground_colour: Colour
    text: Colour
    second: Colour
    display_font: str
    text_font: str
    corner_mm: float
    thai: bool
    perforated: bool
    tint: Colour


HOUSES = {
    "norvala": House("Norvala Pharma", "web", "foil", SILVER, BLACK, WARNING_RED, "Lato-Black", "LiberationSansNarrow-Regular", 3.0, False, False, (60, 120, 190)),
    "tavian": House("Tavian Lifesciences", "poster", "white", WHITE, (30, 36, 92), (14, 116, 144), "OpenSans-ExtraBold", "OpenSans-Regular", 4.5, False, False, (64, 130, 205)),
    "kestrel": House("Kestrel Labs", "web", "white", WHITE, BLACK, (55, 65, 81), "Roboto-Black", "Roboto-Regular", 2.5, True, True, (200, 140, 60)),
    "ombra": House("Ombra Healthcare", "web", "colour", WHITE, WHITE, (252, 211, 77), "DejaVuSansCondensed-Bold", "LiberationSans-Regular", 5.0, False, False, (70, 110, 70)),
    "sundial": House("Sundial Remedies", "cells", "foil", SILVER, (30, 36, 92), (217, 119, 6), "LiberationSansNarrow-Bold", "LiberationSansNarrow-Regular", 2.0, False, True, (190, 120, 40)),
    "aldermoor": House("Aldermoor Medica", "poster", "foil", SILVER, BLACK, (250, 204, 21), "NotoSans-Bold", "NotoSans-Regular", 3.5, True, False, (190, 120, 50)),
}
