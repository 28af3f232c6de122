"""Answers as people write them: in short, with evidence, or several people's side by side."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as Map

from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Question
from pocarms.model.profile import Answer, Answers, Evidence
from pocarms.profiles.cases import clash
from pocarms.profiles.fields import Fields, is_empty, kind_of
from pocarms.profiles.noting import fault, warning
from pocarms.profiles.values import EVIDENCE, allowed, read_value, the_question
from pocarms.source.faults import Fault
from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.suggest import nearest
from pocarms.source.told import phrase

FULL = ("answer", *EVIDENCE)
_MOST_UNKNOWN = 8  # more than these, and the profile belongs to another pack


def read_answers(
    node: Node,
    questions: Map[str, Question],
    faults: list[Fault],
    *,
    as_of: datetime.date | None = None,
    within: str = "",
    reserved: tuple[str, ...] = (),
) -> Answers:
    """Return the answers in a block of `question: answer` lines, by question id in alphabetical order.

    Every answer that is faulty is left out and noted in `faults`. `as_of` is the day of the profile, for warnings about
    later dates. `within` names where the answers stand ("part") if only questions declared `of: part` may be answered
    there; it is one of `what.…` of the texts. `reserved` are keys of the block that are no questions.
    """
    if not isinstance(node, Mapping):
        if not is_empty(node):
            faults.append(
                fault(
                    "P004",
                    node.span,
                    phrase("answers", kind=kind_of(node)),
                    phrase("help.answers"),
                    expected=phrase("expected.lines"),
                )
            )
        return {}
    found: dict[str, tuple[Answer, ...]] = {}
    strange: list[Scalar] = []
    for entry in node.entries:
        id = entry.key.text
        if id in reserved:
            continue
        question = questions.get(id)
        if question is None:
            strange.append(entry.key)
        elif within and not question.of_part:
            faults.append(_for_the_whole(entry.key, question, within))
        elif answers := _read(entry.value, question, entry.key, faults, as_of):
            found[id] = answers
    _no_such_questions(strange, questions, faults)
    return dict(sorted(found.items()))


def _no_such_questions(keys: list[Scalar], questions: Map[str, Question], faults: list[Fault]) -> None:
    for key in keys[:_MOST_UNKNOWN]:
        faults.append(
            fault(
                "P020",
                key.span,
                phrase("no_question", id=key.text[:80]),
                phrase("help.no_question"),
                found=key.text,
                suggestion=nearest(key.text, questions),
            )
        )
    if len(keys) > _MOST_UNKNOWN:
        faults.append(
            fault(
                "P020",
                keys[_MOST_UNKNOWN].span,
                phrase("more_no_questions", n=str(len(keys) - _MOST_UNKNOWN)),
                phrase("help.more_no_questions"),
            )
        )


def _for_the_whole(key: Scalar, question: Question, within: str) -> Fault:
    return fault(
        "P052",
        key.span,
        phrase("for_the_whole", question=question.id, within=phrase(f"what.{within}")),
        phrase("help.for_the_whole", asked=the_question(question)),
        found=question.id,
    )


def _read(
    node: Node, question: Question, key: Scalar, faults: list[Fault], as_of: datetime.date | None
) -> tuple[Answer, ...]:
    """Return all answers to one question."""
    if is_empty(node):
        said = phrase("unanswered", question=question.id)
        faults.append(warning("P036", key.span, said, phrase("help.unanswered", asked=the_question(question))))
        return ()
    if isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        return _people(node, question, faults, as_of)
    if isinstance(node, Mapping) and _is_full(node, question):
        answer = _full(node, question, faults, as_of)
        return () if answer is None else (answer,)
    value = read_value(node, question, faults)
    if value is None:
        return ()
    if value == NOT_APPLICABLE:
        faults.append(_no_reason(node, question))
        return ()
    if as_of is not None:
        _later(value, node, question, as_of, faults)
    return (Answer(question.id, value, span=node.span),)


def _is_full(node: Mapping, question: Question) -> bool:
    """Tell the full form from the lines of a several-choice answer, and from a block that is no answer at all."""
    keys = [entry.key.text for entry in node.entries]
    if "answer" in keys:
        return True
    if question.type == "choices":
        return bool(keys) and all(key in FULL and key not in question.values() for key in keys)
    return any(nearest(key, FULL) for key in keys)


def _people(node: Sequence, question: Question, faults: list[Fault], as_of: datetime.date | None) -> tuple[Answer, ...]:
    answers: list[Answer] = []
    for item in node.items:
        if isinstance(item, Mapping) and _is_full(item, question):
            answer = _full(item, question, faults, as_of)
            if answer is not None:
                answers.append(answer)
        else:
            faults.append(
                fault(
                    "P035",
                    item.span,
                    phrase("alone", question=question.id, kind=kind_of(item)),
                    phrase("help.alone"),
                )
            )
    seen: dict[str, Answer] = {}
    for answer in answers:
        by = answer.evidence.by
        if by and by in seen and clash(seen[by].value, answer.value):
            said = phrase("answers_twice", by=by, question=question.id)
            faults.append(warning("P037", answer.span, said, phrase("help.answers_twice")))
        seen.setdefault(by, answer)
    return tuple(answers)


def _full(node: Mapping, question: Question, faults: list[Fault], as_of: datetime.date | None) -> Answer | None:
    fields = Fields(node, "answer", FULL, faults)
    given = node.get("answer")
    evidence = Evidence(
        fields.text("source"),
        fields.date("as_of"),
        fields.word("reliability", RELIABILITY, ""),
        fields.text("by"),
        fields.text("note"),
    )
    reason = fields.text("reason").strip()
    if given is None:
        if any(nearest(entry.key.text, FULL) == "answer" for entry in node.entries):
            return None  # misspelled, which has been said
        faults.append(
            fault(
                "P034",
                node.span,
                phrase("no_answer_key", question=question.id),
                phrase("help.no_answer_key"),
                expected=phrase("expected.answer", allowed=allowed(question)),
            )
        )
        return None
    if is_empty(given):
        said = phrase("unanswered.full", question=question.id)
        faults.append(warning("P036", given.span, said, phrase("help.unanswered", asked=the_question(question))))
        return Answer(question.id, UNKNOWN, evidence, span=node.span)
    value = read_value(given, question, faults)
    if value is None:
        return None
    if value == NOT_APPLICABLE and not reason:
        faults.append(_no_reason(given, question))
        return None
    if reason and value != NOT_APPLICABLE:
        aid = phrase("help.reason_unprinted")
        faults.append(warning("P033", fields.span_of("reason"), phrase("reason_unprinted"), aid))
    if as_of is not None:
        _later(value, given, question, as_of, faults)
        if evidence.as_of is not None and evidence.as_of > as_of:
            said = phrase("later_evidence", date=evidence.as_of.isoformat(), as_of=as_of.isoformat())
            faults.append(warning("P040", fields.span_of("as_of"), said, phrase("help.later_evidence")))
    return Answer(question.id, value, evidence, reason, node.span)


def _no_reason(node: Node, question: Question) -> Fault:
    return fault("P032", node.span, phrase("no_reason", question=question.id), phrase("help.no_reason"))


def _later(value: object, node: Node, question: Question, as_of: datetime.date, faults: list[Fault]) -> None:
    if isinstance(value, datetime.date) and value > as_of and not question.falls_due:
        said = phrase("later_answer", question=question.id, date=value.isoformat(), as_of=as_of.isoformat())
        faults.append(warning("P041", node.span, said, phrase("help.later_answer", asked=the_question(question))))
