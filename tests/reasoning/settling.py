"""What settles a conclusion, worked out slowly by the plain interpreter: every way of answering, one profile at a time.

Definitions (decision 020): an answer is possible unless a conflict that doubts an answer is then true which was not, or
which doubts an answer just given. Completions are those of `tests.oracle.completions`, but for conflicts that no open
question touches.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from pocarms.model.pack import Pack
from pocarms.model.profile import Answer, Profile, Value
from tests.oracle import plain, standing
from tests.oracle.completions import completions, kept, open_values
from tests.oracle.judgement import Truth

Claims = Mapping[str, Callable[[plain.Bench], Truth]]


@dataclass(frozen=True)
class Settled:
    """The verdicts on one conclusion; `holds` is None where the completions are too many, or there are none."""

    holds: str | None
    settled_by: frozenset[frozenset[str]]
    may_be: frozenset[str]


def open_questions(pack: Pack, profile: Profile) -> list[str]:
    """Return the questions without a known answer that are not known to be out of place."""
    bench = plain.benches(pack, profile)[0]
    known = kept(pack, profile)
    found = []
    for q, question in pack.questions.items():
        value = known.get(q)
        whole = isinstance(value, Mapping) and len(value) == len(question.options)
        if (
            not (value is not None and (whole or not isinstance(value, Mapping)))
            and standing.applies(bench.answers, q) is not False
        ):
            found.append(q)
    return found


def claims(pack: Pack) -> Claims:
    """Return the truth of every finding and level rule, as functions of a case."""
    found: dict[str, Callable[[plain.Bench], Truth]] = {}
    for f in pack.findings.values():
        found[f"finding:{f.id}"] = lambda bench, f=f: plain.status(bench, f)  # type: ignore[misc]
    for r in pack.level_rules:
        found[f"levelrule:{r.id}"] = lambda bench, r=r: plain.value(bench, r.when)  # type: ignore[misc]
    return found


def judge(pack: Pack, profile: Profile, wanted: Claims) -> tuple[dict[str, Truth], dict[str, Truth]]:
    """Return the truth of every claim, and of every conflict that doubts an answer, in a profile without parts."""
    bench = plain.benches(pack, profile)[0]
    doubting = {c: bench.conflicts[c] for c, conflict in pack.conflicts.items() if conflict.doubts}
    return {name: claim(bench) for name, claim in wanted.items()}, doubting


def answering(pack: Pack, profile: Profile, chosen: Mapping[str, Value]) -> Profile:
    """Return a profile in which these questions are answered so, whatever was said of them."""
    given = {q: (Answer(q, v, reason="x"),) for q, v in chosen.items()}
    return replace(profile, answers={**profile.answers, **given})


def settled(pack: Pack, profile: Profile, largest: int, most: int) -> dict[str, Settled] | None:
    """Work out every undecided claim. None where the ways of answering are more than `most`."""
    wanted = claims(pack)
    now, clash_now = judge(pack, profile, wanted)
    undecided = [name for name, value in now.items() if value is None]
    asked = open_questions(pack, profile)
    known = kept(pack, profile)
    values = {q: open_values(pack, pack.questions[q], known, profile) for q in asked}
    total = 1
    for several in values.values():
        total *= len(several) + 1
    if total > most:
        return None
    seen: dict[tuple[tuple[str, int], ...], tuple[dict[str, Truth], bool]] = {}
    for group in (g for n in range(1, min(largest, len(asked)) + 1) for g in combinations(asked, n)):
        for digits in product(*(range(len(values[q])) for q in group)):
            chosen = {q: values[q][d] for q, d in zip(group, digits, strict=True)}
            truths, clash = judge(pack, answering(pack, profile, chosen), wanted)
            fine = not any(
                true is True and (clash_now[c] is not True or any(q in group for q in pack.conflicts[c].doubts))
                for c, true in clash.items()
            )
            seen[tuple(zip(group, digits, strict=True))] = truths, fine
    by_group: dict[frozenset[str], list[tuple[dict[str, Truth], bool]]] = {}
    for key, value in seen.items():
        by_group.setdefault(frozenset(q for q, _ in key), []).append(value)
    holds = _holds(pack, profile, wanted, asked, most)
    return {name: _one(name, by_group, holds) for name in undecided}


def _one(
    name: str, by_group: Mapping[frozenset[str], Sequence[tuple[dict[str, Truth], bool]]], holds: Mapping[str, str]
) -> Settled:
    settling: list[frozenset[str]] = []
    may_be: set[str] = set()
    for group, ways in sorted(by_group.items(), key=lambda item: len(item[0])):
        fine = [truths[name] for truths, possible in ways if possible]
        if fine and all(v is not None for v in fine) and not any(s <= group for s in settling):
            settling.append(group)
        if len(group) == 1 and any(v is not None for v in fine):
            may_be |= group
    return Settled(holds.get(name), frozenset(settling), frozenset(may_be))


def _holds(pack: Pack, profile: Profile, wanted: Claims, asked: Sequence[str], most: int) -> dict[str, str]:
    """Return always, never or depends for each claim, over every admissible completion."""
    every = completions(pack, profile, most)
    if every is None:
        return {}
    outcomes: dict[str, set[Truth]] = {name: set() for name in wanted}
    known = kept(pack, profile)
    for completion in every:
        said = {q: profile.answers[q] if q in known and q not in asked else a for q, a in completion.answers.items()}
        truths, clash = judge(pack, replace(completion, answers=said), wanted)  # what is known keeps its evidence
        if not any(true is True for true in clash.values()):
            for name, value in truths.items():
                outcomes[name].add(value)
    words = {frozenset({True}): "always", frozenset({False}): "never"}
    return {name: words.get(frozenset(seen), "depends") for name, seen in outcomes.items() if seen}
