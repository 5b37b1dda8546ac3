"""The marks that identify a pack: the product's name with its strength, and the maker's logo."""

from __future__ import annotations

from random import Random

from . import palette
from .design import Design
from .ink import Box, Boxes, Ink


def brand_mark(sheet: Ink, design: Design, layout: Random, where: Box) -> Boxes:
    """The product's name and strength in one of several styles: on a bar, in a lozenge, in plain colour, or with the strength
    boxed."""
    inks, style = design.print, layout.choice(("bar", "lozenge", "plain", "plain", "boxed strength"))
    height = where[3] - where[1]
    size, wide = height * 0.78, where[2] - where[0]
    number = design.strength.split()[0] if layout.random() < 0.3 else design.strength
    name_width = min(sheet.line_length(design.name, inks.display_font, size), wide * 0.62)
    strength_width = min(sheet.line_length(number, inks.display_font, size * 0.8), wide * 0.32)
    x = where[0] + (layout.choice((0.0, 0.5)) * max(wide - name_width - strength_width - 4, 0)) + 1.2
    name_colour = strength_colour = inks.accent
    if style == "bar":
        sheet.box((where[0], where[1], where[2], where[3]), fill=inks.accent)
    if style == "lozenge":
        sheet.box((x - 1, where[1], x + name_width + 1.2, where[3]), fill=inks.accent, radius_mm=height * layout.choice((0.15, 0.5)))
    if style in ("bar", "lozenge"):
        name_colour = palette.contrast(inks.accent)
        strength_colour = name_colour if style == "bar" else inks.text
    name = sheet.text(x, where[1] + height * 0.06, design.name, inks.display_font, size, name_colour, wide * 0.62)
    x = name[2] + 2.2
    if style == "boxed strength":
        sheet.box((x - 0.8, where[1], x + strength_width + 0.8, where[3]), fill=inks.second)
        strength_colour = palette.contrast(inks.second)
    strength = sheet.text(x, where[1] + height * 0.16, number, inks.display_font, size * 0.8, strength_colour, min(wide * 0.32, where[2] - x - 0.8))
    return {"name": name, "strength": strength}


def logo(sheet: Ink, design: Design, layout: Random, where: Box) -> Box:
    """The maker's symbol and name."""
    mark = Random(f"logo {design.maker}")
    size, colour = where[3] - where[1], mark.choice((design.print.text, design.print.second))
    x, y = where[0], where[1]
    shape = mark.choice(("disc", "square", "triangle", "ring"))
    if shape in ("disc", "ring"):
        sheet.ellipse((x, y, x + size, y + size), colour)
        inset = size * (0.28 if shape == "ring" else 0.42)
        sheet.ellipse((x + inset, y + inset, x + size - inset, y + size - inset), palette.contrast(colour))
    elif shape == "square":
        sheet.box((x, y, x + size, y + size), fill=colour, radius_mm=size * 0.2)
        sheet.box((x + size * 0.42, y + size * 0.15, x + size * 0.58, y + size * 0.85), fill=palette.contrast(colour))
        sheet.box((x + size * 0.15, y + size * 0.42, x + size * 0.85, y + size * 0.58), fill=palette.contrast(colour))
    else:
        sheet.polygon([(x, y + size), (x + size / 2, y), (x + size, y + size)], colour)
    word = sheet.text(x + size + 0.8, y + size * 0.12, design.maker.split()[0].lower(), mark.choice(("Lato-Heavy", "Roboto-Medium", "DejaVuSerif-Bold")),
                      size * 0.72, colour, max(where[2] - x - size - 1, 3))
    return (x, y, word[2], y + size)
