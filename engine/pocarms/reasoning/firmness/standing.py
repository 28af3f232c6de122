"""Where findings and levels stand in a judged case, or in a variant of one: to see how firm a result is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pocarms.assessment.assess import Prepared
from pocarms.assessment.classes import bounds
from pocarms.assessment.judge import Judged
from pocarms.assessment.scales import headline
from pocarms.model.pack import Finding, Scale
from pocarms.program.graph import Truths
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, is_placed, step_ids
from pocarms.program.scope import scopes


def counted(prepared: Prepared, cases: Sequence[Judged]) -> Iterator[tuple[int, Finding]]:
    """Yield every finding that has a class or a box, in each case in which it is judged."""
    pack = prepared.pack
    for_whole, for_part = scopes(pack, len(cases) > 1)
    for case in range(len(cases)):
        mine = (for_part if case else for_whole).findings
        for finding in pack.findings.values():
            if finding.id in mine and (is_placed(pack, finding) or pack.kinds[finding.kind].box):
                yield case, finding


def steps_above(prepared: Prepared, finding: Finding) -> list[str]:
    """Return the classes above the lowest that a finding may stand in."""
    scale = findings_scale(prepared.pack)
    steps = step_ids(scale)[1:] if scale is not None else ()
    return [step for step in steps if name("class", finding.id, step) in prepared.program.names]


def lowest_step(prepared: Prepared, finding: Finding) -> str:
    """Return the lowest class, "" for a finding that is not placed."""
    scale = findings_scale(prepared.pack)
    return step_ids(scale)[0] if scale is not None and is_placed(prepared.pack, finding) else ""


def headline_of(scale: Scale, over: Sequence[Judged]) -> str:
    """Return the headline of a scale over some cases: of the highest of them."""
    limits = [bounds(judged, "level", scale.id, scale) for judged in over]
    return headline(scale, max(low for low, _ in limits), max(high for _, high in limits))


def in_variant(judged: Judged, truths: Truths, bit: int) -> Judged:
    """Return a case as judged in one variant."""
    return Judged(judged.case, judged.program, judged.slots, truths, bit)
