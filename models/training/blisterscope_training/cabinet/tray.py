"""The view of the cabinet's camera: a matt tray from above, packs in it, uneven light, sensor noise.

Positions are in millimetres from the middle of the tray; pictures are uint8 or float32 RGB.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np

from ..renderer.artwork import Boxes, layers
from ..renderer.background import PATTERNED, pattern
from ..renderer.design import Design, Face
from ..renderer.light import Lamp, Lighting, lit
from ..renderer.palette import Colour
from ..renderer.stored import Stored, slopes
from .crop import Box, box_of, crop
from .hand import hand

FIELD_MM = 180
"""Width of the tray that the picture shows."""
KEYSTONE = 2.5e-4
"""Per millimetre: the camera sits slightly below the middle, so the far side looks smaller."""
DRAWN_PX_PER_MM = 10
LONGEST_UPRIGHT_MM = 95
SHADOW_MM = (1.6, 2.2)
LENS_BLUR_PX = 0.7
NOISE = 1.7
"""Standard deviation of the sensor's noise before the camera smooths it, in 8-bit steps."""


class Cabinet(NamedTuple):
    """Its tray's colour, its lamp's brightness and position (-1 to 1 across the picture), and whether the tray has a pattern."""

    colour: Colour = (88, 99, 107)
    brightness: float = 1.05
    lamp_x: float = -0.3
    lamp_y: float = -0.35
    patterned: bool = False


def any_cabinet(random: np.random.Generator) -> Cabinet:
    """A grey from anthracite to nearly white, with a tint and sometimes a pattern; a dim or a bright lamp."""
    colour = random.uniform(40, 200) * (1 + random.normal(0, 0.06, 3))
    return Cabinet(tuple(colour), random.uniform(0.75, 1.1), *random.uniform(-0.7, 0.7, 2), random.random() < PATTERNED)


@dataclass(frozen=True)
class Lying:
    """A pack in the tray: its lit face (float32 RGBA; white is 255, reflections of lamps exceed it), its critical parts in
    pixels of the face, its centre, and its clockwise angle."""

    face: np.ndarray
    parts: Boxes
    width_mm: float
    height_mm: float
    x_mm: float = 0.0
    y_mm: float = 0.0
    degrees: float = 0.0


def lying(design: Design, face: Face, seed: int, x_mm: float, y_mm: float, degrees: float, glare: float = 0.0) -> Lying:
    """One pack of the design under the tray's lamp; glare 1 reflects the lamp over all its foil and film."""
    drawn = layers(design, face, round(design.height_mm * DRAWN_PX_PER_MM), seed)
    colour = lit(drawn.albedo, drawn.relief, drawn.gloss, _over_the_tray(seed, degrees, glare)) * 255
    face_lit = np.dstack([colour, drawn.cover * 255]).astype(np.float32)
    return Lying(face_lit, drawn.boxes, design.width_mm, design.height_mm, x_mm, y_mm, degrees)


def stored_lying(design: Design, face: Stored, seed: int, degrees: float) -> Lying:
    """The same from a stored face: faster and coarser. At 0 `degrees` its long side is horizontal."""
    lighting = _over_the_tray(seed, degrees, glare=0.0)
    colour = lit(face.paint[..., :3] / np.float32(255), slopes(face.surface), face.surface[..., 2] / np.float32(255), lighting) * 255
    face_lit = np.dstack([colour, face.paint[..., 3]]).astype(np.float32)
    short_mm, long_mm = sorted((design.width_mm, design.height_mm))
    return Lying(face_lit, face.boxes, long_mm, short_mm, degrees=degrees)


def dropped(design: Design, face: Face, seed: int, x_mm: float = 0.0, y_mm: float = 0.0, glare: float = 0.0) -> Lying:
    """The pack near that position with a small random turn; a long pack lies horizontally."""
    random = np.random.default_rng([seed, 3])
    across = 90 if design.height_mm > LONGEST_UPRIGHT_MM else 0
    x, y = random.uniform(-4, 4, 2)
    return lying(design, face, seed, x_mm + x, y_mm + y, across + random.uniform(-16, 16), glare)


