"""The bottleneck ResNet (He et al., 2015, arXiv:1512.03385), and growing a shallow one into ResNet-101.

The parameters have torchvision's names, so its public state dicts load unchanged. As there, the stride of a block is in its 3x3
convolution.
"""

from __future__ import annotations

from collections import OrderedDict

from torch import Tensor, nn

from ..refusal import Refusal

RESNET_101 = (3, 4, 23, 3)
CHANNELS = 2048
STRIDE = 32
"""Pixels of the picture per cell of the features."""
EXPANSION = 4
WIDTHS = (64, 128, 256, 512)


def resnet(blocks: tuple[int, int, int, int] = RESNET_101, classes: int | None = None) -> ResNet:
    """A new network; without `classes` it has no last layer and returns the embedding."""
    return ResNet(blocks, classes)


def grow(shallow: ResNet, blocks: tuple[int, int, int, int]) -> ResNet:
    """A deeper network with exactly the same output as the shallow one.

    In each stage the shallow blocks keep their places, the downsampling one first; new blocks follow. A new block's last
    normalization starts at zero, so its branch adds nothing to the non-negative stream: the block is the identity, but its gradient
    is not zero.
    """
    if any(deep < few for deep, few in zip(blocks, shallow.blocks)):
        raise Refusal(f"A network of {shallow.blocks} blocks cannot grow into one of {blocks}: choose a deeper one.")
    classes = None if shallow.fc is None else shallow.fc.out_features
    deep = ResNet(blocks, classes)
    for stage, few in enumerate(shallow.blocks, start=1):
        for block in getattr(deep, f"layer{stage}")[few:]:
            nn.init.zeros_(block.bn3.weight)
    deep.load_state_dict(shallow.state_dict(), strict=False)
    return deep.train(shallow.training)


class ResNet(nn.Module):
    def __init__(self, blocks: tuple[int, int, int, int], classes: int | None) -> None:
        super().__init__()
        self.blocks = tuple(blocks)
        self.conv1 = nn.Conv2d(3, 64, 7, stride=2, padding=3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, stride=2, padding=1)
        self.layer1 = _stage(64, WIDTHS[0], blocks[0], stride=1)
        self.layer2 = _stage(WIDTHS[0] * EXPANSION, WIDTHS[1], blocks[1], stride=2)
        self.layer3 = _stage(WIDTHS[1] * EXPANSION, WIDTHS[2], blocks[2], stride=2)
        self.layer4 = _stage(WIDTHS[2] * EXPANSION, WIDTHS[3], blocks[3], stride=2)
        self.fc = None if classes is None else nn.Linear(CHANNELS, classes)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")

    def features(self, image: Tensor) -> Tensor:
        """[N, 3, H, W] -> [N, 2048, H/32, W/32], after the last ReLU."""
        stream = self.maxpool(self.relu(self.bn1(self.conv1(image))))
        return self.layer4(self.layer3(self.layer2(self.layer1(stream))))

    def forward(self, image: Tensor) -> Tensor:
        embedding = self.features(image).mean(dim=(2, 3))
        return embedding if self.fc is None else self.fc(embedding)


class Bottleneck(nn.Module):
    def __init__(self, channels: int, width: int, stride: int, downsample: nn.Module | None) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride=stride, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, width * EXPANSION, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(width * EXPANSION)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample

    def forward(self, stream: Tensor) -> Tensor:
        branch = self.relu(self.bn1(self.conv1(stream)))
        branch = self.relu(self.bn2(self.conv2(branch)))
        branch = self.bn3(self.conv3(branch))
        passed = stream if self.downsample is None else self.downsample(stream)
        return self.relu(branch + passed)


def _stage(channels: int, width: int, blocks: int, stride: int) -> nn.Sequential:
    wide = width * EXPANSION
    downsample = nn.Sequential(OrderedDict([
        ("0", nn.Conv2d(channels, wide, 1, stride=stride, bias=False)),
        ("1", nn.BatchNorm2d(wide)),
    ]))
    first = Bottleneck(channels, width, stride, downsample)
    rest = [Bottleneck(wide, width, 1, None) for _ in range(blocks - 1)]
    return nn.Sequential(first, *rest)
