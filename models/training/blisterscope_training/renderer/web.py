"""Continuous print: one block repeats along the foil."""

from __future__ import annotations

from random import Random

from . import palette, words
from .design import Design
from .ink import Box, Boxes, Ink
from .marks import brand_mark
from .smallprint import small_print, warning


def web(sheet: Ink, design: Design, layout: Random, pack: Random) -> Boxes:
    """One block of print repeats along the foil, which is cut at a random place."""
    inks = design.print
    stamp = layout.choice((0.0, 9.0, 10.0)) if design.width_mm > 45 else 0.0
    band = layout.choice((0.0, 0.0, 4.0, 5.5)) if design.width_mm > 40 else 0.0
    edge = layout.choice((0.0, 0.0, 3.0, 5.0))
    wide = design.width_mm - stamp - band - edge - 3
    block_height = max(design.height_mm * layout.choice((0.4, 0.5, 0.62, 0.8)), 24.0)
    block, found = _block(design, layout, wide, block_height, sheet.scale)
    phase = pack.random() * block_height
    y = -phase
    boxes: Boxes = {}
    while y < design.height_mm:
        sheet.paste(block, edge + 1.5, y)
        for name, box in found.items():
            placed = (box[0] + edge + 1.5, box[1] + y, box[2] + edge + 1.5, box[3] + y)
            if name not in boxes or not _whole(boxes[name], design):
                boxes[name] = placed
        y += block_height
    if edge:
        sheet.box((0, 0, edge, design.height_mm), fill=inks.accent)
    if band:
        _side_band(sheet, design, (design.width_mm - stamp - band, 0, design.width_mm - stamp, design.height_mm), layout)
    if stamp and not inks.embossed:
        _stamp(sheet, design, pack, design.width_mm - stamp, stamp)
    return boxes


def _block(design: Design, layout: Random, wide: float, tall: float, scale: float) -> tuple[Ink, Boxes]:
    inks, block, boxes = design.print, Ink(wide, tall, scale), {}
    generic_height, name_height = layout.uniform(2.8, 4.4), layout.uniform(3.6, 6.5)
    line = f"{design.generic} {design.form} {design.strength}"
    parts = [("generic", generic_height + 1.2), ("brand", name_height + 2.4)]
    if layout.random() < 0.7:
        parts.append(("warning", layout.uniform(5, 8)))
    layout.shuffle(parts)
    free = max(tall - sum(height for _, height in parts), 0)
    shares = [layout.uniform(0.4, 1) for _ in parts]
    y = 0.0
    for (part, height), share in zip(parts, shares):
        if part == "generic":
            block.text(0, y, line, inks.text_font, generic_height, inks.text, wide)
        elif part == "brand":
            boxes.update(brand_mark(block, design, layout, (0, y, wide, y + name_height + 1.6)))
        else:
            warning(block, design, layout, (0, y, wide * layout.choice((0.5, 0.7, 1.0)), y + height - 1))
        y += height
        gap = free * share / sum(shares)
        boxes.update(small_print(block, design, layout, (0, y, wide, y + gap - 0.6)))
        y += gap
    return block, boxes


def _side_band(sheet: Ink, design: Design, where: Box, layout: Random) -> None:
    inks, thick = design.print, where[2] - where[0]
    fill = layout.choice((inks.accent, inks.accent, inks.second))
    sheet.box(where, fill=fill)
    strip = Ink(where[3] - where[1], thick, sheet.scale)
    x = 1.0
    while x < where[3] - where[1]:
        x = strip.text(x, thick * 0.1, f"{design.name} {design.strength}", inks.display_font, thick * 0.62, palette.contrast(fill))[2] + 4
    sheet.paste(strip, where[0], where[1], quarter_turns=1)


def _stamp(sheet: Ink, design: Design, pack: Random, x: float, wide: float) -> None:
    strip = Ink(design.height_mm, wide, sheet.scale)
    colour = (54, 52, 120) if design.print.ground != "colour" else palette.contrast(design.print.ground_colour)
    for row, text in enumerate(words.batch_stamp(pack)):
        strip.text(2, 0.6 + row * wide * 0.3, text, "DejaVuSansMono", wide * 0.26, colour, design.height_mm - 4)
    sheet.paste(strip, x, 0, quarter_turns=1)


def _whole(box: Box, design: Design) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= design.width_mm and box[3] <= design.height_mm
