import torch

from blisterscope_training.learning.metric import SCALE, CosineHead, imprinted


def test_logits_are_scaled_cosines_about_the_running_mean():
    head = CosineHead(4, 2)
    offset = torch.tensor([5.0, 5.0, 0.0, 0.0])
    directions = torch.eye(4)[:2]
    features = offset + torch.cat([directions, -directions])
    head.train()
    for _ in range(50):
        head(features)
    assert torch.allclose(head.center, offset, atol=1e-4)
    head.weight.data = directions * 3
    head.eval()
    assert torch.allclose(head(offset + directions[:1]), torch.tensor([[SCALE, 0.0]]), atol=1e-3)


def test_the_mean_stands_still_outside_training():
    head = CosineHead(4, 2).eval()
    head(torch.ones(3, 4))
    assert head.center.abs().max() == 0


def test_an_imprinted_head_names_each_picture_it_was_made_from():
    features = torch.randn(5, 8, generator=torch.Generator().manual_seed(0)) + 3
    head = imprinted(features).eval()
    assert torch.allclose(head(features).diagonal(), torch.full((5,), SCALE), atol=1e-4)
    assert (head(features).argmax(1) == torch.arange(5)).all()
    assert torch.allclose(head.center, features.mean(0))
