"""How firm a result is: what one missing answer could move, and which weak answers carry most of it.

Each open question that can be asked now is answered in every way that makes a difference, one question at a time, all
else as it is. Then each answer on file is left out, one at a time, as if nobody had given it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pocarms.assessment.assess import Prepared, context
from pocarms.assessment.judge import Judged, Judgement
from pocarms.assessment.search import union
from pocarms.model.pack import Finding, Pack
from pocarms.model.profile import Profile, Value
from pocarms.program.graph import Truths
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, step_ids, whole_scales
from pocarms.program.possible import MOST_ANSWERS
from pocarms.reasoning.ask_next.aims import FINDINGS, LEVEL, Group, Tier, tiers
from pocarms.reasoning.ask_next.field import Ask, Field
from pocarms.reasoning.ask_next.trials import Trial, trial
from pocarms.reasoning.firmness.carrying import Carried, carried
from pocarms.reasoning.firmness.standing import counted, headline_of, in_variant, lowest_step, steps_above
from pocarms.reasoning.units import all_cases
from pocarms.reasoning.what_if.changes import slot_changes
from pocarms.reasoning.world import Variant, World, run_whole, world
from pocarms.records import dataclass

Stand = tuple[str, str]
"""Where a finding stands: its status, and the step of the class it is at least in ("" where it has none)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that one answer alone would move. kind: finding | scale.

    before, after: status and class of a finding; headline and "" of a scale. through: the question, and the answers.
    """

    kind: str
    id: str
    case: str
    before: Stand
    after: Stand
    through: tuple[tuple[Ask, tuple[Value, ...]], ...]


@dataclass(frozen=True)
class Robustness:
    """placed: established findings with a class or a box; keep: those that stay there whichever one answer comes in.

    turns: what one answer would move, what is established first; questions, answers: how many were tried; whole: every
    answer that makes a difference was. carried: answers on file that something hangs on.
    """

    placed: int
    keep: int
    questions: int
    answers: int
    contradictions: int
    whole: bool
    turns: tuple[Turn, ...]
    carried: tuple[Carried, ...]


def robustness(prepared: Prepared, profile: Profile, judgement: Judgement) -> Robustness:
    """Return how firm the result of a judged profile is."""
    pack, cases = prepared.pack, all_cases(judgement)
    aim = tiers(pack, prepared.program, len(cases), FINDINGS)
    scales = Tier(LEVEL, "", {n: _level_groups(pack, n, len(cases)) for n in range(len(cases))})
    field = Field(pack, prepared.coder, context(pack, profile), cases, (*aim, scales))
    asks = sorted(a for a in frozenset().union(*field.reached, frozenset()) if field.applies(a))
    tries = _Tries(tuple(trial(field, ask, MOST_ANSWERS) for ask in asks))
    around = world(prepared.twin, prepared.coder, context(pack, profile), judgement)
    truths = run_whole(around, [_answered(prepared, field, around, one.ask, v) for one, v in tries.each()])
    possible = _possible(field, tries, truths)
    established, others = [], []
    placed = moved = 0
    for case, finding in counted(prepared, cases):
        found = list(_finding_turns(prepared, cases[case], truths[case], tries, possible, finding))
        if field.cases[case].value(name("finding", finding.id)):
            placed, moved = placed + 1, moved + bool(found)
            established += found
        else:
            others += found
    headlines = list(_scale_turns(prepared, cases, truths, tries, possible))
    rank = _rank(prepared)
    others.sort(key=lambda t: -rank(t.after))
    return Robustness(
        placed=placed,
        keep=placed - moved,
        questions=len(asks),
        answers=tries.width,
        contradictions=tries.width - possible.bit_count(),
        whole=all(t.whole for t in tries.trials),
        turns=(*headlines, *established, *others),
        carried=carried(prepared, profile, around),
    )


def _level_groups(pack: Pack, case: int, cases: int) -> tuple[Group, ...]:
    """The steps of every scale, in the parts or in a whole without any."""
    if not case and cases > 1:
        return ()
    return tuple((name("level", s.id, step),) for s in whole_scales(pack) for step in step_ids(s)[1:])


def _rank(prepared: Prepared) -> Callable[[Stand], int]:
    scale = findings_scale(prepared.pack)
    ranks = {step: n for n, step in enumerate(step_ids(scale))} if scale is not None else {}
    return lambda stand: ranks.get(stand[1], len(ranks))


# one answer more -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Tries:
    """The answers tried, side by side: a bit for each."""

    trials: tuple[Trial, ...]

    @property
    def width(self) -> int:
        return sum(len(one.answers) for one in self.trials)

    def each(self) -> Iterator[tuple[Trial, Value]]:
        """Yield each answer with the trial it belongs to, in the order of bits."""
        for one in self.trials:
            yield from ((one, answer.value) for answer in one.answers)

    def through(self, bits: int) -> tuple[tuple[Ask, tuple[Value, ...]], ...]:
        """Return the questions and answers that some bits stand for."""
        found: dict[Ask, list[Value]] = {}
        for bit, (one, value) in enumerate(self.each()):
            if bits >> bit & 1:
                found.setdefault(one.ask, []).append(value)
        return tuple((ask, tuple(values)) for ask, values in found.items())


def _answered(prepared: Prepared, field: Field, around: World, ask: Ask, value: Value) -> Variant:
    """The variant in which one question is answered so, without evidence, wherever that answer counts."""
    coder, pack = prepared.coder, prepared.pack
    return {
        n: tuple(slot_changes(coder, pack, around.cases[n], around.context, ask.question, value).items())
        for n in field.concerned(ask)
    }


def _possible(field: Field, tries: _Tries, truths: Sequence[Truths]) -> int:
    """The answers that contradict nothing on file: no conflict comes about, or doubts the answer just given."""
    given: dict[int, dict[str, int]] = {}
    for bit, (one, _) in enumerate(tries.each()):
        for case in field.concerned(one.ask):
            mine = given.setdefault(case, {})
            mine[one.ask.question] = mine.get(one.ask.question, 0) | 1 << bit
    clash = 0
    for case, judged in enumerate(field.cases):
        for conflict, full in field.conflicts.items():
            true = truths[case].plus[judged.program.names[full]]
            if judged.value(full):
                doubts = field.pack.conflicts[conflict].doubts
                true &= union(given.get(case, {}).get(q, 0) for q in doubts)
            clash |= true
    return (1 << tries.width) - 1 & ~clash


def _finding_turns(
    prepared: Prepared, judged: Judged, truths: Truths, tries: _Tries, possible: int, finding: Finding
) -> Iterator[Turn]:
    """What single answers make of a finding: those that move one which is established, or establish one that is not."""
    names = judged.program.names
    node = names[name("finding", finding.id)]
    plus, minus = truths.plus[node], truths.minus[node]
    lowest = lowest_step(prepared, finding)
    stands: dict[Stand, int] = {("ruled_out", ""): minus, ("open", ""): (1 << tries.width) - 1 & ~(plus | minus)}
    at, before = plus, lowest
    for step in reversed(steps_above(prepared, finding)):
        full = name("class", finding.id, step)
        here = at & truths.plus[names[full]]
        stands["established", step] = here
        at &= ~here
        if before == lowest and judged.value(full):
            before = step
    stands["established", lowest] = at
    status = judged.status(name("finding", finding.id))
    now: Stand = (status, before if status == "established" else "")
    for stand, bits in stands.items():
        wanted = stand != now and (status == "established" or stand[0] == "established")
        if wanted and bits & possible:
            yield Turn("finding", finding.id, judged.case.id, now, stand, tries.through(bits & possible))


def _scale_turns(
    prepared: Prepared, cases: Sequence[Judged], truths: Sequence[Truths], tries: _Tries, possible: int
) -> Iterator[Turn]:
    """The headlines that single answers would change; of a whole with parts, those of each part are told too."""
    parts = list(range(1, len(cases)))
    told = [("", parts or [0]), *((cases[n].case.id, [n]) for n in parts)]
    for scale in whole_scales(prepared.pack):
        for case, over in told:
            now = headline_of(scale, [cases[n] for n in over])
            changed: dict[str, int] = {}
            for bit in range(tries.width):
                if possible >> bit & 1:
                    then = headline_of(scale, [in_variant(cases[n], truths[n], bit) for n in over])
                    if then != now:
                        changed[then] = changed.get(then, 0) | 1 << bit
            for then, bits in sorted(changed.items(), key=lambda item: -scale.rank(item[0])):
                yield Turn("scale", scale.id, case, (now, ""), (then, ""), tries.through(bits))
