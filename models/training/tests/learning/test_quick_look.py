import numpy as np
import pytest
import torch
from folders import COLOURS, photographed_often
from torch import Tensor, nn

from blisterscope_training.learning.quick_look import real_crops, real_figures, unseen_figures
from blisterscope_training.refusal import Refusal


class ColourOnly(nn.Module):
    """A network that knows only the mean colour."""

    def __init__(self) -> None:
        super().__init__()
        self.place = nn.Parameter(torch.zeros(()))  # a network is where its parameters are

    def features(self, image: Tensor) -> Tensor:
        return image.mean(dim=(2, 3), keepdim=True)


def painted(colours: np.ndarray, shots: int) -> np.ndarray:
    return np.broadcast_to(colours[:, None, None, None, :], (len(colours), shots, 32, 32, 3)).astype(np.uint8)


def test_packs_of_their_own_colours_are_all_told_apart():
    hues = np.array([(250, 20, 20), (250, 120, 20), (20, 250, 20), (20, 250, 130), (20, 20, 250), (130, 20, 250), (250, 20, 130), (250, 250, 20)])
    figures = unseen_figures(ColourOnly(), torch.zeros(3), painted(hues, 7))
    assert set(figures.values()) == {1.0}


def test_identical_look_alikes_count_against_the_family_and_not_against_strangers():
    grey_family, red_family = np.full((8, 3), 90), np.tile((250, 10, 10), (8, 1))
    figures = unseen_figures(ColourOnly(), torch.zeros(3), painted(np.concatenate([grey_family, red_family]), 7))
    assert figures["unseen_5"] == 1.0 and figures["family_5"] == 0.25


def test_a_real_pack_is_looked_for_in_the_other_scenes_only():
    crops = np.concatenate([painted(np.array([(250, 20, 20), (20, 20, 250)]), 1)[:, 0]] * 2)
    figures = real_figures(ColourOnly(), torch.zeros(3), crops, ["red", "blue", "red", "blue"], [0, 0, 1, 1])
    assert figures == {"real": 1.0}


def test_unreadable_photographs_of_real_packs_are_named_skipped_and_counted(tmp_path, capsys):
    photographed_often(tmp_path, 3)
    (tmp_path / "2.png").write_text("not a picture")
    crops, products, scenes = real_crops(tmp_path, 64)
    assert crops.shape == (6, 64, 64, 3) and products == [*COLOURS] * 2 and scenes == [0, 0, 0, 1, 1, 1]
    told = capsys.readouterr().err
    assert f"{tmp_path / '2.png'} is skipped" in told and "1 of 3 pictures are skipped." in told


def test_a_crop_shows_the_pack_of_its_product(tmp_path):
    photographed_often(tmp_path, 2)
    crops, products, _ = real_crops(tmp_path, 64)
    assert [crop[28:36, 28:36].mean(axis=(0, 1)).argmax() for crop in crops] == [np.argmax(COLOURS[product]) for product in products]


def test_real_packs_that_are_in_one_readable_picture_each_are_refused(tmp_path):
    photographed_often(tmp_path, 2)
    (tmp_path / "1.png").write_text("not a picture")
    with pytest.raises(Refusal, match="no product in two pictures"):
        real_crops(tmp_path, 64)


def test_a_folder_of_real_packs_without_annotations_is_refused(tmp_path):
    with pytest.raises(Refusal, match="There is no .*annotations.json"):
        real_crops(tmp_path, 64)
