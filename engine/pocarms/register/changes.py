"""What changed between two versions of a proposal: answers, and the rules by which a level moved."""

from __future__ import annotations

from collections.abc import Iterable

from pocarms.assessment.result import AnswerResult, Assessment, Body, LevelRuleResult, ScaleResult
from pocarms.memo.due import bodies
from pocarms.records import dataclass
from pocarms.register.entries import Entry, decisions


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer that is another now. `part` is "" where it is answered for all parts, or there are none."""

    part: str
    question: str
    ask: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A level rule that stands otherwise now. how: holds_now | no_more | open_now."""

    how: str
    part: str
    rule: LevelRuleResult


@dataclass(frozen=True, slots=True)
class ScaleChange:
    """Where the whole stands on a scale, before and now."""

    before: ScaleResult
    now: ScaleResult

    @property
    def moved(self) -> bool:
        """Whether floor, ceiling or headline is another."""
        a, b = self.before, self.now
        return (a.floor, a.ceiling, a.headline) != (b.floor, b.ceiling, b.headline)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed between two versions."""

    parts_new: tuple[str, ...]
    parts_gone: tuple[str, ...]
    answers: tuple[AnswerChange, ...]
    scales: tuple[ScaleChange, ...]
    rules: tuple[RuleChange, ...]
    pack_before: str  # the pack's version and digest where the pack is another now, else ""
    pack_now: str


def changes(before: Entry, now: Entry) -> Changes:
    """Return what changed from one version of a proposal to a later one. Parts are told apart by their ids."""
    was, is_ = before.assessment, now.assessment
    old, new = _by_id(was), _by_id(is_)
    pairs = [(old[id_], new[id_]) for id_ in new if id_ in old]
    if was.parts and is_.parts:
        pairs.append((was.whole, is_.whole))
    other_pack = was.pack.digest != is_.pack.digest
    return Changes(
        parts_new=tuple(body.title or id_ for id_, body in new.items() if id_ not in old and was.parts),
        parts_gone=tuple(body.title or id_ for id_, body in old.items() if id_ not in new and is_.parts),
        answers=_answers(pairs, len(new)),
        scales=tuple(ScaleChange(a, b) for a in decisions(was.whole) for b in decisions(is_.whole) if a.id == b.id),
        rules=tuple(
            _rules(pairs, [new[id_] for id_ in new if id_ not in old], [old[id_] for id_ in old if id_ not in new])
        ),
        pack_before=f"{was.pack.version} ({was.pack.digest[:8]})" if other_pack else "",
        pack_now=f"{is_.pack.version} ({is_.pack.digest[:8]})" if other_pack else "",
    )


def _by_id(assessment: Assessment) -> dict[str, Body]:
    return {body.id: body for body in bodies(assessment)}


def _answers(pairs: list[tuple[Body, Body]], parts: int) -> tuple[AnswerChange, ...]:
    """Return the changed answers; one that changed alike in all parts stands once, without a part."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for before, now in pairs:
        old = {answer.id: answer for answer in before.answers}
        for answer in now.answers:
            was = old.get(answer.id)
            if was is not None and _value(was) != _value(answer) and answer.from_ != "whole":
                key = (answer.id, answer.ask, _said(was), _said(answer))
                found.setdefault(key, []).append((now.title or now.id) if now.id else "")
    out = []
    for (id_, ask, was_said, said), where in found.items():
        everywhere = "" in where or len(where) >= parts
        out += [AnswerChange(part, id_, ask, was_said, said) for part in ([""] if everywhere else where)]
    return tuple(sorted(out, key=lambda change: (change.question, change.part)))


def _value(answer: AnswerResult) -> tuple[object, bool]:
    """Return what is compared: the value on file, and whether people agree on it."""
    known = answer.state not in ("unknown", "doubted", "disagreement")
    return (repr(answer.value) if known else None), known


def _said(answer: AnswerResult) -> str:
    return answer.answer


def _rules(pairs: Iterable[tuple[Body, Body]], new: Iterable[Body], gone: Iterable[Body]) -> list[RuleChange]:
    found = []
    for before, now in pairs:
        part = (now.title or now.id) if now.id else ""
        old = {rule.id: rule for rule in before.level_rules}
        for rule in now.level_rules:
            was = old[rule.id].status if rule.id in old else "ruled_out"
            found += _moved(was, rule.status, part, rule)
        there = {rule.id for rule in now.level_rules}
        found += [
            RuleChange("no_more", part, r)
            for r in before.level_rules
            if r.status == "established" and r.id not in there
        ]
    for body in new:
        found += [c for r in body.level_rules for c in _moved("ruled_out", r.status, body.title or body.id, r)]
    for body in gone:
        title = body.title or body.id
        found += [RuleChange("no_more", title, r) for r in body.level_rules if r.status == "established"]
    return found


def _moved(was: str, now: str, part: str, rule: LevelRuleResult) -> list[RuleChange]:
    if was == now:
        return []
    if now == "established":
        return [RuleChange("holds_now", part, rule)]
    if was == "established":
        return [RuleChange("no_more", part, rule)]
    return [RuleChange("open_now", part, rule)] if now == "open" else []