class Tray:
    """One tray under one lamp; the same seed gives the same grain."""

    def __init__(self, seed: int, width: int, height: int, cabinet: Cabinet = Cabinet()) -> None:
        random = np.random.default_rng([seed, 0])
        self.size = (width, height)
        self.px_per_mm = width / FIELD_MM
        self.surface = np.float32(cabinet.colour) * (1 + _grain(random, width, height))[..., None]
        if cabinet.patterned:
            self.surface *= pattern(random, height, width, self.px_per_mm)
        self.lamp = _lamp(width, height, cabinet)

    def light(self, packs: list[Lying]) -> np.ndarray:
        """float32 RGB [height, width, 3]: the light that reaches the lens; 255 is white."""
        scene = self.surface.copy()
        for pack in packs:
            scene = self._laid(scene, pack)
        return scene * self.lamp[..., None]

    def carried(self, pack: Lying, away_mm: float, speed_mm: float, resting: list[Lying]) -> np.ndarray:
        """The same while a hand holds the pack `away_mm` nearer to the viewer and moves it by `speed_mm` during the exposure."""
        moments = []
        for share in np.linspace(0, 1, 9):
            held = replace(pack, y_mm=pack.y_mm + away_mm + share * speed_mm)
            x, y = self.corners(held).mean(axis=0)
            colour, cover = hand(self.size, x, y, self.px_per_mm)
            moments.append(self.light([*resting, held]) * (1 - cover[..., None]) + colour * cover[..., None])
        return np.mean(moments, axis=0)

    def corners(self, pack: Lying) -> np.ndarray:
        """[4, 2] pixels: the corners of the pack in the picture, from its upper left one clockwise."""
        return self._seen(outline_mm(pack.width_mm, pack.height_mm, pack.x_mm, pack.y_mm, pack.degrees))

    def parts(self, pack: Lying) -> dict[str, np.ndarray]:
        """The same for each of its critical parts."""
        height, width = pack.face.shape[:2]
        from_face = cv2.getPerspectiveTransform(np.float32([[0, 0], [width, 0], [width, height], [0, height]]), self.corners(pack))
        rectangles = {name: np.float32([[[x0, y0], [x1, y0], [x1, y1], [x0, y1]]]) for name, (x0, y0, x1, y1) in pack.parts.items()}
        return {name: cv2.perspectiveTransform(rectangle, from_face)[0] for name, rectangle in rectangles.items()}

    def _seen(self, places_mm: np.ndarray) -> np.ndarray:
        depth = 1 - KEYSTONE * places_mm[:, 1:]
        return (places_mm * self.px_per_mm / depth + np.array(self.size) / 2).astype(np.float32)

    def _laid(self, scene: np.ndarray, pack: Lying) -> np.ndarray:
        corners = self.corners(pack)
        shade = self._warped(pack.face[..., 3], corners + np.float32(SHADOW_MM) * self.px_per_mm)
        soft = cv2.GaussianBlur(shade, (0, 0), 1.8 * self.px_per_mm) / 255
        scene = scene * (1 - 0.45 * soft[..., None])
        cover = self._warped(pack.face, corners)
        alpha = cover[..., 3:] / 255
        return scene * (1 - alpha) + cover[..., :3] * alpha

    def _warped(self, artwork: np.ndarray, corners: np.ndarray) -> np.ndarray:
        """The artwork warped at twice the resolution and averaged down, for smooth edges."""
        height, width = artwork.shape[:2]
        source = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
        matrix = cv2.getPerspectiveTransform(source, np.float32(corners * 2))
        large = cv2.warpPerspective(artwork, matrix, (self.size[0] * 2, self.size[1] * 2), flags=cv2.INTER_LINEAR)
        return cv2.resize(large, self.size, interpolation=cv2.INTER_AREA)


def outline_mm(width: float, height: float, x: float, y: float, degrees: float) -> np.ndarray:
    """[4, 2]: the corners of a rectangle around (x, y), turned clockwise; from its upper left one clockwise."""
    half = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (width / 2, height / 2)
    return half @ _turn(degrees).T + (x, y)


def cut_out(tray: Tray, pack: Lying, frame: int, side: int) -> np.ndarray:
    """The crop of that pack that the network sees."""
    return shot_of(tray, pack, frame, side)[0]


def shot_of(tray: Tray, pack: Lying, frame: int, side: int) -> tuple[np.ndarray, Box]:
    """The same, and the box of the crop."""
    box = box_of(tray.corners(pack))
    return crop(sensed(tray.light([pack]), frame), box, side), box


def sensed(scene: np.ndarray, frame: int) -> np.ndarray:
    """The picture from lens and sensor: slightly blurred, with fresh noise, clipped at white."""
    random = np.random.default_rng([frame, 1])
    noise = random.normal(0, NOISE, scene.shape).astype(np.float32)
    grain = cv2.GaussianBlur(noise, (0, 0), 0.7)
    soft = cv2.GaussianBlur(scene, (0, 0), LENS_BLUR_PX)
    return np.clip(soft * (1 + random.normal(0, 0.002)) + grain, 0, 255).round().astype(np.uint8)


def _over_the_tray(seed: int, degrees: float, glare: float) -> Lighting:
    """The light on a slightly bent pack at that angle."""
    toward = np.array([-0.6, -0.8]) @ _turn(degrees)
    lamps = (Lamp(*(toward * 0.45), 0.25, 0.35), Lamp(0.1, 0.1, 0.6, 0.1), Lamp(0.0, 0.0, 0.14, 2.2 * glare))
    return Lighting(*toward, 0.5, lamps, *np.random.default_rng([seed, 2]).normal(0, 0.15, 2))


def _lamp(width: int, height: int, cabinet: Cabinet) -> np.ndarray:
    """A soft lamp, weaker towards the corners."""
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    return np.float32(cabinet.brightness - 0.055 * ((x - cabinet.lamp_x) ** 2 + (y - cabinet.lamp_y) ** 2))


def _grain(random: np.random.Generator, width: int, height: int) -> np.ndarray:
    """The grain of moulded plastic: faint mottling at three scales."""
    mottling = np.zeros((height, width), np.float32)
    for scale, strength in ((1.2, 0.10), (6, 0.10), (40, 0.12)):
        noise = random.normal(0, 1, (height, width)).astype(np.float32)
        mottling += strength * scale / 10 * cv2.GaussianBlur(noise, (0, 0), scale)
    return mottling


def _turn(degrees: float) -> np.ndarray:
    angle = np.deg2rad(degrees)
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
