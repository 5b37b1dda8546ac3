"""One photograph of one pack as the network sees it: located, turned upright, cropped, and filled around."""

from __future__ import annotations

import math
from typing import NamedTuple

import cv2
import numpy as np

from . import background, camera, obstacles
from .light import Lamp, Lighting, lit
from .stored import Stored, halved, slopes

MARGIN = 0.04  # the pack's long side fills 1 - 2 * MARGIN of the picture's
FILL = (124, 116, 104)  # the mean colour: filled pixels are 0 after normalization
_SHOWN_MM = 90  # roughly the length of tray that a picture's side shows


class Difficulty(NamedTuple):
    """Amounts of variation in a photograph: 0 is a reference picture on a desk, 1 a hurried one in bad light."""

    pose: float
    light: float
    camera: float
    obstacles: float


EASY = Difficulty(0.4, 0.5, 0.3, 0.0)
USUAL = Difficulty(1.0, 1.0, 1.0, 0.7)
HARD = Difficulty(1.2, 1.5, 1.5, 2.0)


class View(NamedTuple):
    """picture [S, S, 3] uint8 RGB; polygon [4, 2] is the pack's outline, components those of its critical parts; project maps
    pixels of the stored face, [N, 2], into the picture."""

    picture: np.ndarray
    polygon: np.ndarray
    components: dict[str, np.ndarray]
    transform: np.ndarray

    def project(self, points: np.ndarray) -> np.ndarray:
        return cv2.perspectiveTransform(np.float32(points).reshape(-1, 1, 2), self.transform).reshape(-1, 2)


def view(face: Stored, side_px: int, random: np.random.Generator, difficulty: Difficulty = USUAL, quarter_turns: int = 0) -> View:
    """A photograph of the face; the same generator state gives the same picture."""
    source = halved(face) if face.paint.shape[1] > 2 * side_px else face
    transform, half_height = _pose(source, side_px, random, difficulty.pose)
    paint, surface = _warped(source, transform, side_px, random, difficulty.pose)
    colour = lit(paint[..., :3] * np.float32(1 / 255), slopes(surface), surface[..., 2] * np.float32(1 / 255), _lighting(random, difficulty.light))
    cover = paint[..., 3:] * np.float32(1 / 255)
    picture = _tray(random, side_px, cover)
    picture += cover * (colour - picture)
    picture *= _falling_light(random, side_px, difficulty.light)
    obstacles.laid_over(picture, random, difficulty.obstacles)
    shot = camera.shot(picture, random, difficulty.camera)
    top, bottom = max(round(side_px / 2 - half_height), 0), min(round(side_px / 2 + half_height), side_px)
    shot[:top] = FILL
    shot[bottom:] = FILL
    # From the size used for warping back to pixels of the stored face.
    transform = transform @ np.diag([source.paint.shape[1] / face.paint.shape[1], source.paint.shape[0] / face.paint.shape[0], 1.0])
    turned, transform = _turned(np.ascontiguousarray(shot), transform, quarter_turns)
    height, width = face.paint.shape[:2]
    bare = View(turned, np.zeros((4, 2)), {}, transform)
    components = {name: bare.project(_corners(*box)) for name, box in face.boxes.items()}
    return bare._replace(polygon=bare.project(_corners(0, 0, width, height)), components=components)


def _corners(x0: float, y0: float, x1: float, y1: float) -> list[list[float]]:
    """Corners of a box, clockwise from the upper left."""
    return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]


def _pose(face: Stored, side_px: int, random: np.random.Generator, amount: float) -> tuple[np.ndarray, float]:
    """Where the pack lands given a small error of its box, and half the height that is not filled."""
    height, width = face.paint.shape[:2]
    long_px = side_px * (1 - 2 * MARGIN)
    grown = random.normal(0, 0.025 * amount, 2) - 0.01 * amount
    length, across = long_px * (1 + grown[0]), long_px * height / width * (1 + grown[1])
    shift = random.normal(0, 0.018 * amount, 2) * side_px
    angle = math.radians(float(np.clip(random.normal(0, 3.2 * amount), -10, 10)))
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * (length / 2, across / 2)
    corners = corners * (1 + random.normal(0, 0.018 * amount, (4, 2)))
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    target = corners @ turn + side_px / 2 + shift
    source = np.float32(_corners(0, 0, width, height))
    return cv2.getPerspectiveTransform(source, np.float32(target)), long_px * height / width / 2 + MARGIN * side_px


