"""What a program needs to know to use locator.onnx: as data, from the constants that training and decoding use."""

from __future__ import annotations

from . import decode, grouping, sides
from .picture import FILL, HEIGHT, STRIDE, WIDTH


def contract() -> dict:
    return {
        "version": 1,
        "input": {
            "name": "image", "shape": [1, 3, HEIGHT, WIDTH], "type": "float32", "layout": "planes R, G, B; rows from the top", "range": [0, 1],
            "fit": [
                "If the photograph is higher than wide, turn it a quarter clockwise: its pixel (x, y) comes to (height - 1 - y, x).",
                f"scale = min({WIDTH} / width, {HEIGHT} / height); the new size is round(width * scale) x round(height * scale).",
                "Shrink by averaging areas (every new pixel is the mean of what it covers). Nearest-neighbour or plain bilinear alias.",
                f"Put it into the middle: x0 = floor(({WIDTH} - new width) / 2), y0 = floor(({HEIGHT} - new height) / 2). The rest is RGB {list(FILL)}.",
                "Divide by 255. frame = [x0, y0, x0 + new width, y0 + new height] in pixels of this picture; the decoder needs it.",
            ],
            "fill": list(FILL),
        },
        "output": {
            "name": "maps", "shape": [1, 5, HEIGHT // STRIDE, WIDTH // STRIDE], "type": "float32", "stride": STRIDE,
            "cell": f"The middle of the cell (row, column) is (column + 0.5, row + 0.5) in cells, times {STRIDE} in pixels.",
            "channels": [
                {"name": "pack", "meaning": "probability 0..1 that a pack is seen here; rubber bands and pens over it count, hands do not"},
                {"name": "border", "meaning": "probability 0..1 that a pack's outline or the line between two packs passes through"},
                {"name": "vote_x", "meaning": "cells from here to the right to the middle of the pack that this cell belongs to"},
                {"name": "vote_y", "meaning": "cells from here down to it; the middle is that of the part of the pack inside the picture"},
                {"name": "distance", "meaning": "cells to the nearest side of this cell's own pack, positive inside, negative outside, learnt up to 4"},
            ],
        },
        "decoder": {
            "groups": [
                f"A cell is pack if its middle lies in the frame and pack > LIKELY ({grouping.LIKELY}). Its vote lands at middle + (vote_x, vote_y).",
                f"Flood-fill over 4-neighbours the pack cells whose border <= BORDER ({grouping.BORDER}); two join if they land nearer than SAME_CELLS "
                f"({grouping.SAME_CELLS}) to each other. Leave out groups of fewer than 3 cells. Keep each group's mean landing.",
                f"ROUNDS ({grouping.ROUNDS}) times: every pack cell without a group that has 4-neighbours in groups (as before this round) joins the one of these "
                "groups whose kept mean landing is nearest to where the cell lands.",
                "Flood-fill the pack cells that still have no group in the same way, border or not; these groups are added.",
                f"Sort by size, the largest first. Join a group to the first earlier one whose mean landing (of its cells now) is nearer than max(SAME_CELLS, MERGED "
                f"({grouping.MERGED}) * sqrt(cells of the earlier one)).",
                f"Drop groups of fewer than FEWEST ({grouping.FEWEST}) cells. score = mean of pack over a group's cells; drop those below LOWEST_SCORE ({decode.LOWEST_SCORE}).",
            ],
            "outline": [
                "Smallest-area rectangle around the middles of a group's cells (convex hull, one side along each edge); every side moves out by 0.5 cell.",
                f"Three times: for each side, take the group's cells whose depth behind the side is < NEAR ({sides.NEAR}), whose distance is < TOLD ({sides.TOLD}) and < depth + BEYOND ({sides.BEYOND}), that lie "
                f"more than min(ROUND ({sides.ROUND}), length / 5) from its ends along the side, and whose depth is less than the way to the nearer end + 0.5.",
                "Each says the side lies (distance - depth) farther out. Fit a line to that over the place along the side: least squares, the spread's sum of squares "
                f"+ 2 (so short sides hardly turn), slope within +-STEEPEST ({sides.STEEPEST}); three times, keeping errors <= max(their 0.75 quantile, 0.15). ",
                f"The side stays where it is unless floor(place along it) takes at least max(SPREAD ({sides.SPREAD}) * length, FEWEST ({sides.FEWEST})) different values among the cells that count.",
                "At last, if the rectangle's fit is more than SLACK "
                f"({sides.SLACK}) better than the refined outline's, the rectangle stays. Fit = inside / (cells + area - inside): inside counts the group's cells "
                "whose middles lie in the outline; 0 if the outline is not convex.",
                "New corners are where neighbouring lines cross. Corners clockwise on the screen, in cells; times the stride in pixels of the network's picture.",
            ],
            "cut": "At least 3 of its cells lie within one cell of the frame's edge: the picture cuts the pack off.",
            "filled": "Cells of the group / cells in the frame whose middle is inside its outline (at most 1): less than about 0.8 means that something covers it.",
            "back": "share = (point - (x0, y0)) / (frame size); if it was turned: share = (share.y, 1 - share.x); times the photograph's width and height.",
        },
    }
