import json
import shutil

import numpy as np
import pytest
import torch

from blisterscope_training.learning.data import Batches, batches, covered, normalized
from blisterscope_training.learning.faces import FaceStore, build_faces
from blisterscope_training.learning.recipes import Universe
from blisterscope_training.learning.rendered import RenderedPacks
from blisterscope_training.packs.universe import family
from blisterscope_training.renderer.design import FACES
from blisterscope_training.renderer.stored import stored


@pytest.fixture(scope="module")
def faces(tmp_path_factory):
    folder = tmp_path_factory.mktemp("faces")
    build_faces(folder, family(7)[:2], packs=2, workers=1)
    return folder


@pytest.fixture(scope="module")
def packs(tmp_path_factory):
    return RenderedPacks(tmp_path_factory.mktemp("packs"), Universe(families=1, packs=1), workers=1)


def test_a_store_gives_back_what_was_drawn(faces):
    store = FaceStore(faces)
    design = family(7)[1]
    assert store.classes == [f"{member.id}/{face}" for member in family(7)[:2] for face in FACES]
    drawn = stored(design, "print", seed=1)
    assert np.array_equal(store.face(3, 1).paint, drawn.paint)
    assert np.array_equal(store.face(3, 1).surface, drawn.surface)
    assert store.face(3, 1).boxes == drawn.boxes and "pills" in drawn.boxes


def test_an_older_store_without_boxes_is_still_read(faces, tmp_path):
    older = shutil.copytree(faces, tmp_path / "older")
    index = json.loads((older / "faces.json").read_text())
    del index["boxes"]
    (older / "faces.json").write_text(json.dumps(index))
    assert np.array_equal(FaceStore(older).face(3, 1).paint, FaceStore(faces).face(3, 1).paint)
    assert FaceStore(older).face(3, 1).boxes == {}


def test_a_store_that_is_complete_is_not_drawn_again(faces):
    before = (faces / "faces.npy").stat().st_mtime_ns
    build_faces(faces, family(7)[:2], packs=2, workers=1)
    assert (faces / "faces.npy").stat().st_mtime_ns == before


def test_a_batch_is_the_same_whenever_it_is_asked_for(packs):
    batch = Batches(packs, 64, 6, seed=3)[41]
    again = Batches(packs, 64, 6, seed=3)
    again[40]
    assert all(map(torch.equal, again[41], batch))
    assert batch.images.shape == (6, 3, 64, 64) and batch.images.is_contiguous(memory_format=torch.channels_last)
    assert not torch.equal(again[42].images, batch.images)


def test_another_process_takes_the_same_pictures(packs):
    there, = batches(packs, 64, 6, seed=3, first=41, count=1, workers=1)
    assert all(map(torch.equal, there, Batches(packs, 64, 6, seed=3)[41]))


def test_four_packs_in_a_picture_are_each_told_by_the_places_where_they_lie(packs):
    batch = Batches(packs, 128, 40, seed=3)[0]
    shared = torch.bincount(batch.picture_of)
    assert set(shared.tolist()) == {1, 4} and shared.sum() == len(batch.classes)
    assert torch.allclose(batch.weights.sum((1, 2)), torch.ones(len(batch.classes)))
    alone = shared[batch.picture_of] == 1
    assert (batch.weights[alone] == 1 / 16).all()
    assert (batch.weights[batch.inside > 0] > 0).all()
    first, second = batch.inside[~alone][:2]
    assert first[:, :2].sum() > first[:, 2:].sum() and second[:, 2:].sum() > second[:, :2].sum()


def test_a_cell_is_covered_by_the_share_of_it_that_lies_in_the_outline():
    outline = np.array([[0, 0], [48, 0], [48, 32], [0, 32]])
    assert covered(outline, 64).tolist() == [[1, 0.5], [0, 0]]


def test_the_fill_colour_is_nothing_to_the_network():
    fill = torch.tensor((124, 116, 104), dtype=torch.uint8).view(1, 3, 1, 1)
    assert normalized(fill).abs().max() < 0.01
