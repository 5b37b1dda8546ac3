"""One line of a table, and how a table of them is written down."""

from __future__ import annotations

from typing import NamedTuple

from .intervals import Estimate

PERCENT = "{:.2%}"


class Finding(NamedTuple):
    """What was measured, and the estimate in each column that has one; `form` writes a value down."""

    figure: str
    measured: dict[str, Estimate]
    form: str = PERCENT


def as_markdown(findings: list[Finding]) -> str:
    columns = list(dict.fromkeys(column for finding in findings for column in finding.measured))
    lines = [["figure", *columns], ["---", *["---:"] * len(columns)]]
    lines += [[finding.figure, *(_cell(finding, column) for column in columns)] for finding in findings]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def as_json(findings: list[Finding]) -> list[dict]:
    return [
        {"figure": finding.figure, "of": column, **estimate._asdict()}
        for finding in findings for column, estimate in finding.measured.items()
    ]


def _cell(finding: Finding, column: str) -> str:
    estimate = finding.measured.get(column)
    if estimate is None:
        return ""
    limits = "" if estimate.low is None else f" ({finding.form.format(estimate.low)} to {finding.form.format(estimate.high)})"
    return f"{finding.form.format(estimate.value)}{limits}, n {estimate.n}"
