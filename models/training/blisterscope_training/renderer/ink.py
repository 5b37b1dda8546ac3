"""A transparent sheet of ink, in millimetres: text, boxes and codes, to be laid on any foil."""

from __future__ import annotations

from random import Random

import numpy as np
from PIL import Image, ImageDraw

from .fonts import font
from .palette import Colour

Box = tuple[float, float, float, float]  # x0, y0, x1, y1 in mm
Boxes = dict[str, Box]


class Ink:
    """Colour is premultiplied by coverage: without ink both are 0."""

    def __init__(self, width_mm: float, height_mm: float, px_per_mm: float) -> None:
        self.scale = px_per_mm
        self.image = Image.new("RGBA", (max(1, round(width_mm * px_per_mm)), max(1, round(height_mm * px_per_mm))))
        self.draw = ImageDraw.Draw(self.image)

    def text(self, x: float, y: float, words: str, face: str, height_mm: float, colour: Colour, width_mm: float | None = None) -> Box:
        """Writes one line with its top left at x, y, shrunk to fit width_mm. Returns its box."""
        drawn = font(face, round(height_mm * self.scale))
        length = drawn.getlength(words)
        if width_mm is not None and length > width_mm * self.scale:
            drawn = font(face, int(height_mm * self.scale * width_mm * self.scale / length))
        at = (x * self.scale, y * self.scale)
        self.draw.text(at, words, font=drawn, fill=(*colour, 255), anchor="la")
        return self._to_mm(drawn.getbbox(words, anchor="la"), at)

    def line_length(self, words: str, face: str, height_mm: float) -> float:
        return font(face, round(height_mm * self.scale)).getlength(words) / self.scale

    def box(self, where: Box, fill: Colour | None = None, outline: Colour | None = None, radius_mm: float = 0.0) -> Box:
        pixels = [part * self.scale for part in where]
        if pixels[2] - pixels[0] < 1 or pixels[3] - pixels[1] < 1:
            return where
        self.draw.rounded_rectangle(
            pixels, radius_mm * self.scale, None if fill is None else (*fill, 255),
            None if outline is None else (*outline, 255), max(1, round(0.25 * self.scale)),
        )
        return where

    def polygon(self, points: list[tuple[float, float]], fill: Colour) -> None:
        self.draw.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=(*fill, 255))

    def ellipse(self, where: Box, fill: Colour) -> None:
        self.draw.ellipse([part * self.scale for part in where], fill=(*fill, 255))

    def bars(self, random: Random, where: Box, colour: Colour) -> None:
        """A linear barcode."""
        x, stop = where[0], where[2]
        while x < stop:
            width = random.choice((0.25, 0.25, 0.5, 0.75))
            self.draw.rectangle([x * self.scale, where[1] * self.scale, min(x + width, stop) * self.scale, where[3] * self.scale], fill=(*colour, 255))
            x += width + random.choice((0.25, 0.5))

    def matrix(self, random: Random, where: Box, colour: Colour) -> None:
        """A two-dimensional code of 18 modules per side, with finder edges."""
        side = 18
        cells = np.array([[random.random() < 0.5 for _ in range(side)] for _ in range(side)])
        cells[:, 0] = cells[-1, :] = True
        self.box(where, fill=(250, 250, 250))
        module = (where[2] - where[0]) / (side + 2)
        for row, column in zip(*np.nonzero(cells)):
            x, y = where[0] + (column + 1) * module, where[1] + (row + 1) * module
            self.draw.rectangle([x * self.scale, y * self.scale, (x + module) * self.scale, (y + module) * self.scale], fill=(*colour, 255))

    def paste(self, other: Ink, x: float, y: float, quarter_turns: int = 0) -> None:
        """Lays another sheet over this one, turned counter-clockwise, with its top left at x, y."""
        image = other.image if quarter_turns % 4 == 0 else other.image.rotate(90 * quarter_turns, expand=True)
        left, top = round(x * self.scale), round(y * self.scale)
        region = (max(left, 0), max(top, 0), min(left + image.width, self.image.width), min(top + image.height, self.image.height))
        if region[2] <= region[0] or region[3] <= region[1]:
            return
        over = np.asarray(image.crop((region[0] - left, region[1] - top, region[2] - left, region[3] - top)), np.uint16)
        under = np.asarray(self.image.crop(region), np.uint16)
        self.image.paste(Image.fromarray((over + under * (255 - over[..., 3:]) // 255).astype(np.uint8), "RGBA"), region[:2])
        self.draw = ImageDraw.Draw(self.image)

    def arrays(self) -> tuple[np.ndarray, np.ndarray]:
        """Premultiplied colour [H, W, 3] and coverage [H, W, 1], both float32 0..1."""
        pixels = np.asarray(self.image, np.float32) / 255.0
        return pixels[..., :3], pixels[..., 3:]

    def _to_mm(self, bounds: tuple[int, int, int, int], at: tuple[float, float]) -> Box:
        return tuple((bounds[i] + at[i % 2]) / self.scale for i in range(4))
