"""The printed foil."""

from __future__ import annotations

from random import Random

from .cells import cells
from .design import Design
from .ink import Box, Boxes, Ink
from .poster import poster
from .web import web


def print_face(design: Design, px_per_mm: float, pack: Random) -> tuple[Ink, Boxes]:
    """The ink of the flat side, and the boxes of name, strength and logo (mm). `pack` draws whatever differs between packs:
    where the web was cut, batch number and dates."""
    layout = Random(f"layout {design.layout_seed}")
    sheet = Ink(design.width_mm, design.height_mm, px_per_mm)
    draw = {"web": web, "cells": cells, "poster": poster}[design.print.layout]
    boxes = draw(sheet, design, layout, pack)
    return sheet, {name: _inside(box, design) for name, box in boxes.items() if _visible(box, design)}


def _visible(box: Box, design: Design) -> bool:
    return box[2] > 1 and box[3] > 1 and box[0] < design.width_mm - 1 and box[1] < design.height_mm - 1


def _inside(box: Box, design: Design) -> Box:
    return max(box[0], 0), max(box[1], 0), min(box[2], design.width_mm), min(box[3], design.height_mm)
