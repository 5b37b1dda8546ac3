"""Poster print: one large name over coloured shapes, small print below."""

from __future__ import annotations

from random import Random

from . import palette
from .design import Design
from .ink import Boxes, Ink
from .marks import brand_mark, logo
from .smallprint import edge_stamp, small_print


def poster(sheet: Ink, design: Design, layout: Random, pack: Random) -> Boxes:
    """One large name over coloured shapes, small print below."""
    inks, wide, tall = design.print, design.width_mm, design.height_mm
    for _ in range(layout.choice((1, 2, 3))):
        _shape(sheet, design, layout)
    top = tall * layout.uniform(0.12, 0.4)
    height = min(wide * 0.16, layout.uniform(7, 12))
    bottom = min(top + height + layout.uniform(26, 36), tall - 4)
    panel = palette.WHITE if inks.ground == "foil" else inks.ground_colour
    sheet.box((2, top - 1.5, wide - 2, layout.choice((top + height + 8, bottom))), fill=panel, radius_mm=layout.choice((0.0, 2.0)))
    boxes = brand_mark(sheet, design, layout, (3.5, top, wide - 3.5, top + height))
    sheet.text(4, top + height + 1.5, f"{design.generic} {design.form}", inks.text_font, 3.4, inks.text, wide - 8)
    boxes.update(small_print(sheet, design, layout, (4, top + height + 8.5, wide - 4, bottom)))
    boxes["logo"] = logo(sheet, design, layout, (3, 2.0, wide - 3, 6.0)) if top > 9 else logo(sheet, design, layout, (3, tall - 9, wide - 3, tall - 5))
    edge_stamp(sheet, design, pack)
    return boxes


def _shape(sheet: Ink, design: Design, layout: Random) -> None:
    inks, wide, tall = design.print, design.width_mm, design.height_mm
    colour = layout.choice((inks.accent, inks.second, palette.tinted(palette.WHITE, inks.accent)))
    kind = layout.choice(("disc", "stripe", "wedge", "edge"))
    if kind == "disc":
        x, y, r = layout.uniform(0, wide), layout.uniform(0, tall), layout.uniform(0.2, 0.5) * wide
        sheet.ellipse((x - r, y - r, x + r, y + r), colour)
    elif kind == "stripe":
        y, thick = layout.uniform(0, tall), layout.uniform(3, 14)
        slant = layout.uniform(-0.4, 0.4) * tall
        sheet.polygon([(0, y), (wide, y + slant), (wide, y + slant + thick), (0, y + thick)], colour)
    elif kind == "wedge":
        x = layout.uniform(0.2, 0.8) * wide
        sheet.polygon([(0, 0), (x, 0), (wide - x, tall), (0, tall)], colour)
    else:
        sheet.box((0, 0, wide, layout.uniform(0.08, 0.25) * tall), fill=colour)
