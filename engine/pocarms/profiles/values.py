"""One answer's value: what the type of its question allows."""

from __future__ import annotations

from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Question
from pocarms.model.profile import Value
from pocarms.profiles.fields import is_empty, kind_of, listed, read_date, shorten, warn
from pocarms.source.faults import Fault
from pocarms.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from pocarms.source.resolve import Doubt, resolve
from pocarms.source.suggest import nearest

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
        return read_date(node, faults, "P023", f"the answer to '{question.id}'")
    return node.text


def allowed(question: Question) -> str:
    """Return the answers a question takes, in words."""
    words = {
        "choices": [f"a list of {listed(question.values(), 'and')}", "a line for each"],
        "number": ["a number" + (f" ({question.unit})" if question.unit else "")],
        "date": ["a date as in 2020-12-18"],
        "text": ["a text"],
    }.get(question.type, list(reversed(question.values()) if question.type in _FROM_YES else question.values()))
    waived = [NOT_APPLICABLE] if question.may_not_apply else []
    return listed([*words, UNKNOWN, *waived])


def the_question(question: Question) -> str:
    """Return the question's wording, for the end of a help."""
    return f"The question is: {question.ask}"


def _wrong(node: Scalar, question: Question, faults: list[Fault], meant: str = "") -> None:
    values = (*question.values(), UNKNOWN)
    text = node.text.lower()
    for word, others in (("yes", _YES), ("no", _NO)):
        if text in others and word in values:
            meant = word
    faults.append(
        Fault(
            "P021",
            node.span,
            f"'{shorten(node.text)}' is no answer to '{question.id}'",
            found=node.text,
            expected=allowed(question),
            suggestion=meant or nearest(node.text, values),
            help=the_question(question),
        )
    )


def _not_one(node: Mapping | Sequence, question: Question, faults: list[Fault]) -> None:
    faults.append(
        Fault(
            "P024",
            node.span,
            f"'{question.id}' takes one answer, not {kind_of(node)}",
            expected=allowed(question),
            help="Write one answer. If several people answer differently, write each in braces: [{answer: ..., by: "
            "...}, {answer: ..., by: ...}].",
        )
    )


def _not_applicable(node: Scalar, question: Question, faults: list[Fault]) -> str | None:
    if question.may_not_apply:
        return NOT_APPLICABLE
    faults.append(
        Fault(
            "P031",
            node.span,
            f"'{question.id}' does not offer '{NOT_APPLICABLE}': the rules need an answer",
            found=node.text,
            expected=allowed(question),
            help=f"Answer it, or write unknown. {the_question(question)}",
        )
    )
    return None


def _number(node: Scalar, question: Question, faults: list[Fault]) -> int | float | None:
    if not node.quoted and resolve(node.text)[1] is Doubt.NOT_A_USABLE_NUMBER:
        return None  # the reader of the file has said so already
    if isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return int(node.value) if isinstance(node.value, float) and node.value.is_integer() else node.value
    unit = f" (it is counted in {question.unit})" if question.unit else ""
    faults.append(
        Fault(
            "P022",
            node.span,
            f"'{question.id}' takes a number, not {kind_of(node)}",
            found=node.text,
            expected=allowed(question),
            help=f"Write the number alone, without unit, quotes or thousands separator{unit}; or write unknown.",
        )
    )
    return None


# Several-choice questions


def _several(node: Node, question: Question, faults: list[Fault]) -> dict[str, str] | None:
    if isinstance(node, Sequence):
        said = _options(node, question, faults)
        if not node.items:
            warn(
                faults,
                "P030",
                node.span,
                f"an empty list says nothing about the options of '{question.id}': they stay unknown",
                "Write {only: []} if none of them is the case, or unknown.",
            )
        return None if said is None else {o: "yes" if o in said else UNKNOWN for o in question.values()}
    if isinstance(node, Mapping):
        return _only(node, question, faults) if node.get("only") is not None else _lines(node, question, faults)
    near = nearest(node.text, question.values())
    faults.append(
        Fault(
            "P028",
            node.span,
            f"'{question.id}' takes a list of options, not {kind_of(node)}",
            found=node.text,
            suggestion=f"[{near}]" if near else "",
            expected=f"a list of {listed(question.values(), 'and')}; or unknown",
            help="Write [a] if nothing is said about the other options, {only: [a]} if the others are not the case.",
        )
    )
    return None


def _only(node: Mapping, question: Question, faults: list[Fault]) -> dict[str, str] | None:
    if len(node.entries) > 1:
        other = next(entry for entry in node.entries if entry.key.text != "only")
        faults.append(
            Fault(
                "P027",
                other.key.span,
                f"'only' already says all about '{question.id}', and '{shorten(other.key.text)}' stands beside it",
                found=other.key.text,
                help="Write {only: [a, b]} alone, or a line for each option. Evidence goes around it: {answer: {only: "
                "[a]}, source: ...}.",
            )
        )
        return None
    listed_options = node.get("only")
    if not isinstance(listed_options, Sequence):
        assert listed_options is not None
        faults.append(
            Fault(
                "P028",
                listed_options.span,
                f"'only' takes a list of options, not {kind_of(listed_options)}",
                expected=f"a list of {listed(question.values(), 'and')}",
                help="Write {only: [a, b]}, or {only: []} for none of them.",
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
        warn(
            faults,
            "P036",
            node.span,
            f"nothing stands after '{entry.key.text}': it counts as unknown",
            "Write yes, no or unknown.",
        )
        return UNKNOWN
    text = node.text if isinstance(node, Scalar) else ""
    near = "yes" if text.lower() in _YES else "no" if text.lower() in _NO else nearest(text, LINE)
    faults.append(
        Fault(
            "P026",
            node.span,
            f"the line '{entry.key.text}' of '{question.id}' is yes, no or unknown, not {kind_of(node)}",
            found=text,
            suggestion=near,
            expected=listed(LINE),
            help="A single option cannot be 'not applicable'. Write no if it is not the case."
            if text.lower() in (NOT_APPLICABLE, *_WAIVED)
            else "Write yes, no or unknown.",
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
            warn(
                faults,
                "P029",
                item.span,
                f"'{item.text}' is listed twice",
                "Delete one of the two, or correct it if another option was meant.",
            )
        else:
            said.append(item.text)
    return said if good else None


def _not_an_option(node: Node, question: Question, faults: list[Fault], evidence: bool = False) -> None:
    text = node.text if isinstance(node, Scalar) else ""
    helps = [the_question(question)]
    if text in (UNKNOWN, NOT_APPLICABLE):
        helps.insert(0, f"'{text}' stands alone, for the whole question, and not among its options.")
    elif evidence:
        helps.insert(0, "Evidence stands beside the answer: {answer: {a: yes, b: no}, source: ...}.")
    faults.append(
        Fault(
            "P025",
            node.span,
            f"{kind_of(node)} is no option of '{question.id}'",
            found=text,
            expected=listed(question.values()),
            suggestion=nearest(text, question.values()),
            help=" ".join(helps),
        )
    )
