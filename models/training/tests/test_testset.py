import json

import cv2
import numpy as np
import pytest

from blisterscope_training.testset import write_testset


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trays")
    write_testset(folder, pictures=4, seed=3, packs=2, width=400)
    return folder


@pytest.fixture(scope="module")
def images(folder):
    return json.loads((folder / "annotations.json").read_text())["images"]


def test_the_same_seed_gives_the_same_folder(folder, tmp_path):
    write_testset(tmp_path, pictures=4, seed=3, packs=2, width=400)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {file.name: file.read_bytes() for file in folder.iterdir()}


def test_two_packs_of_different_medicines_lie_apart_and_inside_the_picture(images):
    for image in images:
        first, second = image["instances"]
        assert first["product"] != second["product"] and first["box"][0] <= second["box"][0]
        assert cv2.intersectConvexConvex(*(np.float32(pack["polygon"]) for pack in (first, second)))[0] == 0
        for x, y, width, height in (first["box"], second["box"]):
            assert 0 <= x < x + width <= image["width"] and 0 <= y < y + height <= image["height"]


def test_every_component_lies_on_its_pack(images):
    for pack in (pack for image in images for pack in image["instances"]):
        assert "pills" in pack["components"]
        left, top, wide, tall = pack["box"]
        for x, y, width, height in pack["components"].values():
            assert width > 0 and height > 0
            assert left - 1 <= x and top - 1 <= y and x + width <= left + wide + 1 and y + height <= top + tall + 1


def test_a_pack_stands_out_from_the_tray_where_its_polygon_is(folder, images):
    picture = cv2.imread(str(folder / images[0]["file"])).astype(float)
    inside = np.zeros(picture.shape[:2], np.uint8)
    for pack in images[0]["instances"]:
        cv2.fillConvexPoly(inside, np.int32(pack["polygon"]), 1)
    assert picture[inside == 1].std() > 2 * picture[inside == 0].std()


@pytest.mark.parametrize(("company", "least", "most"), [("touching", 0, 0.01), ("overlapping", 0.03, 0.55)])
def test_two_packs_in_company_touch_or_cover_at_most_half_of_the_lower_one(tmp_path, company, least, most):
    write_testset(tmp_path, pictures=3, seed=5, packs=2, width=400, company=company)
    for image in json.loads((tmp_path / "annotations.json").read_text())["images"]:
        outlines = [np.float32(pack["polygon"]) for pack in image["instances"]]
        covered = cv2.intersectConvexConvex(*outlines)[0]
        assert least * max(map(cv2.contourArea, outlines)) <= covered <= most * max(map(cv2.contourArea, outlines))
        gap = min(abs(cv2.pointPolygonTest(other, [float(part) for part in corner], True)) for one, other in (outlines, outlines[::-1]) for corner in one)
        assert covered > 0 or gap < 5
