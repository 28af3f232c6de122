"""Why, and why not: the explanation of one topic, in each case where it is judged (issue 5.1)."""

from __future__ import annotations

from collections.abc import Iterator

from pocarms.assessment.assess import Prepared, context
from pocarms.assessment.classes import bounds
from pocarms.assessment.judge import Judgement
from pocarms.assessment.scales import headline
from pocarms.assessment.settle import Settler
from pocarms.model.pack import RELIABILITY, Scale
from pocarms.model.profile import Profile
from pocarms.program.names import name
from pocarms.program.placing import cap_rank, findings_scale, is_placed
from pocarms.reasoning.naming import citations
from pocarms.reasoning.saying import sayings
from pocarms.reasoning.topics import Topic, judged_in, title_of
from pocarms.reasoning.units import reliability
from pocarms.reasoning.why.explained import Claim, Explained
from pocarms.reasoning.why.grounds import Grounds, Step
from pocarms.reasoning.why.ledger import Ledger
from pocarms.reasoning.why.open_tree import OpenTree
from pocarms.reasoning.why.sufficient import smallest
from pocarms.reasoning.why.tree import Tree
from pocarms.reasoning.world import World, world
from pocarms.wording.words import cap_because, sentence


def explain(
    prepared: Prepared,
    profile: Profile,
    judgement: Judgement,
    topic: Topic,
    part: str | None = None,
    whole: bool = False,
) -> tuple[Explained, ...]:
    """Explain a topic in every case where it is judged, or in one part alone.

    whole: show every way in which it holds and every answer read; else a smallest sufficient set of answers.
    """
    around = world(prepared.twin, prepared.coder, context(prepared.pack, profile), judgement)
    cases = judged_in(prepared.pack, topic, len(judgement.parts))
    if part is not None:
        cases = tuple(c for c in cases if around.cases[c].case.id == part)
    return tuple(_Explainer(prepared, around, case, whole).explain(topic) for case in cases)


