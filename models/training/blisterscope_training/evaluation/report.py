"""All measurements of a bundle in order, and the page that reports them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..bundling import shots
from ..bundling.shipped import Shipped
from ..graph.resnet import ResNet
from ..packs.formulary import FORMULARY, design_of
from ..photos.photo_folder import Photograph
from ..refusal import Refusal
from ..renderer.design import Design, design_from_seed
from ..renderer.view import HARD
from . import familiarity, sides
from .contenders import BUNDLE, contenders
from .finding import Finding, as_json, as_markdown
from .known import looked_at, named, told_apart, turned_green
from .plan import Plan
from .precision import kept
from .presentation import present
from .real import disturbed, other_scenes
from .targets import TARGETS
from .unseen import unseen

ENROLMENT_SEED, KNOWN_SEED, HARD_SEED, STRANGER_SEED = 0, 1_100_000, 1_200_000, 1_300_000
"""Seeds of photographs. Enrolment uses the seed that bundles are fitted with, so all contenders see the same pictures."""
FIRST_STRANGER = 4_000_000
"""First seed of designs that are in no training and no calibration."""
FEW = 2
"""Photographs per pack and position for the comparison of input sides."""


class Report(NamedTuple):
    bundle: Shipped
    findings: list[Finding]
    by_side: list[Finding]
    by_score: list[Finding]

    def as_json(self) -> dict:
        return {
            "bundle": {"name": self.bundle.name, "version": self.bundle.version, "side": self.bundle.side},
            "figures": as_json(self.findings, TARGETS), "sides": as_json(self.by_side), "knownness": as_json(self.by_score),
            "recommendation": familiarity.recommendation(self.by_score),
        }

    def as_markdown(self) -> str:
        return _PAGE.format(
            name=self.bundle.name, version=self.bundle.version, side=self.bundle.side, findings=as_markdown(self.findings, TARGETS),
            by_side=as_markdown(self.by_side), by_score=as_markdown(self.by_score), recommendation=familiarity.recommendation(self.by_score),
        )


def measured(bundle: Shipped, plan: Plan, real: list[Photograph], network: ResNet | None) -> Report:
    designs = _designs(bundle, plan.items)
    enrolled = shots.known_shots(designs, plan.enrolled, ENROLMENT_SEED)
    known = shots.known_shots(designs, plan.known, KNOWN_SEED)
    hard = shots.known_shots(designs, plan.hard, HARD_SEED, (HARD,))
    strangers = shots.unknown_shots(_strangers(plan.strangers), 1, STRANGER_SEED)
    in_cabinets = shots.known_in_cabinets(designs, plan.in_cabinets, KNOWN_SEED)
    strangers_in_cabinets = shots.unknown_in_cabinets(_strangers(plan.strangers_in_cabinets), STRANGER_SEED)
    shown = contenders(bundle, designs, enrolled)
    known_presented, strangers_presented = present(bundle, known, "known packs"), present(bundle, strangers, "unknown packs")
    in_cabinets_presented = present(bundle, in_cabinets, "known packs in cabinets")
    strangers_in_cabinets_presented = present(bundle, strangers_in_cabinets, "unknown packs in cabinets")
    known_seen = looked_at(shown, known, "known packs", {BUNDLE: known_presented.first})
    strangers_seen = looked_at(shown, strangers, "unknown packs", {BUNDLE: strangers_presented.first})
    hard_seen = looked_at(shown, hard, "hard conditions", {})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        findings = [
            *named("formulary", shown, known, known_seen),
            *named("formulary in hard conditions", shown, hard, hard_seen),
            *turned_green("presentations", known, known_presented.settled, strangers_presented.settled),
            *named("formulary in cabinets", shown[:1], in_cabinets, {BUNDLE: in_cabinets_presented.first}),
            *turned_green("in cabinets", in_cabinets, in_cabinets_presented.settled, strangers_in_cabinets_presented.settled),
            told_apart(shown, known_seen, strangers_seen),
            *unseen(shown, plan.families),
            *([other_scenes(shown, real), disturbed(shown, real, plan.disturbed)] if real else []),
            *kept(bundle, network, [*known, *hard], np.concatenate([known_seen[BUNDLE], hard_seen[BUNDLE]]), folder),
        ]
        by_side = sides.compared(bundle, designs, shots.known_shots(designs, FEW, ENROLMENT_SEED), hard, plan.families_by_side, real, folder)
    ours = shown[0]
    views = ours.see(enrolled, "fitted views")
    scores = familiarity.scores(ours, views, np.array([shot.row for shot in enrolled]), bundle.calibration.temperature)
    return Report(bundle, findings, by_side, familiarity.compared(scores, known_seen[BUNDLE], strangers_seen[BUNDLE]))


def _strangers(count: int) -> list[Design]:
    return [design_from_seed(FIRST_STRANGER + number) for number in range(count)]


def _designs(bundle: Shipped, items: int) -> dict[str, Design]:
    strange = set(bundle.head.items) - {item.id for item in FORMULARY}
    if strange:
        raise Refusal(f"There is no design of {', '.join(sorted(strange))}: give a bundle of the demonstration's formulary.")
    return {item: design_of(item) for item in bundle.head.items[:items]}


_PAGE = """\
## {name} {version} at {side} pixels

Pictures are rendered, as photographs or ("in cabinets") as seen by cabinets' cameras, with seeds not used in training or calibration;
"real" marks real photographs. Brackets give 95 % confidence limits: Clopper-Pearson for shares (one-sided for wrong greens), percentile
bootstrap for the rest. A presentation is one pack over several frames and counts once, in cabinets too. The contenders have the same
enrolment as the bundle: the means of whitened views, also for all packs outside the
formulary. Unseen designs are families of four look-alikes; each pack is searched for without the rest of its family, among all designs,
and among its family only. The floor is met if the bundle's value, or for wrong greens its upper limit, is on the right side of it.

{findings}
### The side of the input

The same weights, in 8 bits, at other sizes. Each size has a new head, fitted to the same few photographs, so these figures compare with
each other but not with the table above.

{by_side}
### Known-ness

Packs of the formulary against unknown packs.

{by_score}
{recommendation}
"""
