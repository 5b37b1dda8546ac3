"""Materials and finishes beyond those of `design_from_seed`, whose designs must not change."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from . import paper
from .design import Design

_ON_PAPER, _EMBOSSED = 0.2, 0.25


def in_any_material(design: Design) -> Design:
    """The design unchanged, with paper lidding, with an embossed batch number, or both; always the same for one design."""
    random = Random(f"material {design.id}")
    printed = design.print
    if printed.ground != "colour" and random.random() < _ON_PAPER:
        printed = replace(printed, ground="paper", ground_colour=random.choice(paper.COLOURS))
    return replace(design, print=replace(printed, embossed=random.random() < _EMBOSSED))
