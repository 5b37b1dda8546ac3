import cv2
import numpy as np
import pytest

from blisterscope_training.packs.universe import training_designs, unseen_designs
from blisterscope_training.renderer import fonts
from blisterscope_training.renderer.artwork import artwork
from blisterscope_training.renderer.design import FACES, design_from_seed, look_alike
from blisterscope_training.renderer.speed import pictures_a_second
from blisterscope_training.renderer.stored import stored
from blisterscope_training.renderer.view import EASY, FILL, HARD, MARGIN, USUAL, view


@pytest.mark.parametrize("face", FACES)
def test_the_same_seeds_draw_the_same_pack(face):
    first, second = (artwork(design_from_seed(3), face, 200, seed=5) for _ in range(2))
    assert np.array_equal(first.rgba, second.rgba) and first.boxes == second.boxes


@pytest.mark.parametrize("face", FACES)
def test_two_packs_of_one_design_differ_in_creases_and_batch(face):
    first, second = (artwork(design_from_seed(3), face, 200, seed=seed).rgba for seed in (1, 2))
    assert first.shape == second.shape and not np.array_equal(first, second)


@pytest.mark.parametrize("seed", range(12))
def test_components_lie_on_the_pack(seed):
    for face in FACES:
        drawn = artwork(design_from_seed(seed), face, 240)
        height, width = drawn.rgba.shape[:2]
        assert "pills" in drawn.boxes
        for x0, y0, x1, y1 in drawn.boxes.values():
            assert 0 <= x0 < x1 <= width + 1 and 0 <= y0 < y1 <= height + 1


def test_look_alikes_share_their_layout_and_differ_in_what_they_say_or_look_like():
    base = design_from_seed(11)
    for member in (1, 2, 3):
        twin = look_alike(base, member)
        assert twin.layout_seed == base.layout_seed and twin.pill != base.pill
        assert (twin.name, twin.strength, twin.print.accent) != (base.name, base.strength, base.print.accent)


def test_unseen_designs_are_not_among_those_of_training():
    assert not {design.id for design in unseen_designs(20)} & {design.id for design in training_designs(20)}


@pytest.mark.parametrize("seed", range(6))
def test_a_photograph_shows_the_pack_where_it_says(seed):
    face = stored(design_from_seed(seed), "print", 0)
    shot = view(face, 112, np.random.default_rng(seed), USUAL)
    assert shot.picture.shape == (112, 112, 3) and shot.picture.dtype == np.uint8
    length = np.linalg.norm(shot.polygon[1] - shot.polygon[0]) / 112
    assert abs(length - (1 - 2 * MARGIN)) < 0.15
    assert np.linalg.norm(shot.polygon.mean(axis=0) - 56) < 12


def test_what_lies_outside_the_found_box_is_filled():
    wide = next(design for design in map(design_from_seed, range(50)) if design.height_mm > 1.6 * design.width_mm)
    picture = view(stored(wide, "pill", 0), 112, np.random.default_rng(1), HARD).picture
    assert (picture[:8] == FILL).all() and (picture[-8:] == FILL).all()


def test_quarter_turns_turn_the_picture_and_its_truth_together():
    face = stored(design_from_seed(2), "print", 0)
    upright, turned = (view(face, 96, np.random.default_rng(4), USUAL, turns) for turns in (0, 1))
    assert np.array_equal(np.rot90(upright.picture), turned.picture)
    expected = np.stack([upright.polygon[:, 1], 96 - upright.polygon[:, 0]], axis=1)
    assert np.allclose(turned.polygon, expected, atol=1e-2)


@pytest.mark.parametrize("wide", [True, False])
def test_a_stored_face_says_where_its_pills_are(wide):
    """They are where a pack with popped pockets looks different."""
    design = next(
        design for design in map(design_from_seed, range(200))
        if design.blister.film == "clear" and not design.blister.shared_pitch and (design.width_mm >= design.height_mm) == wide
    )
    full, empty = (stored(design, "pill", 0, popped) for popped in (0, 99))
    rows, columns = np.nonzero(np.abs(full.paint[..., :3].astype(int) - empty.paint[..., :3]).max(axis=2) > 8)
    x0, y0, x1, y1 = full.boxes["pills"]
    assert x0 <= columns.min() and columns.max() <= x1 and y0 <= rows.min() and rows.max() <= y1
    assert columns.max() - columns.min() > 0.75 * (x1 - x0) and rows.max() - rows.min() > 0.75 * (y1 - y0)


@pytest.mark.parametrize("quarter_turns", range(4))
def test_a_photograph_shows_the_critical_parts_inside_the_pack(quarter_turns):
    face = stored(design_from_seed(2), "print", 0)
    seen = view(face, 96, np.random.default_rng(4), EASY, quarter_turns)
    assert {"name", "strength", "pills"} <= set(seen.components) == set(face.boxes)
    outline = np.float32(seen.polygon)
    for corners in seen.components.values():
        assert all(cv2.pointPolygonTest(outline, corner.tolist(), measureDist=True) > -1 for corner in corners)
    assert seen.components["pills"].mean(axis=0) == pytest.approx(seen.polygon.mean(axis=0), abs=12)


def test_the_renderer_tells_its_speed():
    assert pictures_a_second(32, processes=2, seconds=0.3) > 2


def test_missing_typefaces_are_named(monkeypatch):
    monkeypatch.setattr(fonts, "_ROOTS", ())
    with pytest.warns(UserWarning, match="Packs do not look as published.*Lato-Black"):
        fonts._installed.__wrapped__()
