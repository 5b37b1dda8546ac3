import numpy as np
import pytest
from safetensors.numpy import load_file

from blisterscope_training.bundling.fit import fit_familiarity, fit_head, fit_temperature, nearest_rows
from blisterscope_training.bundling.head import USUAL, Row, cosines, knownness, load_head, probabilities, save_head

ROWS = [Row("a", "pill"), Row("a", "print"), Row("b", "pill"), Row("b", "print")]


@pytest.fixture(scope="module")
def views():
    """Sixteen embeddings of each row around a common offset."""
    random = np.random.default_rng(0)
    means = random.normal(0, 1, (len(ROWS), 2048))
    row_of_view = np.repeat(np.arange(len(ROWS)), 16)
    return 3 + means[row_of_view] + random.normal(0, 0.5, (len(row_of_view), 2048)), row_of_view


@pytest.fixture(scope="module")
def head(views):
    return fit_head(*(views[0], ROWS, views[1]))


def test_a_fitted_head_names_the_item_of_every_view(head, views):
    embeddings, row_of_view = views
    assert (probabilities(head, embeddings, 0.1).argmax(axis=1) == row_of_view // 2).all()


def test_rows_have_length_one_and_no_bias(head):
    assert np.allclose(np.linalg.norm(head.directions, axis=1), 1, atol=1e-5)
    assert np.abs(head.weights @ head.space.center).max() < 1e-5


def test_a_known_pack_is_more_familiar_than_a_stranger(head, views):
    stranger = 3 + np.random.default_rng(9).normal(0, 1, (1, 2048))
    assert knownness(head, views[0][:1])[0, 0] > 0.8 > knownness(head, stranger).max()


def test_the_temperature_that_is_fitted_is_the_likeliest(head, views):
    embeddings, row_of_view = views
    fitted = fit_temperature(head, embeddings, row_of_view // 2)

    def surprise(temperature):
        return -np.log(probabilities(head, embeddings, temperature)[np.arange(len(embeddings)), row_of_view // 2]).mean()

    assert surprise(fitted) <= surprise(fitted * 1.5)


def test_the_file_gives_the_same_probabilities_by_the_formula_of_the_daemon(head, views, tmp_path):
    save_head(head, tmp_path / "head.safetensors")
    stored = load_file(tmp_path / "head.safetensors")
    embedding, temperature = views[0][0], 0.1
    moved = embedding - stored["center"]
    along = stored["basis"] @ moved
    outside = max(moved @ moved - along @ along, 0)
    length = np.sqrt(np.square(along * stored["gains"]).sum() + stored["residualGain"][0] ** 2 * outside)
    logits = stored["directions"] @ (along * stored["gains"])
    by_item = np.array([logits[:2].max(), logits[2:].max()]) / (temperature * length)
    expected = np.exp(by_item) / np.exp(by_item).sum()
    assert np.allclose(probabilities(head, embedding[None], temperature)[0], expected, atol=1e-4)
    again = load_head(tmp_path / "head.safetensors", head.rows, head.familiarity)
    assert np.allclose(cosines(again, views[0]), cosines(head, views[0]), atol=1e-4)


def test_known_ness_that_is_fitted_tells_known_packs_from_strangers():
    nearest, rival = np.array([0.9, 0.8, 0.35, 0.45]), np.array([0.2, 0.3, 0.3, 0.2])
    fitted = fit_familiarity(nearest, rival, np.array([True, True, False, False]))
    assert fitted != USUAL and fitted.nearness > 0
    chance = 1 / (1 + np.exp(-(fitted.bias + fitted.nearness * np.array([0.85, 0.4]) + fitted.lead * np.array([0.6, 0.1]))))
    assert chance[0] > 0.5 > chance[1]


def test_a_view_whose_quarter_turn_is_unknown_goes_to_the_nearest_row_of_its_own_face():
    rows = [Row("a", "print"), Row("a", "print"), Row("b", "print")]
    views = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]])
    seen = np.array([[0.1, 0.9, 0], [0.0, 0.4, 0.9]])
    assert nearest_rows(seen, [Row("a", "print"), Row("a", "print")], views, rows, np.arange(3)).tolist() == [1, 1]


def test_the_views_of_two_kinds_of_cameras_have_rows_of_their_own(views):
    embeddings, row_of_view = views
    head = fit_head(embeddings, ROWS, row_of_view, np.where(row_of_view == 3, 1, np.arange(len(embeddings)) % 2))
    assert head.rows == [ROWS[0], ROWS[1], ROWS[2], *ROWS]
