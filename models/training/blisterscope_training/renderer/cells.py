"""Unit-dose print: each pocket has the name and the strength."""

from __future__ import annotations

from random import Random

from . import palette, words
from .design import Design
from .ink import Boxes, Ink
from .marks import brand_mark, logo
from .smallprint import edge_stamp


def cells(sheet: Ink, design: Design, layout: Random, pack: Random) -> Boxes:
    """Each pocket has its own name and strength, as on unit-dose packs."""
    inks, grid = design.print, design.blister
    columns, rows = max(grid.columns, 1), max(grid.rows // layout.choice((1, 1, 2)), 1)
    wide, tall = design.width_mm / columns, (design.height_mm - 4) / rows
    boxes: Boxes = {}
    striped, shade = layout.random() < 0.4, layout.random() < 0.3
    state = layout.getstate()
    for row in range(rows):
        for column in range(columns):
            layout.setstate(state)
            x, y = column * wide + 1.2, row * tall + 2 + 0.6
            right, bottom = x + wide - 2.4, y + tall - 1.2
            if striped and row % 2 == 0:
                sheet.box((x - 1.2, y - 0.6, right + 1.2, bottom + 0.6), fill=inks.accent if shade else palette.tinted(inks.ground_colour, inks.accent))
            found = brand_mark(sheet, design, layout, (x, y, right, y + min(tall * 0.34, 5.5)))
            y += min(tall * 0.34, 5.5) + 0.6
            sheet.text(x, y, f"{design.generic} {design.strength}", inks.text_font, 1.9, inks.text, right - x)
            y += 2.6
            if bottom - y > 5:
                found["logo"] = logo(sheet, design, layout, (x, y, right, y + 3))
                y += 3.6
            while y + 1.6 < bottom:
                sheet.text(x, y, layout.choice(words.FINE_PRINT), inks.text_font, 1.5, inks.text, right - x)
                y += 1.9
            if not boxes:
                boxes = found
    edge_stamp(sheet, design, pack)
    return boxes
