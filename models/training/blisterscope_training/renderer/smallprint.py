"""The rest of a foil: small print, warnings, codes, batch stamps."""

from __future__ import annotations

from random import Random
from textwrap import wrap

from . import palette, words
from .design import Design
from .ink import Box, Boxes, Ink
from .marks import logo


def small_print(block: Ink, design: Design, layout: Random, where: Box) -> Boxes:
    """One or two columns of small print; some have the maker's logo, a code, a framed warning or a line of Thai."""
    boxes: Boxes = {}
    middle = where[0] + (where[2] - where[0]) * layout.uniform(0.42, 0.6)
    columns = ((where[0], middle - 1), (middle + 0.5, where[2])) if where[2] - where[0] > 26 else ((where[0], where[2]),)
    size = layout.uniform(1.5, 2.0)
    for left, right in columns:
        y, extra = where[1], layout.choice(("", "logo", "code", "frame", "thai" if design.print.thai else "logo"))
        if extra == "logo" and where[3] - y > 6:
            boxes["logo"] = logo(block, design, layout, (left, y, right, y + 4.2))
            y += 5
        elif extra == "code" and where[3] - y > 8:
            _code(block, design, layout, left, y)
            y += 7.5
        elif extra == "frame" and where[3] - y > 7:
            block.box((left, y, right, y + 5), outline=design.print.text)
            for row, text in enumerate(wrap(layout.choice(words.WARNINGS), int((right - left) / 0.85))[:2]):
                block.text(left + 0.6, y + 0.5 + row * 2.1, text, design.print.text_font, 1.7, design.print.text, right - left - 1.2)
            y += 6
        elif extra == "thai":
            block.text(left, y, layout.choice(words.THAI_LINES), "NotoSansThai-Bold", 2.6, design.print.text, right - left)
            y += 3.8
        lines = max(int((where[3] - y) / (size * 1.22)), 0)
        for text in words.paragraph(layout, design.generic, design.strength, lines, int((right - left) / (size * 0.5))):
            block.text(left, y, text, design.print.text_font, size, design.print.text, right - left)
            y += size * 1.22
    return boxes


def warning(block: Ink, design: Design, layout: Random, where: Box) -> None:
    fill = layout.choice((palette.WARNING_RED, palette.WARNING_RED, design.print.second))
    if fill == design.print.ground_colour:
        fill = palette.WARNING_RED
    block.box(where, fill=fill)
    colour = layout.choice((palette.BLACK, palette.WHITE))
    lines = wrap(layout.choice(words.WARNINGS), max(int((where[2] - where[0] - 1.6) / 0.85), 8))
    for row, text in enumerate(lines[: int((where[3] - where[1] - 0.8) / 2.0)]):
        block.text(where[0] + 0.8, where[1] + 0.5 + row * 2.0, text, design.print.text_font, 1.7, colour, where[2] - where[0] - 1.6)


def edge_stamp(sheet: Ink, design: Design, pack: Random) -> None:
    """Batch number and dates in one line along the lower edge, unless embossed."""
    if design.print.embossed:
        return
    text = "   ".join(words.batch_stamp(pack)[:2])
    sheet.text(2, design.height_mm - 2.4, text, "DejaVuSansMono", 1.8, palette.contrast(design.print.ground_colour), design.width_mm - 4)


def _code(block: Ink, design: Design, layout: Random, x: float, y: float) -> None:
    if layout.random() < 0.5:
        block.box((x, y, x + 13, y + 6.6), fill=palette.WHITE)
        block.bars(layout, (x + 0.6, y + 0.4, x + 12.4, y + 5.6), palette.BLACK)
    else:
        block.matrix(layout, (x, y, x + 6.8, y + 6.8), palette.BLACK)