def _warped(face: Stored, transform: np.ndarray, side_px: int, random: np.random.Generator, amount: float) -> tuple[np.ndarray, np.ndarray]:
    size = (side_px, side_px)
    if random.random() > 0.3 * amount:
        return (cv2.warpPerspective(face.paint, transform, size, flags=cv2.INTER_LINEAR),
                cv2.warpPerspective(face.surface, transform, size, flags=cv2.INTER_LINEAR))
    # A bent pack: its rows become arcs.
    bend = random.normal(0, 0.02) * side_px
    wave = np.cos(np.linspace(-1, 1, side_px, dtype=np.float32) * random.uniform(1.0, 2.5)) * np.float32(bend)
    grid_x, grid_y = np.meshgrid(np.arange(side_px, dtype=np.float32), np.arange(side_px, dtype=np.float32))
    back = np.linalg.inv(transform).astype(np.float32)
    y = grid_y + wave[None, :]
    depth = back[2, 0] * grid_x + back[2, 1] * y + back[2, 2]
    map_x = (back[0, 0] * grid_x + back[0, 1] * y + back[0, 2]) / depth
    map_y = (back[1, 0] * grid_x + back[1, 1] * y + back[1, 2]) / depth
    return cv2.remap(face.paint, map_x, map_y, cv2.INTER_LINEAR), cv2.remap(face.surface, map_x, map_y, cv2.INTER_LINEAR)


def _lighting(random: np.random.Generator, amount: float) -> Lighting:
    angle = random.uniform(0, 2 * math.pi)
    lamps = tuple(
        Lamp(random.normal(0, 0.3), random.normal(0, 0.3), random.uniform(0.06, 0.5), random.uniform(0.05, 0.55 * (0.5 + amount / 2)))
        for _ in range(random.integers(1, 4))
    )
    return Lighting(math.cos(angle), math.sin(angle), random.uniform(0.25, 0.9), lamps, random.normal(0, 0.25 * amount), random.normal(0, 0.25 * amount))


def _tray(random: np.random.Generator, side_px: int, cover: np.ndarray) -> np.ndarray:
    """A slightly tinted grey surface, plain or patterned, with the pack's shadow."""
    base = random.uniform(0.25, 0.95) * (1 + random.normal(0, 0.06, 3))
    slope = random.normal(0, 0.12, 2)
    ramp = np.linspace(-0.5, 0.5, side_px, dtype=np.float32)
    tray = np.float32(base)[None, None, :] * (1 + np.float32(slope[0]) * ramp[None, :, None] + np.float32(slope[1]) * ramp[:, None, None])
    if random.random() < background.PATTERNED:
        tray *= background.pattern(random, side_px, side_px, side_px / _SHOWN_MM)
    shift = np.float32([[1, 0, random.normal(0, 0.012) * side_px], [0, 1, random.normal(0, 0.012) * side_px]])
    blur = max(int(side_px * random.uniform(0.01, 0.05)), 1)
    shadow = cv2.blur(cv2.warpAffine(cover[..., 0], shift, (side_px, side_px)), (blur, blur))
    return tray * (1 - np.float32(random.uniform(0.1, 0.6)) * shadow[..., None])


def _falling_light(random: np.random.Generator, side_px: int, amount: float) -> np.ndarray:
    """Uneven light: a ramp, and sometimes the soft edge of the photographer's shadow."""
    x = np.linspace(-0.5, 0.5, side_px, dtype=np.float32)
    across, down = random.normal(0, 0.16 * amount, 2)
    field = 1 + np.float32(across) * x[None, :] + np.float32(down) * x[:, None]
    if random.random() < 0.25 * amount:
        angle, at, soft = random.uniform(0, 2 * math.pi), random.uniform(-0.35, 0.35), random.uniform(0.02, 0.2)
        edge = (x[None, :] * np.float32(math.cos(angle)) + x[:, None] * np.float32(math.sin(angle)) - np.float32(at)) / np.float32(soft)
        field = field * (1 - np.float32(random.uniform(0.15, 0.5)) * np.clip(edge + 0.5, 0, 1))
    return field[..., None]


def _turned(picture: np.ndarray, transform: np.ndarray, quarter_turns: int) -> tuple[np.ndarray, np.ndarray]:
    """Counter-clockwise quarter turns of both picture and transform."""
    side = picture.shape[0]
    for _ in range(quarter_turns % 4):
        picture = np.rot90(picture)
        transform = np.array([[0, 1, 0], [-1, 0, side], [0, 0, 1.0]]) @ transform
    return np.ascontiguousarray(picture), transform
