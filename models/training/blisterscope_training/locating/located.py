"""Locates packs with the exported graph."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from .decode import Found, decoded
from .picture import Fitted, fitted, tensor


class Locating:
    def __init__(self, graph: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])

    def maps(self, image: np.ndarray) -> np.ndarray:
        """float32 [3, 192, 256] -> [5, 48, 64]."""
        return self.session.run(["maps"], {"image": image[None]})[0][0]

    def in_photo(self, photo: np.ndarray) -> tuple[list[Found], Fitted]:
        """uint8 RGB of any size; the packs' corners are in pixels of the network's picture (picture.to_photo takes them back)."""
        place = fitted(photo)
        return decoded(self.maps(place.image), place.frame), place

    def in_scene(self, picture: np.ndarray, frame: tuple[int, int, int, int]) -> list[Found]:
        """uint8 RGB [192, 256, 3], bars included."""
        return decoded(self.maps(tensor(picture)), frame)
