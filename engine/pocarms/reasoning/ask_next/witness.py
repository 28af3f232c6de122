"""Proof that a question can matter, or that it cannot: answers to the other open questions with which it does.

A question can matter where two ways of answering what is open, alike but for this question, come to unlike results;
leaving a question open is one of the ways. Such a pair is looked for among samples first, then in the table of all ways
for each conclusion that has few enough.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from math import prod

from pocarms.assessment.residue import Residue
from pocarms.assessment.search import union
from pocarms.assessment.table import Changes, Table, spread
from pocarms.reasoning.ask_next.aims import Group, Tier
from pocarms.reasoning.ask_next.field import Ask, Field, Rails
from pocarms.reasoning.ask_next.trials import Trial, counts, lay_out, trial

SAMPLES = 192
TABLE = 1 << 18  # ways of answering up to which the table of a conclusion is made

SHOWN, MAY, NO = "shown", "may", "no"
_OPEN_SHARES = (100, 85, 50, 15, 0)  # per cent of the other questions that samples leave open, in turn
_DEVIATIONS = (0, 3, 10)  # per cent of those answered in a quiet sample that are answered at random all the same


class Witness:
    """Looks for proof, in one judged profile, that questions can matter to what its field is about."""

    def __init__(self, field: Field, open_: Collection[Ask]) -> None:
        self.field = field
        self._trials = {ask: trial(field, ask) for ask in sorted(open_)}
        self._base = self._samples()
        self._exact: dict[tuple[int, Group], Mapping[str, bool] | None] = {}

    def can_matter(self, about: Trial, to: Sequence[Tier] | None = None) -> str:
        """Return whether a question can matter to some tiers (else all): shown, no, or may (neither is proved)."""
        tiers = self.field.tiers if to is None else to
        return SHOWN if self._sampled(about, tiers) else self._by_tables(about, tiers)

    # samples ---------------------------------------------------------------------------------------------------------

    def _samples(self) -> dict[int, dict[int, int]]:
        """The slots of the samples: each open question left open or answered somehow, always in the same way.

        In every second sample most questions get the answer that brings about least, so that what else is at work does
        not hide what one question does.
        """
        varied: dict[int, dict[int, int]] = {}
        full = (1 << SAMPLES) - 1
        for number, (one, calm) in enumerate(zip(self._trials.values(), self._calmest(), strict=True)):
            chosen = _columns(number, len(one.answers), calm)
            given = union(chosen)
            for case in self.field.concerned(one.ask):
                mine = varied.setdefault(case, {})
                for slot in self.field.parts[case].reads.get(one.ask.question, frozenset()):
                    set_ = union(b for answer, b in zip(one.answers, chosen, strict=True) if slot in answer.slots)
                    held = full if self.field.cases[case].slots[slot] else 0
                    mine[slot] = held & ~given | set_
        return varied

    def _calmest(self) -> list[int]:
        """For each question the number of the answer with which, by itself, fewest conclusions hold."""
        field = self.field
        layout = lay_out(field, tuple(self._trials.values()))
        rails = field.run(layout.varied, layout.width)
        groups = {(case, g) for tier in field.tiers for case, gs in tier.groups.items() for g in gs}
        hold = counts([field.truth(rails, case, g, layout.width)[0] for case, g in sorted(groups)], layout.width)
        return [
            min(range(len(one.answers)), key=lambda n, start=start: hold[start + n], default=0)  # type: ignore[misc]
            for one, start in zip(layout.trials, layout.first, strict=True)
        ]

    def _sampled(self, about: Trial, tiers: Sequence[Tier]) -> bool:
        field, blocks = self.field, len(about.answers) + 1
        width = SAMPLES * blocks
        everywhere = sum(1 << n * SAMPLES for n in range(blocks))
        varied = {case: {s: bits * everywhere for s, bits in mine.items()} for case, mine in self._base.items()}
        block = (1 << SAMPLES) - 1
        for case in field.concerned(about.ask):
            for slot in field.parts[case].reads.get(about.ask.question, frozenset()):
                bits = block if field.cases[case].slots[slot] else 0
                for n, answer in enumerate(about.answers, 1):
                    bits |= block << n * SAMPLES if slot in answer.slots else 0
                varied.setdefault(case, {})[slot] = bits
        rails = field.run(varied, width)
        fine = self._fine(rails, about, width)
        return any(
            self._differs(field.truth(rails, case, group, width), fine, blocks)
            for tier in tiers
            for case, groups in tier.groups.items()
            for group in groups
        )

    def _fine(self, rails: Sequence[Rails], about: Trial, width: int) -> int:
        """The variants that are no contradiction, and are none either with the question left open."""
        block = (1 << SAMPLES) - 1
        given = ((1 << width) - 1) & ~block
        clash = 0
        for case in range(len(self.field.cases)):
            answered = {about.ask.question: given} if case in self.field.concerned(about.ask) else {}
            clash |= self.field.clashes(rails, case, answered)
        free = block & ~clash
        return sum(free << n * SAMPLES for n in range(width // SAMPLES)) & ~clash

    @staticmethod
    def _differs(truth: tuple[int, int], fine: int, blocks: int) -> bool:
        block = (1 << SAMPLES) - 1
        left_open = [rail & block for rail in truth]
        for n in range(1, blocks):
            unlike = 0
            for rail, before in zip(truth, left_open, strict=True):
                unlike |= (rail >> n * SAMPLES & block) ^ before
            if unlike & fine >> n * SAMPLES:
                return True
        return False

    # tables ----------------------------------------------------------------------------------------------------------

    def _by_tables(self, about: Trial, tiers: Sequence[Tier]) -> str:
        """Look at every conclusion on which the question may bear; one with too many ways leaves it undecided."""
        field = self.field
        undecided = not about.whole
        looked_at: set[str] = set()
        for case in range(len(field.cases)):
            names = {g for tier in tiers for g in tier.groups.get(case, ())}
            names |= {(full,) for full in looked_at} if case else set()
            counted = case in field.concerned(about.ask)
            for group in sorted(names):
                found = self._table(case, group)
                if not case and found is not None and len(field.cases) > 1:
                    looked_at |= {
                        full for full, matters in found.items() if matters and full not in field.pack.questions
                    }
                elif not case and len(field.cases) > 1:
                    looked_at |= self._looked_at(group)
                if not counted or not self._may_reach(case, group, about.ask.question):
                    continue
                if found is None or found.get(about.ask.question, False):
                    undecided = True
        return MAY if undecided else NO

    def _may_reach(self, case: int, group: Group, question: str) -> bool:
        return question in self.field.residue(case, group).questions

    def _looked_at(self, group: Group) -> set[str]:
        return set(self.field.looked_at(self.field.residue(0, group)))

    def _table(self, case: int, group: Group) -> Mapping[str, bool] | None:
        """Return whether each question, and what is seen of parts, can matter; None where the table is too wide."""
        key = (case, group)
        if key not in self._exact:
            self._exact[key] = self._make_table(case, group)
        return self._exact[key]

    def _make_table(self, case: int, group: Group) -> Mapping[str, bool] | None:
        """With the conflicts that answers may bring about where that fits, else as if no answers contradicted."""
        conflicts = tuple(self.field.conflicts.values())
        table = self._ways(self.field.residue(case, (*group, *conflicts)), case) if conflicts else None
        if table is None:
            conflicts = ()
            table = self._ways(self.field.residue(case, group), case)
        if table is None:
            return None
        residue, base = self.field.residue(case, (*group, *conflicts)), self.field.cases[case].slots
        plus, minus = residue.run(table.slots(base), base, table.width)
        true, false = (1 << table.width) - 1, 0
        for one in group:
            true &= plus[residue.outputs[one]]
            false |= minus[residue.outputs[one]]
        clash = 0
        for conflict, full in self.field.conflicts.items() if conflicts else ():
            found = plus[residue.outputs[full]]
            if self.field.cases[case].value(full):
                doubted = set(self.field.pack.conflicts[conflict].doubts)
                found &= union(table.answered(q) for q in table.questions if q in doubted)
            clash |= found
        return {q: _matters(table, n, true, false, clash) for n, q in enumerate(table.questions)}

    def _ways(self, residue: Residue, case: int) -> Table | None:
        """Return the table of all ways of answering what a residue hangs on; None where it is too wide."""
        answers: dict[str, tuple[Changes, ...]] = {}
        for question in sorted(residue.questions):
            one = self._trials.get(self.field.ask(case, question))
            if one is None:  # closed, or of no account: it stays as it is
                continue
            if not one.whole:
                return None
            slots = residue.reads[question]
            distinct = {frozenset(slots & a.slots) for a in one.answers}
            answers[question] = tuple({s: int(s in chosen) for s in slots} for chosen in sorted(distinct, key=sorted))
        answers |= dict(self._seen(residue)) if not case else {}
        if prod(len(a) + 1 for a in answers.values()) > TABLE:
            return None
        return Table(tuple(answers), tuple(answers.values()))

    def _seen(self, residue: Residue) -> Iterator[tuple[str, tuple[Changes, ...]]]:
        """What the whole sees of a conclusion in its parts, as if it were a question answered true or false."""
        seen: dict[str, dict[bool, set[int]]] = {}
        for slot in residue.reads.get("", frozenset()):
            one = self.field.seen.get(slot)
            if one is not None:
                seen.setdefault(one.full, {True: set(), False: set()})[one.says].add(slot)
        for full, sides in sorted(seen.items()):
            every = sides[True] | sides[False]
            yield full, tuple({s: int(s in sides[says]) for s in every} for says in (True, False))


@cache
def _columns(number: int, answers: int, calm: int) -> tuple[int, ...]:
    """For each answer of the question with this number, the samples that choose it; always the same."""
    chosen = [0] * answers
    state = 2 * number + 1
    for sample in range(SAMPLES if answers else 0):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        draw = state >> 33
        if draw % 100 >= _OPEN_SHARES[sample % len(_OPEN_SHARES)]:
            quiet = sample % 2 and draw // 100 % 100 >= _DEVIATIONS[sample % len(_DEVIATIONS)]
            chosen[calm if quiet else draw // 10000 % answers] |= 1 << sample
    return tuple(chosen)


def _matters(table: Table, at: int, true: int, false: int, clash: int) -> bool:
    """Return whether answering a question makes a difference to leaving it as it is, in some way of the others."""
    block, radix = table.blocks[at], len(table.answers[at]) + 1
    here = spread([0], radix, block, table.width) & ~clash
    return any(
        (bits ^ bits >> digit * block) & here & ~(clash >> digit * block)
        for digit in range(1, radix)
        for bits in (true, false)
    )
