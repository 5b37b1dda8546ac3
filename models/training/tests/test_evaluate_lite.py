import numpy as np
import torch
from torch import Tensor, nn

from blisterscope_training.evaluate_lite import letterboxed, real_figures, unseen_figures
from blisterscope_training.renderer.view import FILL


class ColourOnly(nn.Module):
    """A network that knows nothing but the mean colour."""

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


def test_a_crop_is_centred_and_filled_above_and_below():
    picture = letterboxed(np.full((100, 200, 3), 255, np.uint8), 100)
    assert (picture[50, 4:96] == 255).all() and (picture[:26] == FILL).all() and (picture[-26:] == FILL).all()
