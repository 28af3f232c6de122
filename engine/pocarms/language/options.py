"""Options and other closed lists that an author declares: ids, in order, with wording where it was given."""

from __future__ import annotations

from collections.abc import Iterator

from pocarms.language.labels import humanise
from pocarms.language.messages import SIMPLE
from pocarms.language.nouns import shorten
from pocarms.language.values import Rec, Value
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Option
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar

# `only` and `answer` are keys in the long forms of an answer; `each` stands for an option in findings with for_each.
_TAKEN = ("each", "only", "answer")


def written_options(value: Value | None) -> Iterator[tuple[Scalar, str]]:
    """Yield each option as written: its id and its wording, "" where none was given."""
    if isinstance(value, Rec):
        for name, label in value.entries.items():
            yield value.keys[name], label.text.strip() if isinstance(label, Scalar) else ""
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, Scalar):
                yield item, ""


def question_options(value: Value | None, faults: list[Fault]) -> tuple[Option, ...]:
    """Return the options of a question; notes those whose id may not be one."""
    found = []
    for id_, label in written_options(value):
        if id_.text in (UNKNOWN, NOT_APPLICABLE):
            faults.append(
                Fault(
                    "R107",
                    id_.span,
                    f"'{id_.text}' is never an option",
                    found=id_.text,
                    help="Every question can be left unknown anyway, and 'may_not_apply: true' allows a person to say "
                    "that it does not apply. Delete this option.",
                )
            )
            continue
        if id_.text in _TAKEN or SIMPLE.fullmatch(id_.text) is None:
            faults.append(_bad_option(id_))
        found.append(Option(id_.text, label or humanise(id_.text)))
    return tuple(found)


def _bad_option(id_: Scalar) -> Fault:
    if id_.text in _TAKEN:
        return Fault(
            "R107",
            id_.span,
            f"'{id_.text}' has a meaning of its own and cannot be an option",
            found=id_.text,
            help="Choose another id for this option.",
        )
    return Fault(
        "R108",
        id_.span,
        f"'{shorten(id_.text)}' is not the form of an option's id",
        found=id_.text,
        expected="lower-case words joined by _",
        help="Write a short id here and the wording after it: {on_groups: On armed groups only}.",
    )
