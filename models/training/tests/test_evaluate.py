"""The whole evaluation, on the smallest possible bundle."""

import json
import sys

import numpy as np
import pytest
import torch
from folders import photographed_often

from blisterscope_training import evaluate
from blisterscope_training.bundling.card import write_card
from blisterscope_training.bundling.fit import fit_head
from blisterscope_training.bundling.head import save_head
from blisterscope_training.bundling.shipped import open_bundle
from blisterscope_training.bundling.shots import rows_of
from blisterscope_training.evaluation import sides
from blisterscope_training.evaluation.intervals import share_at_most
from blisterscope_training.evaluation.plan import FULL, Plan
from blisterscope_training.evaluation.targets import TARGETS
from blisterscope_training.packs.formulary import FORMULARY, design_of
from blisterscope_training.packs.universe import FAMILY
from blisterscope_training.refusal import Refusal
from blisterscope_training.renderer.design import FACES

SIDE = 64
ITEMS = ("amoxicillin-500", "ampicillin-500", "paracetamol-500")
TINY = Plan(items=2, enrolled=2, known=1, hard=1, strangers=1, in_cabinets=1, strangers_in_cabinets=1, families=1, families_by_side=1, disturbed=1)


@pytest.fixture
def bundle(coarse, tmp_path):
    return bundle_in(tmp_path / "bundle", coarse)


@pytest.fixture(scope="module")
def told(coarse, network, tmp_path_factory):
    """The command's JSON and Markdown for a bundle, the checkpoint it was built from, and real photographs."""
    folder = tmp_path_factory.mktemp("evaluation")
    torch.save({"network": network.state_dict()}, folder / "checkpoint.pt")
    asked = {
        "--bundle": bundle_in(folder / "bundle", coarse), "--checkpoint": folder / "checkpoint.pt", "--real": photographed_often(folder / "real", 2),
        "--json": folder / "figures.json", "--markdown": folder / "figures.md",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sides, "SIDES", (64, 96))
        patch.setattr(evaluate, "QUICK", TINY)
        patch.setattr(sys, "argv", ["evaluate", "--quick", *(str(part) for option in asked.items() for part in option)])
        evaluate.main()
    return json.loads(asked["--json"].read_text()), asked["--markdown"].read_text()


def bundle_in(folder, graph):
    folder.mkdir()
    (folder / "backbone.onnx").write_bytes(graph.read_bytes())
    rows = [row for row, _ in rows_of({item: design_of(item) for item in ITEMS})]
    views = np.random.default_rng(0).random((2 * len(rows), 2048))
    head = fit_head(views, rows, np.arange(len(views)) % len(rows))
    save_head(head, folder / "head.safetensors")
    items = [{"id": item, "probabilityFloor": 0.9, "knownnessFloor": 0.5, "lookAlikes": []} for item in ITEMS]
    items[0]["lookAlikes"] = [{"item": ITEMS[1], "marginFloor": 0.85}]
    write_card(folder, {
        "name": "Three medicines", "version": "1", "createdAt": "2026-01-01T00:00:00Z", "provisional": True,
        "calibration": {"temperature": 0.03, "evidenceShareFloor": 0.4}, "items": items, "golden": [],
        "provenance": {"figures": []},
    }, head, SIDE)
    return folder


def test_every_figure_is_measured_with_its_number_of_cases_and_its_limits(told):
    figures, page = told
    entries = [entry for table in ("figures", "sides", "knownness") for entry in figures[table]]
    assert all(entry["n"] > 0 and entry["low"] <= entry["value"] <= entry["high"] for entry in entries)
    assert {entry["of"] for entry in figures["figures"]} == {"this bundle", "random weights", "colour histogram"}
    assert all(entry["figure"] in page for entry in entries)


def test_every_target_is_that_of_a_figure(told):
    measured = {entry["figure"].replace("4 unseen designs", "200 unseen designs") for entry in told[0]["figures"]}
    assert FULL.families * FAMILY == 200 and set(TARGETS) <= measured


def test_a_checkpoint_is_held_against_the_graph_that_was_made_from_it(told):
    parity, = (entry for entry in told[0]["figures"] if "PyTorch" in entry["figure"])
    assert parity["value"] < 1e-4 and parity["floorMet"] and (parity["floor"], parity["goal"]) == (1e-3, 1e-4)


def test_the_page_says_of_the_bundle_what_it_is_to_reach_and_whether_it_does(told):
    heading, line = (next(line for line in told[1].split("\n") if line.startswith(start)) for start in ("| figure |", "| formulary, top-1 |"))
    assert heading.endswith("| floor | goal | floor met |") and line.endswith((" | 97.00% | 99.50% | yes |", " | 97.00% | 99.50% | no |"))


def test_the_numbers_that_decide_are_those_of_the_files(bundle):
    shipped = open_bundle(bundle)
    assert (shipped.side, shipped.calibration.temperature, shipped.calibration.evidence_share) == (SIDE, 0.03, 0.4)
    assert shipped.calibration.floors[ITEMS[0]].margins == {ITEMS[1]: 0.85}
    assert np.allclose(np.linalg.norm(shipped.head.directions, axis=1), 1, atol=1e-5)


def test_a_full_run_has_enough_presentations_for_a_bound_below_one_percent():
    rows = rows_of({item.id: design_of(item.id) for item in FORMULARY})
    faces = len(FORMULARY) * len(FACES)
    for presentations in (
        FULL.known * len(rows), FULL.strangers * len(FACES), FULL.in_cabinets * faces, FULL.strangers_in_cabinets * len(FACES),
    ):
        assert share_at_most(np.zeros(presentations, bool)).high < 0.01


def test_a_folder_without_a_card_is_refused(tmp_path):
    with pytest.raises(Refusal, match="There is no .*card.json: give the folder"):
        open_bundle(tmp_path)


def test_a_file_that_has_changed_is_refused(bundle):
    (bundle / "head.safetensors").write_bytes(b"other")
    with pytest.raises(Refusal, match="head.safetensors differs from the file that the card describes"):
        open_bundle(bundle)


def test_the_command_says_one_sentence_and_ends_with_2(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["evaluate", "--bundle", str(tmp_path), "--json", "out.json", "--markdown", "out.md"])
    with pytest.raises(SystemExit) as ended:
        evaluate.main()
    assert ended.value.code == 2 and capsys.readouterr().err.count("\n") == 1
