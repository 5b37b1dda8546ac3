"""The layout of the package: commands at the top, sub-packages below them, imports downwards only."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "blisterscope_training"
GROUND = {"refusal"}
"""Modules at the top that are no commands."""
COMMANDS = {file.stem for file in PACKAGE.glob("*.py")} - GROUND - {"__init__"}


def name_of(file):
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in PACKAGE.rglob("*.py")}


def imports_of(module):
    """The package's modules that it imports, at any level of its code."""
    file, found = MODULES[module], set()
    here = file.relative_to(PACKAGE).parent.parts
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            source = ".".join([*here[: len(here) - node.level + 1], *filter(None, [node.module])])
            submodules = {f"{source}.{alias.name}".lstrip(".") for alias in node.names} & MODULES.keys()
            found |= submodules or {source}
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            named = [node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            assert not any(name.split(".")[0] == PACKAGE.name for name in named), f"{file} imports its own package by name"
    return found


IMPORTS = {module: imports_of(module) for module in MODULES}


def folder_of(module):
    return module.split(".")[0]


def test_every_import_is_of_a_module_that_is_there():
    assert set().union(*IMPORTS.values()) <= MODULES.keys()


def test_no_modules_import_each_other_in_a_circle():
    TopologicalSorter(IMPORTS).prepare()  # throws CycleError


def test_no_sub_packages_import_each_other_in_a_circle():
    folders = {}
    for module, imported in IMPORTS.items():
        folders.setdefault(folder_of(module), set()).update(map(folder_of, imported))
    TopologicalSorter({folder: others - {folder} for folder, others in folders.items()}).prepare()


def test_no_module_imports_a_command():
    assert {module: imported & COMMANDS for module, imported in IMPORTS.items() if imported & COMMANDS} == {}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_module_at_the_top_is_a_command(command):
    tree = ast.parse(MODULES[command].read_text())
    assert "main" in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert 'if __name__ == "__main__":\n    main()\n' in MODULES[command].read_text()
