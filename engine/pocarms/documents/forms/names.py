"""What the fields of a form are called: a name for each question, line and reason, and back.

Ids never hold two low lines in a row (language.messages.DOTTED), so that two stand for a dot, and three set off what a
name adds: the line of a several-choice question, the part it is asked of, the reason why it does not apply.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.records import dataclass

REFERENCE, BY, ON, SOURCE, RELIABILITY, REMARKS, MARKING = (
    f"pocarms_{x}" for x in ("reference", "by", "on", "source", "reliability", "remarks", "marking")
)
_PLAIN = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Field:
    """What a field holds: the answer to a question in a place ("" the whole), to a line of it, or the reason."""

    place: str
    question: str
    option: str = ""
    reason: bool = False


def field_name(field: Field) -> str:
    """Return what a field is called in a form."""
    name = field.question.replace(".", "__")
    if field.option:
        name += f"___is_{field.option}" if _PLAIN.match(field.option) else f"___is_x{_short(field.option)}"
    if field.place:
        name += f"___in_{field.place}" if _PLAIN.match(field.place) else f"___in_x{_short(field.place)}"
    return name + ("___why" if field.reason else "")


def fields(pack: Pack, places: Iterable[str]) -> Iterator[Field]:
    """Yield every field that a form on this pack can have."""
    for place in places:
        for question in pack.questions.values():
            if place and not question.of_part:
                continue
            yield Field(place, question.id)
            if question.may_not_apply:
                yield Field(place, question.id, reason=True)
            if question.type == "choices":
                yield from (Field(place, question.id, option.id) for option in question.options)


def places(profile: Profile | None) -> tuple[str, ...]:
    """Return where questions are asked: of the whole, and of each part."""
    return ("", *(part.id for part in profile.parts)) if profile is not None else ("",)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
