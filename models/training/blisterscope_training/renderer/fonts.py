"""Typefaces of packs: free families from Linux distributions (Lato, Open Sans, Roboto, Liberation, Noto, TLWG)."""

from __future__ import annotations

import os
import warnings
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

DISPLAY = (
    "Lato-Black", "Lato-Heavy", "Lato-BoldItalic", "OpenSans-ExtraBold", "OpenSans-CondBold", "Roboto-Black",
    "Roboto-BoldItalic", "Roboto-Medium", "LiberationSans-Bold", "LiberationSansNarrow-Bold", "LiberationSerif-Bold",
    "LiberationSerif-BoldItalic", "DejaVuSerif-Bold", "DejaVuSansCondensed-Bold", "DejaVuSans-BoldOblique",
    "Lato-Light", "OpenSans-Semibold", "FreeSansBoldOblique", "NotoSans-Bold", "LiberationMono-Bold",
)
TEXT = (
    "LiberationSans-Regular", "LiberationSansNarrow-Regular", "Roboto-Regular", "Lato-Medium", "OpenSans-Regular",
    "DejaVuSansCondensed", "NotoSans-Regular", "LiberationSansNarrow-Bold",
)
THAI = ("NotoSansThai-Regular", "NotoSansThai-Bold", "NotoLoopedThai-Bold", "Garuda-Bold", "Sawasdee-Bold", "Loma")
STAMP = ("DejaVuSansMono", "LiberationMono-Bold", "FreeMonoBold")

_ROOTS = (
    "/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts",
    "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts",
)


@lru_cache(maxsize=4096)
def font(name: str, size_px: int) -> ImageFont.FreeTypeFont:
    """The named face at size_px. A face that is not installed is replaced by Pillow's own, so pictures can always be drawn, but
    they match the published ones only with the published fonts."""
    path = _installed().get(name)
    size_px = max(4, int(size_px))
    return ImageFont.load_default(size_px) if path is None else ImageFont.truetype(path, size_px)


@lru_cache(maxsize=1)
def _installed() -> dict[str, str]:
    found: dict[str, str] = {}
    for root in _ROOTS:
        for folder, _, files in os.walk(Path(root).expanduser()):
            for file in sorted(files):
                if file.lower().endswith((".ttf", ".otf")):
                    found.setdefault(Path(file).stem, os.path.join(folder, file))
    if missing := {*DISPLAY, *TEXT, *THAI, *STAMP} - found.keys():
        warnings.warn(f"Packs do not look as published; missing typefaces: {', '.join(sorted(missing))}", stacklevel=1)
    return found
