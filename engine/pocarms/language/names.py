"""Who is who in a pack: what each id stands for, and where it was declared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from pocarms.language.messages import DOTTED, bad_id
from pocarms.language.noting import error
from pocarms.language.nouns import shorten
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest
from pocarms.source.told import OfGrammar, Said, phrase

# Words with a meaning of their own in conditions or answers; no id may be one of them.
RESERVED = frozenset(
    (
        *("all", "any", "not", "at_least", "at_most", "of", "applies", "is_known", "is_unknown", "evidence"),
        *("any_part", "all_parts", "each", "finding", "otherwise", "choose", "unknown", "not_applicable"),
        *("true", "false", "yes", "no", "null", "as_of", "parameters", "parts", "shared"),
    )
)

MOST_GUESSES = 100

# The sections that share one namespace, with what one entry of theirs is called.
SHARED: dict[str, str] = {
    "questions": "a question",
    "concepts": "a concept",
    "findings": "a finding",
    "class_rules": "a class rule",
    "level_rules": "a level rule",
    "modifiers": "a modifier",
    "bundles": "a bundle",
    "conflicts": "a conflict",
    "measures": "a measure",
    "steps": "a step of the procedure",
    "actions": "an action",
    "examples": "an example",
    "scales": "a scale",
}


@dataclass(slots=True)
class Names:
    """Ids by section, and every id of the shared namespace with what it is and where it stands.

    Vocabularies of the header (owners, kinds, facets and so on) have namespaces of their own.
    """

    sections: dict[str, dict[str, Span]] = field(default_factory=dict)
    shared: dict[str, tuple[str, Span]] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()
    guesses: int = 0  # how often a near name was looked for; with thousands of faults that would take minutes

    def declare(self, section: str, id_: Scalar, faults: list[Fault]) -> bool:
        """Enter an id of the shared namespace; returns False, with a fault, where it may not be used."""
        text, what = id_.text, SHARED[section]
        if DOTTED.fullmatch(text) is None:
            faults.append(bad_id(id_))
        elif text in RESERVED or text.startswith("finding."):
            faults.append(reserved(id_, what))
        elif text in self.retired:
            faults.append(error("R104", id_.span, phrase("id.retired", id=text), found=text))
        elif text in self.shared and not (section == "concepts" and self.shared[text][0] == what):
            before, span = self.shared[text]
            message = phrase("id.twice", id=text, what=OfGrammar(before), file=span.file, line=str(span.line))
            faults.append(error("R103", id_.span, message, found=text))
            if section in self.sections and text in self.sections[section]:
                return False
        self.shared.setdefault(text, (what, id_.span))
        self.sections.setdefault(section, {}).setdefault(text, id_.span)
        return True

    def may_guess(self) -> bool:
        """Return whether one more near name may be looked for among all ids."""
        self.guesses += 1
        return self.guesses <= MOST_GUESSES

    def of(self, section: str) -> dict[str, Span]:
        """Return the ids of one section."""
        return self.sections.get(section, {})


def reserved(id_: Scalar, what: str) -> Fault:
    """Return the fault of an id that is a word of the language. what: "a question"."""
    return error("R102", id_.span, phrase("id.reserved", what=OfGrammar(what), id=id_.text), found=id_.text)


def undefined(id_: Scalar, what: str, choices: Collection[str], names: Names | None = None, scale: str = "") -> Fault:
    """Return the fault of an id that stands for nothing, or for something else than is needed here.

    what: "a question". scale: which one, where a step of a scale is needed.
    """
    text = id_.text
    other = names.shared.get(text) if names is not None else None
    if other is not None:
        return error(
            "R106",
            id_.span,
            phrase("id.other", id=shorten(text), other=OfGrammar(other[0]), what=_which(what, scale)),
            phrase("help.id.other", file=other[1].file, line=str(other[1].line)),
            found=text,
            expected=phrase("noun.id", of=_which(f"of {what}", scale)),
        )
    return error(
        "R105",
        id_.span,
        phrase("id.undefined", no=_which(f"no {what.split(' ', 1)[1]}", scale), id=shorten(text)),
        phrase("help.id.undefined" if choices else "help.id.undefined.none", what=_which(what, scale)),
        found=text,
        expected=", ".join(sorted(choices)) if len(choices) <= 12 else "",
        suggestion=nearest(text, choices) if names is None or names.may_guess() else "",
    )


def _which(what: str, scale: str) -> Said:
    return phrase("id.of_scale", what=OfGrammar(what), scale=scale) if scale else OfGrammar(what)
