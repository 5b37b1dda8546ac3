"""The pockets of a pack, and the distance of each point to the nearest one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .design import Design, Pill


class Pockets(NamedTuple):
    """Per pixel: position relative to the nearest pocket's centre (mm), the pocket's number, and signed distances (mm) to the
    outlines of pocket and pill, negative inside."""

    u: np.ndarray
    v: np.ndarray
    number: np.ndarray
    pocket: np.ndarray
    pill: np.ndarray


def pockets(design: Design, height_px: int, width_px: int) -> Pockets:
    x = (np.arange(width_px, dtype=np.float32) + 0.5) * (design.width_mm / width_px)
    y = (np.arange(height_px, dtype=np.float32) + 0.5) * (design.height_mm / height_px)
    left, top, right, bottom = array_box(design)
    column, u = _nearest(x - left, (right - left) / design.blister.columns, design.blister.columns)
    row, v = _nearest(y - top, (bottom - top) / design.blister.rows, design.blister.rows)
    u, v = np.broadcast_arrays(u[None, :], v[:, None])
    pill = fitted_pill(design)
    to_pill = outline_distance(pill, u, v)
    return Pockets(u, v, row[:, None] * design.blister.columns + column[None, :], to_pill - pocket_room(design), to_pill)


def array_box(design: Design) -> tuple[float, float, float, float]:
    """The box of all pockets, in mm. Unless they fill the pack, a printed strip remains at the right."""
    strip = 0.0 if design.blister.shared_pitch else min(11.0, design.width_mm * 0.2)
    return 2.0, 2.0, design.width_mm - 2.0 - strip, design.height_mm - 2.0


def fitted_pill(design: Design) -> Pill:
    """The pill, shrunk to fit its share of the pack."""
    left, top, right, bottom = array_box(design)
    pitch_x, pitch_y = (right - left) / design.blister.columns, (bottom - top) / design.blister.rows
    fit = min(1.0, (pitch_x - 3.6) / design.pill.length_mm, (pitch_y - 3.6) / design.pill.width_mm)
    pill = design.pill
    return Pill(pill.shape, pill.length_mm * fit, pill.width_mm * fit, pill.colour, pill.cap, pill.imprint, pill.scored)


def pocket_room(design: Design) -> float:
    """The gap between the pocket's wall and the pill, in mm; cold-formed aluminium needs more than film."""
    return 1.5 if design.blister.film == "alu" else 0.9


def outline_distance(pill: Pill, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    half_length, half_width = pill.length_mm / 2, pill.width_mm / 2
    if pill.shape in ("oblong", "capsule"):
        along = np.maximum(np.abs(u) - (half_length - half_width), 0)
        return np.hypot(along, v) - half_width
    if pill.shape == "square":
        radius = half_width * 0.35
        dx, dy = np.abs(u) - half_length + radius, np.abs(v) - half_width + radius
        return np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0) - radius
    return (np.hypot(u / half_length, v / half_width) - 1) * half_width


def _nearest(position: np.ndarray, pitch: float, count: int) -> tuple[np.ndarray, np.ndarray]:
    index = np.clip(np.floor(position / pitch), 0, count - 1)
    return index.astype(np.int32), (position - (index + 0.5) * pitch).astype(np.float32)
