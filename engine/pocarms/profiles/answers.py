"""Answers as people write them: in short, with evidence, or several people's side by side."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as Map

from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Question
from pocarms.model.profile import Answer, Answers, Evidence
from pocarms.profiles.cases import clash
from pocarms.profiles.fields import Fields, is_empty, kind_of, warn
from pocarms.profiles.values import EVIDENCE, allowed, read_value, the_question
from pocarms.source.faults import Fault
from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.suggest import nearest

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
    later dates. `within` names where the answers stand ("a part") if only questions declared `of: part` may be answered
    there. `reserved` are keys of the block that are no questions.
    """
    if not isinstance(node, Mapping):
        if not is_empty(node):
            faults.append(
                Fault(
                    "P004",
                    node.span,
                    f"answers are 'question: answer' lines, not {kind_of(node)}",
                    expected="a block of 'question: answer' lines",
                    help="Write each answer on a line of its own: the question's id, a colon, a space, the answer.",
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
            Fault(
                "P020",
                key.span,
                f"the pack has no question '{key.text[:80]}'",
                found=key.text,
                suggestion=nearest(key.text, questions),
                help="Correct the id, or delete the line. 'pocarms new' lists all questions of the pack.",
            )
        )
    if len(keys) > _MOST_UNKNOWN:
        faults.append(
            Fault(
                "P020",
                keys[_MOST_UNKNOWN].span,
                f"{len(keys) - _MOST_UNKNOWN} more of these ids are no questions of the pack",
                help="Check that 'pack:' names the pack for which these answers were given.",
            )
        )


def _for_the_whole(key: Scalar, question: Question, within: str) -> Fault:
    return Fault(
        "P052",
        key.span,
        f"'{question.id}' is answered once, for the whole, and not in {within}",
        found=question.id,
        help="Move the answer to 'answers:' of the profile itself. If it really differs between parts, tell the "
        "authors of the pack. " + the_question(question),
    )


def _read(
    node: Node, question: Question, key: Scalar, faults: list[Fault], as_of: datetime.date | None
) -> tuple[Answer, ...]:
    """Return all answers to one question."""
    if is_empty(node):
        warn(
            faults,
            "P036",
            key.span,
            f"nothing stands after '{question.id}': it counts as not answered",
            f"Write the answer, or unknown. {the_question(question)}",
        )
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
                Fault(
                    "P035",
                    item.span,
                    f"in a list of several people's answers to '{question.id}' stands {kind_of(item)} alone",
                    help="Write each person's answer in braces: [{answer: yes, by: jmac}, {answer: no, by: police}].",
                )
            )
    seen: dict[str, Answer] = {}
    for answer in answers:
        by = answer.evidence.by
        if by and by in seen and clash(seen[by].value, answer.value):
            warn(
                faults,
                "P037",
                answer.span,
                f"'{by}' answers '{question.id}' twice, and not alike: it counts as unknown",
                "Keep the answer that holds, or name the two people.",
            )
        seen.setdefault(by, answer)
    return tuple(answers)


def _full(node: Mapping, question: Question, faults: list[Fault], as_of: datetime.date | None) -> Answer | None:
    fields = Fields(node, "an answer", FULL, faults)
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
            Fault(
                "P034",
                node.span,
                f"the answer to '{question.id}' is missing: there is no 'answer:' here",
                expected=f"answer: {allowed(question)}",
                help="Add 'answer:' with the answer, or with unknown.",
            )
        )
        return None
    if is_empty(given):
        warn(
            faults,
            "P036",
            given.span,
            f"nothing stands after 'answer' of '{question.id}': it counts as unknown",
            f"Write the answer, or unknown. {the_question(question)}",
        )
        return Answer(question.id, UNKNOWN, evidence, span=node.span)
    value = read_value(given, question, faults)
    if value is None:
        return None
    if value == NOT_APPLICABLE and not reason:
        faults.append(_no_reason(given, question))
        return None
    if reason and value != NOT_APPLICABLE:
        warn(
            faults,
            "P033",
            fields.span_of("reason"),
            "'reason' says why a question does not apply; with another answer it is not printed",
            "Write it as 'note:', or answer not_applicable.",
        )
    if as_of is not None:
        _later(value, given, question, as_of, faults)
        if evidence.as_of is not None and evidence.as_of > as_of:
            warn(
                faults,
                "P040",
                fields.span_of("as_of"),
                f"this evidence is of {evidence.as_of}, after the day of the profile, {as_of}",
                "Check both dates; a profile says what was known on its day.",
            )
    return Answer(question.id, value, evidence, reason, node.span)


def _no_reason(node: Node, question: Question) -> Fault:
    return Fault(
        "P032",
        node.span,
        f"'{question.id}' is answered with not_applicable, but no reason is given",
        help="Say why: {answer: not_applicable, reason: ...}. The report prints the reason, because leaving a question "
        "out changes the result.",
    )


def _later(value: object, node: Node, question: Question, as_of: datetime.date, faults: list[Fault]) -> None:
    if isinstance(value, datetime.date) and value > as_of and not question.falls_due:
        warn(
            faults,
            "P041",
            node.span,
            f"the answer to '{question.id}' is {value}, after the day of the profile, {as_of}",
            f"Check both dates. {the_question(question)}",
        )
