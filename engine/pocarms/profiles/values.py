"""One answer's value: what the type of its question allows."""

from __future__ import annotations

from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Question
from pocarms.model.profile import Value
from pocarms.profiles.fields import is_empty, kind_of, read_date, shorten
from pocarms.profiles.noting import fault, warning, words
from pocarms.source.faults import Fault
from pocarms.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from pocarms.source.resolve import Doubt, resolve
from pocarms.source.suggest import nearest
from pocarms.source.told import Listed, OfQuestion, Phrase, Said, listed, phrase

ONE_VALUE = ("yes_no", "practice", "choice", "ordered")
EVIDENCE = ("source", "as_of", "reliability", "by", "note", "reason")
_FROM_YES = ("yes_no", "practice")  # their options run from no to yes; people say them the other way round
LINE = ("yes", "no", UNKNOWN)
_YES = ("true", "y", "oui", "si", "ja", "x")
_NO = ("false", "n", "non", "nein", "none")
_WAIVED = ("n/a", "na", "not applicable", "n.a.", "does not apply", "does_not_apply")


def read_value(node: Node, question: Question, faults: list[Fault]) -> Value | None:
    """Return the value of an answer (not its evidence); None where a fault was noted.

    A several-choice answer comes back with a line for every option, in the pack's order.
    """
    if isinstance(node, Scalar):
        if node.text == UNKNOWN:
            return UNKNOWN
        if node.text == NOT_APPLICABLE:
            return _not_applicable(node, question, faults)
        if question.type != "text" and node.text.lower() in _WAIVED and node.text not in question.values():
            if _not_applicable(node, question, faults):
                _wrong(node, question, faults, NOT_APPLICABLE)
            return None
    if question.type == "choices":
        return _several(node, question, faults)
    if not isinstance(node, Scalar):
        _not_one(node, question, faults)
        return None
    if question.type in ONE_VALUE:
        if node.text in question.values():
            return node.text
        _wrong(node, question, faults)
        return None
    if question.type == "number":
        return _number(node, question, faults)
    if question.type == "date":
        return read_date(node, faults, "P023", phrase("no_date.answer", question=question.id, kind=kind_of(node)))
    return node.text


def allowed(question: Question) -> Listed:
    """Return the answers a question takes, as profiles write them."""
    if question.type == "choices":
        offered: list[Said] = [_list_of(question), phrase("expected.each")]
    elif question.type == "number":
        offered = [phrase("expected.number_unit", unit=_unit(question)) if question.unit else phrase("expected.number")]
    elif question.type in ("date", "text"):
        offered = [phrase(f"expected.{question.type}")]
    else:
        offered = list(words(*reversed(question.values())) if question.type in _FROM_YES else question.values())
    return listed([*offered, *words(UNKNOWN, *([NOT_APPLICABLE] if question.may_not_apply else []))])


def the_question(question: Question) -> Phrase:
    """Return the question's wording, for the end of a help."""
    return phrase("question_is", ask=OfQuestion(question.id, "ask", question.ask))


def _unit(question: Question) -> OfQuestion:
    return OfQuestion(question.id, "unit", question.unit)


def _list_of(question: Question) -> Phrase:
    return phrase("expected.options", options=listed(question.values(), "and"))


def _wrong(node: Scalar, question: Question, faults: list[Fault], meant: str = "") -> None:
    values = (*question.values(), UNKNOWN)
    text = node.text.lower()
    for word, others in (("yes", _YES), ("no", _NO)):
        if text in others and word in values:
            meant = word
    faults.append(
        fault(
            "P021",
            node.span,
            phrase("no_answer", text=shorten(node.text), question=question.id),
            the_question(question),
            found=node.text,
            expected=allowed(question),
            suggestion=meant or nearest(node.text, values),
        )
    )


def _not_one(node: Mapping | Sequence, question: Question, faults: list[Fault]) -> None:
    faults.append(
        fault(
            "P024",
            node.span,
            phrase("not_one", question=question.id, kind=kind_of(node)),
            phrase("help.not_one"),
            expected=allowed(question),
        )
    )


def _not_applicable(node: Scalar, question: Question, faults: list[Fault]) -> str | None:
    if question.may_not_apply:
        return NOT_APPLICABLE
    faults.append(
        fault(
            "P031",
            node.span,
            phrase("not_offered", question=question.id),
            phrase("help.not_offered", asked=the_question(question)),
            found=node.text,
            expected=allowed(question),
        )
    )
    return None


