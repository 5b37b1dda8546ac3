"""The commands as a user calls them: their refusals, and that all of the README's exist."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from blisterscope_training import dequantize, train

README = (Path(__file__).parents[1] / "README.md").read_text()
COMMANDS = sorted(set(re.findall(r"-m (blisterscope_training[\w.]+)", README)))


def refusal_of(main, arguments, monkeypatch, capsys):
    """The command's message on stderr before it ends with exit code 2."""
    monkeypatch.setattr(sys, "argv", ["command", *(str(part) for part in arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(("options", "sentence"), [
    (["--recipe", "paper"], "This recipe learns from photographs: give their folder with --data.\n"),
    (["--recipe", "paper", "--steps", "3,4", "--data", "photographs"], "Give --steps one number for each phase of the recipe; it has 1.\n"),
    (["--recipe", "toy", "--real", "nowhere"], "There is no nowhere/annotations.json: add one that lists every pack, as described in the README.\n"),
    (["--recipe", "paper", "--data", "nowhere"],
     "nowhere has neither annotations.json nor a sub-folder of pictures for each product: give a folder with one of them.\n"),
])
def test_train_refuses_in_one_sentence(options, sentence, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert refusal_of(train.main, ["--out", "run", *options], monkeypatch, capsys) == sentence


def test_train_refuses_weights_before_it_draws_a_pack(tmp_path, monkeypatch, capsys):
    weights = tmp_path / "weights.pth"
    weights.write_text("no weights")
    told = refusal_of(train.main, ["--out", tmp_path / "run", "--recipe", "toy", "--weights", weights], monkeypatch, capsys)
    assert told == f"{weights} does not contain weights: give a checkpoint from training or the state dict of a ResNet-101.\n"
    assert not (tmp_path / "run").exists()


def test_dequantize_refuses_in_one_sentence(tmp_path, monkeypatch, capsys):
    asked = ["--graph", tmp_path / "missing.onnx", "--out", tmp_path / "float.onnx"]
    assert refusal_of(dequantize.main, asked, monkeypatch, capsys).endswith("is not an 8-bit graph: give the backbone.onnx of a bundle.\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_explains_itself(command, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", [command, "--help"])
    with pytest.raises(SystemExit) as ended:
        import_module(command).main()
    assert ended.value.code == 0 and "usage:" in capsys.readouterr().out


def test_a_command_runs_by_its_name():
    called = subprocess.run([sys.executable, "-m", COMMANDS[0], "--help"], capture_output=True, cwd=Path(__file__).parents[1], check=False)
    assert called.returncode == 0
