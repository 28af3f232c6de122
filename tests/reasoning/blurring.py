"""Packs in which nobody can tell whether some questions are answered: what follows there leans on no missing answer."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass, replace

from pocarms.model.conditions import AllOf, Always, Applies, EvidenceTest, IsKnown, IsUnknown, Op, Test
from pocarms.model.pack import YES_NO, Option, Pack, Question
from pocarms.reasoning.units import Unit

NOBODY = "nobody.knows"
"""A question that no profile answers."""


def blurred(pack: Pack, omitted: Collection[Unit]) -> Pack:
    """Return a pack in which it is undecided for ever whether these answers are on file: no test on whether a question
    is answered, how well it is known, or whether it applies, can be decided by their absence."""
    questions = {unit.question for unit in omitted}
    undecided = Test(NOBODY, Op.IS, ("yes",))

    def blur(found: object) -> object:
        if isinstance(found, (IsKnown, IsUnknown, EvidenceTest, Applies)) and found.question in questions:
            return undecided
        return found

    made = _mapped(pack, blur)
    assert isinstance(made, Pack)
    asked = dict(made.questions)
    for unit in omitted:
        if not unit.line:  # the whole answer; of some lines of one, the rest may stand
            gate = asked[unit.question].asked_when or Always()
            asked[unit.question] = replace(asked[unit.question], asked_when=AllOf((gate, undecided)))
    options = tuple(Option(o, o) for o in YES_NO)
    return replace(made, questions={**asked, NOBODY: Question(id=NOBODY, ask="?", type="yes_no", options=options)})


def _mapped(found: object, change: Callable[[object], object]) -> object:
    """Change every part of a frozen structure, from the inside out; what does not change stays the same object."""
    if isinstance(found, dict):
        return change({key: _mapped(value, change) for key, value in found.items()})
    if type(found) is tuple:
        return change(tuple(_mapped(value, change) for value in found))
    if is_dataclass(found) and not isinstance(found, type):
        told = {f.name: getattr(found, f.name) for f in fields(found) if f.init}
        new = {key: _mapped(value, change) for key, value in told.items()}
        return change(replace(found, **new) if any(new[key] is not told[key] for key in new) else found)
    return change(found)
