"""Which cells belong to the same pack: neighbours whose votes land at the same place."""

from __future__ import annotations

import numpy as np

LIKELY = 0.5
"""Cells with at least this probability are pack."""
BORDER = 0.35
"""Cells more likely to be border join no neighbour at first: there two packs may touch."""
SAME_CELLS = 1.2
"""Neighbours belong together when their votes land within this many cells of each other."""
MERGED = 0.2
"""Groups are one pack (a finger lies across it) when their votes' means are nearer than this share of the root of the larger one's
cells, or than SAME_CELLS."""
FEWEST = 16
"""Smaller groups are no packs."""
ROUNDS = 3
_CRUMBS = 3


def groups(maps: np.ndarray, inside: np.ndarray) -> list[np.ndarray]:
    """Indices (row * 64 + column) of the cells of each pack, the largest first. `maps` [5, 48, 64] as Maps gives them;
    `inside` [48, 64]: False where the letterbox bars are."""
    pack = (maps[0] > LIKELY) & inside
    rows, columns = pack.shape
    y, x = np.mgrid[:rows, :columns]
    landing = np.stack([x + 0.5 + maps[2], y + 0.5 + maps[3]], axis=-1).reshape(-1, 2)
    owner = np.full(rows * columns, -1)
    found = _joined(pack & (maps[1] <= BORDER), landing, owner)
    means = [landing[group].mean(axis=0) for group in found]
    for _ in range(ROUNDS):
        _adopt(pack, landing, owner, means)
    found = [np.flatnonzero(owner == number) for number in range(len(found))]
    return _merged(sorted(found, key=len, reverse=True), landing)


def _joined(cells: np.ndarray, landing: np.ndarray, owner: np.ndarray) -> list[np.ndarray]:
    """Flood fill over 4-neighbours among `cells` whose votes agree; numbers the groups in `owner`. Crumbs are left out."""
    rows, columns = cells.shape
    free, found = cells.ravel().copy(), []
    for seed in np.flatnonzero(free):
        if not free[seed]:
            continue
        free[seed] = False
        group = [int(seed)]
        for cell in group:
            for other in _neighbours(cell, rows, columns):
                if free[other] and np.hypot(*(landing[cell] - landing[other])) < SAME_CELLS:
                    free[other] = False
                    group.append(other)
        if len(group) >= _CRUMBS:
            owner[group] = len(found)
            found.append(np.array(group))
    return found


def _adopt(pack: np.ndarray, landing: np.ndarray, owner: np.ndarray, means: list[np.ndarray]) -> None:
    """Every pack cell without a group joins, of the groups beside it, the one whose votes' mean is nearest to where its own lands."""
    before = owner.copy()
    for cell in np.flatnonzero(pack.ravel() & (owner < 0)):
        beside = {int(before[other]) for other in _neighbours(int(cell), *pack.shape) if before[other] >= 0}
        if beside:
            owner[cell] = min(sorted(beside), key=lambda number: np.hypot(*(means[number] - landing[cell])))


def _merged(found: list[np.ndarray], landing: np.ndarray) -> list[np.ndarray]:
    """Groups of one pack put together."""
    kept: list[np.ndarray] = []
    for group in found:
        for number, other in enumerate(kept):
            apart = np.hypot(*(landing[group].mean(axis=0) - landing[other].mean(axis=0)))
            if apart < max(SAME_CELLS, MERGED * np.sqrt(len(other))):
                kept[number] = np.concatenate([other, group])
                break
        else:
            kept.append(group)
    return [group for group in kept if len(group) >= FEWEST]


def _neighbours(cell: int, rows: int, columns: int) -> list[int]:
    row, column = divmod(cell, columns)
    near = ((row - 1, column), (row, column - 1), (row, column + 1), (row + 1, column))
    return [r * columns + c for r, c in near if 0 <= r < rows and 0 <= c < columns]