def _number(node: Scalar, question: Question, faults: list[Fault]) -> int | float | None:
    if not node.quoted and resolve(node.text)[1] is Doubt.NOT_A_USABLE_NUMBER:
        return None  # the reader of the file has said so already
    if isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return int(node.value) if isinstance(node.value, float) and node.value.is_integer() else node.value
    faults.append(
        fault(
            "P022",
            node.span,
            phrase("no_number", question=question.id, kind=kind_of(node)),
            phrase("help.no_number.unit", unit=_unit(question)) if question.unit else phrase("help.no_number"),
            found=node.text,
            expected=allowed(question),
        )
    )
    return None


# Several-choice questions


def _several(node: Node, question: Question, faults: list[Fault]) -> dict[str, str] | None:
    if isinstance(node, Sequence):
        said = _options(node, question, faults)
        if not node.items:
            nothing = phrase("empty_list", question=question.id)
            faults.append(warning("P030", node.span, nothing, phrase("help.empty_list")))
        return None if said is None else {o: "yes" if o in said else UNKNOWN for o in question.values()}
    if isinstance(node, Mapping):
        return _only(node, question, faults) if node.get("only") is not None else _lines(node, question, faults)
    near = nearest(node.text, question.values())
    faults.append(
        fault(
            "P028",
            node.span,
            phrase("no_list", question=question.id, kind=kind_of(node)),
            phrase("help.no_list"),
            found=node.text,
            suggestion=f"[{near}]" if near else "",
            expected=phrase("expected.options_or_unknown", options=listed(question.values(), "and")),
        )
    )
    return None


def _only(node: Mapping, question: Question, faults: list[Fault]) -> dict[str, str] | None:
    if len(node.entries) > 1:
        other = next(entry for entry in node.entries if entry.key.text != "only")
        faults.append(
            fault(
                "P027",
                other.key.span,
                phrase("only_and_more", question=question.id, other=shorten(other.key.text)),
                phrase("help.only_and_more"),
                found=other.key.text,
            )
        )
        return None
    listed_options = node.get("only")
    if not isinstance(listed_options, Sequence):
        assert listed_options is not None
        faults.append(
            fault(
                "P028",
                listed_options.span,
                phrase("only_no_list", kind=kind_of(listed_options)),
                phrase("help.only_no_list"),
                expected=_list_of(question),
            )
        )
        return None
    said = _options(listed_options, question, faults)
    return None if said is None else {o: "yes" if o in said else "no" for o in question.values()}


def _lines(node: Mapping, question: Question, faults: list[Fault]) -> dict[str, str] | None:
    lines = dict.fromkeys(question.values(), UNKNOWN)
    good = True
    for entry in node.entries:
        if entry.key.text not in lines:
            _not_an_option(entry.key, question, faults, evidence=entry.key.text in EVIDENCE)
            good = False
        elif (line := _line(entry, question, faults)) is None:
            good = False
        else:
            lines[entry.key.text] = line
    return lines if good else None


def _line(entry: Entry, question: Question, faults: list[Fault]) -> str | None:
    node = entry.value
    if isinstance(node, Scalar) and node.text in LINE:
        return node.text
    if is_empty(node):
        said = phrase("unanswered.line", option=entry.key.text)
        faults.append(warning("P036", node.span, said, phrase("help.no_line")))
        return UNKNOWN
    text = node.text if isinstance(node, Scalar) else ""
    near = "yes" if text.lower() in _YES else "no" if text.lower() in _NO else nearest(text, LINE)
    waived = text.lower() in (NOT_APPLICABLE, *_WAIVED)
    faults.append(
        fault(
            "P026",
            node.span,
            phrase("no_line", option=entry.key.text, question=question.id, kind=kind_of(node)),
            phrase("help.no_line.waived" if waived else "help.no_line"),
            found=text,
            suggestion=near,
            expected=listed(words(*LINE)),
        )
    )
    return None


def _options(node: Sequence, question: Question, faults: list[Fault]) -> list[str] | None:
    said: list[str] = []
    good = True
    for item in node.items:
        if not isinstance(item, Scalar) or item.text not in question.values():
            _not_an_option(item, question, faults)
            good = False
        elif item.text in said:
            twice = phrase("option_twice", option=item.text)
            faults.append(warning("P029", item.span, twice, phrase("help.option_twice")))
        else:
            said.append(item.text)
    return said if good else None


def _not_an_option(node: Node, question: Question, faults: list[Fault], evidence: bool = False) -> None:
    text = node.text if isinstance(node, Scalar) else ""
    aid = asked = the_question(question)
    if text in (UNKNOWN, NOT_APPLICABLE):
        aid = phrase("help.no_option.alone", text=text, asked=asked)
    elif evidence:
        aid = phrase("help.no_option.evidence", asked=asked)
    faults.append(
        fault(
            "P025",
            node.span,
            phrase("no_option", kind=kind_of(node), question=question.id),
            aid,
            found=text,
            expected=listed(question.values()),
            suggestion=nearest(text, question.values()),
        )
    )
