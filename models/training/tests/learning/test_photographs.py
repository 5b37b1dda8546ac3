import json
import shutil
from math import pi
from pathlib import Path

import numpy as np
import pytest
from folders import COLOURS, annotated_folder, folder_of_products
from PIL import Image

from blisterscope_training.learning.photographs import Photographs
from blisterscope_training.photos.photo_folder import read_folder
from blisterscope_training.refusal import Refusal
from blisterscope_training.renderer.view import FILL

REAL = Path(__file__).parents[5] / "shared" / "real-frames"


def seen(lessons, number, seed):
    return lessons.lesson(number, 64, np.random.default_rng(seed)).picture


@pytest.mark.parametrize("make", [folder_of_products, annotated_folder])
def test_a_picture_shows_the_product_of_its_class(make, tmp_path):
    lessons = Photographs(make(tmp_path / "photographs"))
    assert lessons.classes == list(COLOURS)
    for number, colour in enumerate(COLOURS.values()):
        middle = np.mean([seen(lessons, number, seed)[24:40, 24:40].mean(axis=(0, 1)) for seed in range(8)], axis=0)
        assert middle.argmax() == np.argmax(colour)


def test_a_picture_is_seen_in_other_ways_and_again_the_same(tmp_path):
    lessons = Photographs(folder_of_products(tmp_path, each=1))
    assert np.array_equal(seen(lessons, 0, 1), seen(lessons, 0, 1))
    brightness = [seen(lessons, 0, seed)[24:40, 24:40].mean() for seed in range(8)]
    assert np.std(brightness) > 5


def test_what_lies_beyond_the_pack_stays_filled(tmp_path):
    lessons = Photographs(folder_of_products(tmp_path, each=1))
    for seed in range(4):
        picture = seen(lessons, 0, seed)
        assert (picture[0] == FILL).all() or (picture[:, 0] == FILL).all()


def test_an_upright_pack_is_laid_on_its_long_side(tmp_path):
    folder_of_products(tmp_path, each=1)
    tall = Image.new("RGB", (40, 90))
    tall.save(tmp_path / "Amber" / "0.png")
    box = read_folder(tmp_path)[0].box
    assert (box.x, box.y, box.length, box.breadth, box.angle) == (20, 45, 90, 40, -pi / 2)


def test_unreadable_pictures_are_named_skipped_and_counted(tmp_path, capsys):
    folder_of_products(tmp_path)
    (tmp_path / "Amber" / "0.png").write_text("not a picture")
    whole = (tmp_path / "Basil" / "1.png").read_bytes()
    (tmp_path / "Basil" / "1.png").write_bytes(whole[: len(whole) // 2])
    assert len(read_folder(tmp_path)) == 4
    told = capsys.readouterr().err
    assert f"{tmp_path / 'Amber' / '0.png'} is skipped" in told and f"{tmp_path / 'Basil' / '1.png'} is skipped" in told
    assert "2 of 6 pictures are skipped." in told


def test_a_missing_picture_is_skipped_like_an_unreadable_one(tmp_path, capsys):
    annotated_folder(tmp_path)
    annotations = json.loads((tmp_path / "annotations.json").read_text())
    annotations["images"].append({**annotations["images"][0], "file": "gone.png"})
    (tmp_path / "annotations.json").write_text(json.dumps(annotations))
    assert len(read_folder(tmp_path)) == 3
    assert "1 of 2 pictures are skipped." in capsys.readouterr().err


def emptied(folder):
    for file in (folder / "Basil").iterdir():
        file.unlink()


def spoilt(folder):
    for file in (folder / "Basil").iterdir():
        file.write_text("not a picture")


def alone(folder):
    for product in ("Basil", "Cobalt"):
        shutil.rmtree(folder / product)


@pytest.mark.parametrize(("change", "sentence"), [
    (emptied, "Basil has no picture: add"), (spoilt, "no readable picture of Basil: add"), (alone, "only one product: add"),
])
def test_a_product_without_photographs_is_refused(change, sentence, tmp_path):
    change(folder_of_products(tmp_path))
    with pytest.raises(Refusal, match=sentence):
        Photographs(tmp_path)


@pytest.mark.parametrize("text", [
    "{", "[]", '{"images": 3}', '{"images": []}', '{"images": [{"file": "a.png", "width": 9, "height": 9}]}',
    '{"images": [{"file": "a.png", "width": 9, "height": 9, "instances": [{"product": "A", "box": [1, 2, 3]}]}]}',
    '{"images": [{"file": "a.png", "width": 9, "height": 9, "instances": [{"product": "A", "box": [20, 0, 3, 3]}]}]}',
])
def test_broken_annotations_are_refused_by_name(text, tmp_path):
    (tmp_path / "annotations.json").write_text(text)
    with pytest.raises(Refusal, match="annotations.json"):
        read_folder(tmp_path)


def test_a_folder_of_neither_kind_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("")
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(Refusal, match="neither annotations.json nor a sub-folder"):
            read_folder(folder)


@pytest.mark.skipif(not REAL.exists(), reason=f"needs the photographs in {REAL}")
def test_real_photographs_are_all_read():
    lessons = Photographs(REAL)
    assert len(lessons.classes) == 7
    assert lessons.example(0, 64, np.random.default_rng(0)).shape == (64, 64, 3)
