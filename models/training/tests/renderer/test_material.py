from dataclasses import replace

import numpy as np
import pytest

from blisterscope_training.packs import formulary
from blisterscope_training.packs.universe import family, training_designs, unseen_designs
from blisterscope_training.renderer.artwork import layers
from blisterscope_training.renderer.design import design_from_seed


@pytest.fixture(scope="module")
def later():
    """The first members of families that may have any material."""
    return [family(seed)[0] for seed in range(400, 460)]


def on_print(design):
    return layers(design, "print", 300, seed=1)


def test_designs_that_weights_have_learnt_or_are_tested_on_stay_on_foil_with_printed_stamps():
    for design in [*formulary.designs(), *training_designs(400), *unseen_designs(50)]:
        assert design.print.ground != "paper" and not design.print.embossed


def test_later_designs_differ_from_those_of_their_seed_in_material_alone(later):
    assert {design.print.ground for design in later} == {"foil", "white", "colour", "paper"}
    assert {design.print.embossed for design in later} == {True, False}
    for number, design in enumerate(later):
        plain = design_from_seed(400 + number)
        same = replace(design.print, ground=plain.print.ground, ground_colour=plain.print.ground_colour, embossed=False)
        assert replace(design, print=same) == plain


def test_paper_does_not_shine(later):
    on_paper = next(design for design in later if design.print.ground == "paper")
    on_foil = replace(on_paper, print=replace(on_paper.print, ground="foil"))
    assert on_print(on_paper).gloss.max() < 0.1 < on_print(on_foil).gloss.max()


def test_paper_is_seen_through_clear_film(later):
    on_paper = next(design for design in later if design.print.ground == "paper" and design.blister.film == "clear")
    beside_the_pockets = layers(on_paper, "pill", 300).albedo[:4].mean(axis=(0, 1)) * 255
    assert np.allclose(beside_the_pockets, on_paper.print.ground_colour, atol=8)


def test_an_embossed_number_stands_out_along_the_lower_edge_and_is_not_printed(later):
    embossed = next(design for design in later if design.print.embossed and design.print.layout == "poster")
    printed = replace(embossed, print=replace(embossed.print, embossed=False))
    pressed, flat = on_print(embossed), on_print(printed)
    rows = np.nonzero(np.abs(pressed.relief - flat.relief).max(axis=(1, 2)) > 0.05)[0]
    assert rows.size and rows.min() > 300 * (1 - 6 / embossed.height_mm)
    assert not np.array_equal(pressed.albedo, flat.albedo)
