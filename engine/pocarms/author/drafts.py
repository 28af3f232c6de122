"""Drafts of tests: for a mutant that no test notices, few answers under which it makes a difference.

Answers are drawn at random until the pack with the mutant says something else than the pack without; then every answer
that is not needed for the difference is taken away. Where no draw makes a difference nothing is claimed: the mutant may
mean the same as the pack, or the case is rare.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from pocarms.assessment.classes import bounds
from pocarms.assessment.findings import LISTS
from pocarms.assessment.judge import Judged, status_word
from pocarms.assessment.packtest import APPLIES, TRUTH
from pocarms.author.cases import said, slots_of, ways
from pocarms.author.mutants import SWITCH, Mutant
from pocarms.author.sweep import Bench
from pocarms.inference.twin import NamedTruths
from pocarms.model.pack import Pack
from pocarms.model.profile import Case, Value
from pocarms.program.graph import Truths
from pocarms.program.names import kind_of, name
from pocarms.program.placing import findings_scale
from pocarms.program.possible import Possible
from pocarms.program.seen import set_alone
from pocarms.records import dataclass
from pocarms.wording.strings import Strings

DRAWS = 4096
Answers = dict[str, Possible]
_SAID = (
    "finding",
    "levelrule",
    "needed",
    "concept",
    "action",
    "bundle",
    "modifier",
    "level",
    "class",
    "asked",
    "task",
    "conflict",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A test to paste: the answers, and what comes out of the pack as it stands.

    about: the conclusion that tells the two apart, as a program names it; then: what a test says of it, as YAML.
    """

    answers: Mapping[str, Value]
    about: str
    then: str


class Drafter:
    """Finds drafts for the mutants of one pack; draws the same answers every time for the same seed."""

    def __init__(self, run: Bench, seed: int = 1, draws: int = DRAWS) -> None:
        self.run = run
        self.pack: Pack = run.mutated.pack
        numbers = random.Random(seed)
        self._answers = {q: answers for q, answers in ways(run.coder).items() if not q.startswith(SWITCH)}
        self._draws = [self._draw(numbers) for _ in range(draws)]
        self._base = self._judge(self._draws, None)

    def _draw(self, numbers: random.Random) -> Answers:
        """Answer most questions, each at random; some are left open."""
        known = numbers.choice((0.5, 0.8, 0.95, 1.0))
        return {q: a[numbers.randrange(len(a))] for q, a in self._answers.items() if numbers.random() < known}

    def draft(self, mutant: Mutant, sharp: bool = False) -> Draft | None:
        """Return a draft that tells a mutant from the pack as it is, or None where no draw does.

        sharp: rather one in which something holds with the pack and does not with the mutant, or the other way round,
        than one in which either leaves it open.
        """
        other = self._judge(self._draws, mutant)
        found = self._difference(self._base, other, mutant, sharp)
        if found is None:
            return self.draft(mutant) if sharp else None
        answers, about = dict(self._draws[found[1]]), found[0]
        while True:
            fewer = [{k: v for k, v in answers.items() if k != q} for q in answers]
            smaller = self._telling(fewer, mutant, about, sharp)
            if smaller is None:
                break
            answers = smaller
        given = {q: answer.value for q, answer in sorted(answers.items())}
        return Draft(given, about, self._then(about, self._judge([answers], None)))

    def _then(self, about: str, truths: NamedTruths) -> str:
        names = self.run.twin.program.names
        kind, _, rest = about.partition(":")
        value = truths.value(names[about])
        if kind == "concept":
            return f'concepts: {{{rest}: "{TRUTH[value]}"}}'
        if kind == "asked":
            return f"applies: {{{rest}: {APPLIES[value]}}}"
        if kind == "task":
            return f"list: {{{rest}: {LISTS[value]}}}"
        if kind == "conflict":
            true = [c for c in self.pack.conflicts if truths.value(names[name("conflict", c)])]
            return f"conflicts: [{', '.join(true)}]"
        if kind in ("class", "level"):
            item = rest.rpartition(":")[0]
            scale = findings_scale(self.pack) if kind == "class" else self.pack.scales[item]
            assert scale is not None
            case = Judged(Case("", "", {}), self.run.twin.program, (), cast(Truths, truths), 0)
            low, high = (scale.steps[rank].id for rank in bounds(case, kind, item, scale))
            return f"{kind}: {{{item}: {low if low == high else f'{{floor: {low}, ceiling: {high}}}'}}}"
        return f"{status_word(value)}: [{rest}]"

    def _telling(self, many: Sequence[Answers], mutant: Mutant, about: str, sharp: bool) -> Answers | None:
        """Return answers that still tell the two apart by this name, None where none of these do.

        many: the same answers, each time without one. Where several can go, all of them go if that can be.
        """
        bits = self._apart(self._judge(many, None), self._judge(many, mutant), about, sharp) if many else 0
        free = [answers for n, answers in enumerate(many) if bits >> n & 1]
        if not free:
            return None
        together = {q: v for q, v in free[0].items() if all(q in answers for answers in free)}
        if self._apart(self._judge([together], None), self._judge([together], mutant), about, sharp):
            return together
        return free[0]

    def _difference(self, base: NamedTruths, other: NamedTruths, mutant: Mutant, sharp: bool) -> tuple[str, int] | None:
        for about in self._names(mutant):
            bits = self._apart(base, other, about, sharp)
            if bits:
                return about, (bits & -bits).bit_length() - 1
        return None

    def _names(self, mutant: Mutant) -> Iterator[str]:
        """The conclusions a test can speak of: first those the mutant decides, then the others by kind."""
        names = self.run.twin.program.names
        own = [full for site in mutant.sites for full in site.names if kind_of(full) in _SAID]
        yield from own
        for kind in _SAID:
            yield from (n for n in names if kind_of(n) == kind and SWITCH not in n and n not in own)

    def _apart(self, base: NamedTruths, other: NamedTruths, about: str, sharp: bool) -> int:
        node = self.run.twin.program.names[about]
        if sharp:
            return (base.plus[node] & other.minus[node]) | (base.minus[node] & other.plus[node])
        return (base.plus[node] ^ other.plus[node]) | (base.minus[node] ^ other.minus[node])

    def _judge(self, many: Sequence[Answers], mutant: Mutant | None) -> NamedTruths:
        full = (1 << len(many)) - 1
        slots = slots_of(self.run.coder, many)
        for switch, (yes, no) in self.run.switches.items():
            slots[yes if mutant is not None and switch == mutant.switch else no] = full
        set_alone(self.run.twin.program, slots, full)
        return self.run.twin.run(slots, len(many), "named")


def draft_text(draft: Draft, mutant: Mutant, s: Strings) -> str:
    """Return a draft as YAML to paste under `tests:`; its author has yet to name it and to say why.

    s: the words of the command line.
    """
    given = ", ".join(f"{question}: {said(value)}" for question, value in draft.answers.items())
    return (
        f'  - name: "{s("draft.name", what=mutant.what)}"\n    drafted: true\n    given: {{{given}}}\n'
        f"    then: {{{draft.then}}}\n    # {s('draft.tells', swap=swapped(mutant, s))}\n"
    )


def swapped(mutant: Mutant, s: Strings) -> str:
    """Say what a mutant puts for what."""
    put, at, left_out = mutant.swap
    return s("swap.left_out" if left_out else "swap.put", put=put, at=at)
