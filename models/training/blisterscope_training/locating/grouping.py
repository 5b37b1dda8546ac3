"""Which cells belong to the same pack: neighbours whose votes land at the same place. Reference for other languages."""

from __future__ import annotations

import numpy as np

LIKELY = 0.5
"""Cells with at least this probability are pack."""
SAME_CELLS = 2.0
"""Neighbours belong together when their votes land no farther apart than so many cells."""
MERGED = 0.3
"""Groups are one pack (a finger lies across it) when their votes' means are nearer than this share of the root of their cells."""
FEWEST = 9
"""Smaller groups are no packs."""


def groups(maps: np.ndarray, inside: np.ndarray) -> list[np.ndarray]:
    """Indices (row * 64 + column) of the cells of each pack, the largest first. `maps` [5, 48, 64] as Maps gives them;
    `inside` [48, 64]: False where the letterbox bars are."""
    pack = (maps[0] > LIKELY) & inside
    rows, columns = pack.shape
    y, x = np.mgrid[:rows, :columns]
    landing = np.stack([x + 0.5 + maps[2], y + 0.5 + maps[3]], axis=-1)
    parent = np.arange(rows * columns)

    def root(cell: int) -> int:
        while parent[cell] != cell:
            parent[cell] = parent[parent[cell]]
            cell = parent[cell]
        return cell

    for down, right in ((0, 1), (1, 0)):
        here, there = landing[: rows - down, : columns - right], landing[down:, right:]
        close = np.hypot(*np.moveaxis(here - there, -1, 0)) < SAME_CELLS
        both = close & pack[: rows - down, : columns - right] & pack[down:, right:]
        for row, column in zip(*np.nonzero(both)):
            parent[root((row + down) * columns + column + right)] = root(row * columns + column)
    cells = np.flatnonzero(pack)
    roots = np.array([root(cell) for cell in cells], int)
    found = [cells[roots == one] for one in np.unique(roots)]
    found = sorted((group for group in found if len(group) >= 3), key=len, reverse=True)
    return _merged(found, landing.reshape(-1, 2))


def _merged(found: list[np.ndarray], landing: np.ndarray) -> list[np.ndarray]:
    """Groups of one pack put together."""
    kept: list[np.ndarray] = []
    for group in found:
        for number, other in enumerate(kept):
            apart = np.hypot(*(landing[group].mean(axis=0) - landing[other].mean(axis=0)))
            if apart < MERGED * np.sqrt(len(other)):
                kept[number] = np.concatenate([other, group])
                break
        else:
            kept.append(group)
    return [group for group in kept if len(group) >= FEWEST]
