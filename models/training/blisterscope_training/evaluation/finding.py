"""One line of a table of results, and its output as Markdown and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .contenders import BUNDLE
from .intervals import Estimate
from .targets import Target

PERCENT = "{:.2%}"


class Finding(NamedTuple):
    """A figure and its estimate in each column that has one; `form` formats a value."""

    figure: str
    measured: dict[str, Estimate]
    form: str = PERCENT


def as_markdown(findings: list[Finding], targets: Mapping[str, Target] | None = None) -> str:
    """With targets (by figure), each line also has the bundle's floor and goal and whether it meets the floor."""
    columns = list(dict.fromkeys(column for finding in findings for column in finding.measured))
    heading = ["figure", *columns, *(["floor", "goal", "floor met"] if targets else [])]
    lines = [heading, ["---", *["---:"] * (len(heading) - 1)]]
    for finding in findings:
        cells = [_cell(finding, column) for column in columns]
        lines.append([finding.figure, *cells, *(_target_cells(finding, targets.get(finding.figure)) if targets else [])])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def as_json(findings: list[Finding], targets: Mapping[str, Target] | None = None) -> list[dict]:
    """One entry per estimate; the bundle's also has the target if there is one."""
    return [
        {"figure": finding.figure, "of": column, **estimate._asdict(), **_target_entry(finding, column, targets or {})}
        for finding in findings for column, estimate in finding.measured.items()
    ]


def _cell(finding: Finding, column: str) -> str:
    estimate = finding.measured.get(column)
    if estimate is None:
        return ""
    value, low, high = map(finding.form.format, (estimate.value, estimate.low, estimate.high))
    return f"{value} ({low} to {high}), n {estimate.n}"


def _target_cells(finding: Finding, target: Target | None) -> list[str]:
    if target is None:
        return ["", "", ""]
    met = "yes" if target.met_by(finding.measured[BUNDLE]) else "no"
    return [finding.form.format(target.floor), finding.form.format(target.goal), met]


def _target_entry(finding: Finding, column: str, targets: Mapping[str, Target]) -> dict:
    target = targets.get(finding.figure)
    if target is None or column != BUNDLE:
        return {}
    return {"floor": target.floor, "goal": target.goal, "floorMet": target.met_by(finding.measured[BUNDLE])}