class _Explainer:
    """Explains topics in one case."""

    def __init__(self, prepared: Prepared, around: World, case: int, whole: bool) -> None:
        self.prepared = prepared
        self.pack = prepared.pack
        self.says = prepared.says
        self.s = sayings(prepared.language)
        self.world = around
        self.case = case
        self.judged = around.cases[case]
        self.whole = whole
        self.ledger = Ledger(self.says, around)
        self.settler = Settler(self.pack, prepared.coder, self.judged, around.context)
        self.told: set[str] = set()

    def explain(self, topic: Topic) -> Explained:
        """Return the explanation of one topic."""
        if topic.kind == "scale":
            verdict, claims, notes = self._scale(self.pack.scales[topic.id])
        else:
            verdict, claims, notes = self._conclusion(topic)
        full = topic.name
        return Explained(
            id=topic.id,
            kind=topic.kind,
            kind_label=self._kind(topic),
            title=title_of(self.pack, topic),
            case=self.judged.case.id,
            case_title=self.judged.case.title if self.judged.case.id else "",
            verdict=verdict,
            claims=tuple(claims),
            answers=self.ledger.told(),
            missing=self.ledger.missing(),
            sources=self.says.cite(citations(self.says, full, ())) if full else (),
            notes=tuple(notes),
        )

    # what is claimed ---------------------------------------------------------------------------------------------

    def _conclusion(self, topic: Topic) -> tuple[str, list[Claim], list[str]]:
        value = self.judged.value(topic.name)
        word = {True: "yes", False: "no", None: "open"}[value]
        verdict = self.s(f"explain.verdict.{'finding' if topic.kind == 'finding' else 'other'}.{word}")
        claims = [self._claim("status", topic.name, self.s(f"explain.claim.status.{word}"))]
        notes: list[str] = []
        if topic.kind == "finding" and value is not False:
            scale = findings_scale(self.pack)
            finding = self.pack.findings[topic.id]
            if scale is not None and is_placed(self.pack, finding):
                low, high = bounds(self.judged, "class", topic.id, scale)
                verdict += " " + self._range(scale, low, high)
                claims += self._places("class", topic.id, scale, low, high)
                cap = cap_rank(self.pack, finding)
                if cap is not None and high >= cap:
                    label = self.pack.kinds[finding.kind].label
                    notes.append(cap_because(label, scale.steps[cap].label, self.prepared.language))
        return verdict, claims, notes

    def _scale(self, scale: Scale) -> tuple[str, list[Claim], list[str]]:
        if self.case == 0 and len(self.world.cases) > 1:
            return self._scale_over_parts(scale)
        low, high = bounds(self.judged, "level", scale.id, scale)
        stands = headline(scale, low, high)
        verdict = self._range(scale, low, high)
        notes = []
        if stands != scale.steps[low].id:
            label = next(s.label for s in scale.steps if s.id == stands)
            notes.append(self.s("explain.held", step=label))
        return verdict, list(self._places("level", scale.id, scale, low, high)), notes

    def _scale_over_parts(self, scale: Scale) -> tuple[str, list[Claim], list[str]]:
        limits = [bounds(c, "level", scale.id, scale) for c in self.world.cases[1:]]
        low, high = max(a for a, _ in limits), max(b for _, b in limits)
        notes = [self.s("explain.highest_of_parts")]
        for judged, (a, b) in zip(self.world.cases[1:], limits, strict=True):
            title = judged.case.title or judged.case.id
            notes.append(sentence(self.s("pair", label=title, value=self._range(scale, a, b))))
        return self._range(scale, low, high), [], notes

    def _places(self, kind: str, item: str, scale: Scale, low: int, high: int) -> Iterator[Claim]:
        """Why at least so high; what it hangs on whether it is higher; why not higher than that."""
        steps = scale.steps
        if low:
            yield self._claim("at_least", name(kind, item, steps[low].id), self._step("at_least", steps[low].label))
        for rank in range(low + 1, high + 1):
            yield self._claim("undecided", name(kind, item, steps[rank].id), self._step("may_be", steps[rank].label))
        if high + 1 < len(steps):
            above = steps[high + 1]
            full = name(kind, item, above.id)
            if self.judged.value(full) is False:
                yield self._claim("not_above", full, self._step("not_above", above.label))

    def _step(self, key: str, label: str) -> str:
        return self.s(f"explain.step.{key}", step=label)

    def _range(self, scale: Scale, low: int, high: int) -> str:
        floor, ceiling = scale.steps[low].label, scale.steps[high].label
        words = floor if low == high else self.s("class.range", floor=floor, ceiling=ceiling)
        return sentence(self.s("pair", label=scale.label or scale.id, value=words))

    def _claim(self, key: str, full: str, says: str) -> Claim:
        value = self.judged.value(full)
        if value is None:
            return self._open(key, full, says)
        goal = Step(self.case, self.judged.program.names[full], value)
        grounds = Grounds(self.world.cases, self.world.units, goal)
        kept = tuple(grounds.used) if self.whole else smallest(self.world, grounds, self._rank)
        reason = Tree(self.says, grounds, kept, self.ledger, self.told, self.whole).tell(goal)
        marks = tuple(sorted({self.ledger.note(u) for u in kept}, key=lambda mark: int(mark[1:])))
        return Claim(key, says, "yes" if value else "no", marks, (), (), (), False, reason)

    def _open(self, key: str, full: str, says: str) -> Claim:
        settling = self.settler.settle_one(full)
        tree = OpenTree(self.says, self.world.cases, self.ledger, self.told, self.whole)
        reason = tree.tell(self.case, self.judged.program.names[full])
        missing = tuple(m.mark for m in self.ledger.missing())
        whatever = settling.holds in ("always", "never")
        if whatever:
            says = self.s("pair", label=says, value=self.s(f"explain.whatever.{settling.holds}"))
        sets, single = settling.settled_by, settling.may_be_settled_by
        bounded = not (settling.exact or whatever)
        return Claim(key, says, "open", (), missing, sets, single, whatever, reason, bounded)

    def _rank(self, unit: int) -> tuple[int, str]:
        """Of equally small sets, the one with the better evidence is preferred."""
        found = self.world.units.all[unit]
        words = reliability(self.world.units.given[found])
        return (-(RELIABILITY.index(words) if words in RELIABILITY else -1), found.question)

    def _kind(self, topic: Topic) -> str:
        """Return what kind of thing a topic is, in words."""
        if topic.kind == "finding":
            return self.pack.kinds[self.pack.findings[topic.id].kind].label
        return self.s(f"explain.kind.{topic.kind}")
