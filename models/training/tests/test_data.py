import numpy as np
import pytest
import torch

from blisterscope_training.data import Batches, batches, normalized
from blisterscope_training.faces import FaceStore, build_faces
from blisterscope_training.recipes import Universe
from blisterscope_training.rendered import RenderedPacks
from blisterscope_training.renderer.design import FACES
from blisterscope_training.renderer.stored import stored
from blisterscope_training.universe import family


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


def test_a_store_that_is_complete_is_not_drawn_again(faces):
    before = (faces / "faces.npy").stat().st_mtime_ns
    build_faces(faces, family(7)[:2], packs=2, workers=1)
    assert (faces / "faces.npy").stat().st_mtime_ns == before


def test_a_batch_is_the_same_whenever_it_is_asked_for(packs):
    images, classes = Batches(packs, 64, 6, seed=3)[41]
    again = Batches(packs, 64, 6, seed=3)
    again[40]
    assert torch.equal(again[41][0], images) and torch.equal(again[41][1], classes)
    assert images.shape == (6, 3, 64, 64) and images.is_contiguous(memory_format=torch.channels_last)
    assert not torch.equal(again[42][0], images)


def test_another_process_takes_the_same_pictures(packs):
    (images, classes), = batches(packs, 64, 6, seed=3, first=41, count=1, workers=1)
    here = Batches(packs, 64, 6, seed=3)[41]
    assert torch.equal(images, here[0]) and torch.equal(classes, here[1])


def test_the_fill_colour_is_nothing_to_the_network():
    fill = torch.tensor((124, 116, 104), dtype=torch.uint8).view(1, 3, 1, 1)
    assert normalized(fill).abs().max() < 0.01
