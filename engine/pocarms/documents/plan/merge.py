"""Plans that came back, put beside the plan on file: what is new, what moves on, what cannot stand together.

Evidence and notes are added, never replaced. A status, an owner or a day takes the place of the old one where whoever
filled in the line had seen the old one (the line carries its seal), or speaks of a later day. Else it is a
contradiction, and somebody must choose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pocarms.documents.merge import BOTH, NEW
from pocarms.documents.plan.layout import seal_of
from pocarms.documents.plan.read import PlanStatement, Said
from pocarms.model.profile import Action, Profile
from pocarms.records import dataclass

SINGLE = ("status", "owner", "due", "review")
ADDED = ("evidence", "note")


@dataclass(frozen=True)
class FieldChange:
    """What becomes of one field: new | instead | added | left | kept, or "" while nobody chose. was: what it met."""

    field: str
    what: str
    value: Said
    was: Said = ""


@dataclass(frozen=True)
class PlanChange:
    """What becomes of one line, field by field. before: the action that it met."""

    statement: PlanStatement
    before: Action
    fields: tuple[FieldChange, ...]

    @property
    def against(self) -> bool:
        """Whether it contradicts what it met."""
        return any(one.what in ("", "left", "kept") for one in self.fields)


@dataclass(frozen=True)
class PlanMerge:
    """`result` holds, for each action that changes, by place and id, what it is from now on."""

    changes: tuple[PlanChange, ...]
    undecided: tuple[PlanChange, ...]
    result: dict[tuple[str, str], Action]


ChoosePlan = Callable[[PlanChange], str]
"""Says what to do about a contradiction: new, file, both, or "" for nothing said."""


def merge(profile: Profile, statements: Iterable[PlanStatement], choose: ChoosePlan) -> PlanMerge:
    """Return what becomes of statements, in the order of the files; the profile itself stays as it is."""
    on_file = {"": profile.actions, **{part.id: part.actions for part in profile.parts}}
    result: dict[tuple[str, str], Action] = {}
    changes: list[PlanChange] = []
    undecided: list[PlanChange] = []
    for statement in statements:
        key = (statement.place, statement.id)
        first = on_file[statement.place].get(statement.id)
        before = result.get(key) or first or Action(statement.id)
        change = PlanChange(statement, before, tuple(_fields(statement, before, first)))
        if change.against:
            choice = choose(change)
            if not choice:
                undecided.append(change)
                continue
            change = _chosen(change, choice)
        after = _after(change)
        if after != before:
            result[key] = after
        if change.fields:
            changes.append(change)
    return PlanMerge(tuple(changes), tuple(undecided), result)


def _fields(statement: PlanStatement, before: Action, first: Action | None) -> Iterable[FieldChange]:
    """Yield what is otherwise than before; a contradiction is open ("")."""
    seen = first is not None and statement.seal == seal_of(first)
    earlier = before.on is not None and statement.on < before.on
    later = before.on is not None and statement.on > before.on
    for field in SINGLE:
        value, was = statement.said.get(field), getattr(before, field)
        if not value or value == was:
            continue
        untold = not was or (field == "status" and first is None and was == "not_started")
        touched = was != (getattr(first, field) if first is not None else getattr(Action(""), field))
        if untold and not touched:
            yield FieldChange(field, "new", value)
        else:
            yield FieldChange(field, "instead" if later or (seen and not touched and not earlier) else "", value, was)
    drops = statement.said.get("status") == "dropped" and before.status != "dropped"
    for field in ADDED:
        value = str(statement.said.get(field, ""))
        if field == "note" and drops:
            if value:
                yield FieldChange("reason", "new", value)
        elif field == "note" and value == before.reason:
            continue  # the reason on file, said again
        elif value and not any(_has(getattr(before, field), x) for x in (value, _signed(value, statement))):
            yield FieldChange(field, "added", value)


def _chosen(change: PlanChange, choice: str) -> PlanChange:
    """Return a change with what was open decided; the reason for dropping goes the way of the status."""
    what = "instead" if choice == NEW else "kept" if choice == BOTH else "left"
    open_ = {one.field for one in change.fields if not one.what}
    return replace(
        change,
        fields=tuple(
            replace(one, what=what)
            if not one.what or (one.field == "reason" and "status" in open_ and choice != NEW)
            else one
            for one in change.fields
        ),
    )


def _after(change: PlanChange) -> Action:
    """Return the action once the changes are made; who stated it is whoever stated its status, or its first entry."""
    statement, before, after = change.statement, change.before, change.before
    refused = any(one.field == "status" and one.what in ("left", "kept") for one in change.fields)
    stated = ("status" in statement.said and not refused) or not before.by
    notes: list[str] = []
    for one in change.fields:
        value = str(one.value) if stated else _signed(str(one.value), statement)
        if one.what == "kept":
            notes.append(_signed(f"{one.field}: {one.value}", statement))
        elif one.what == "added" and one.field == "note":
            notes.append(value)
        elif one.what == "added":
            after = replace(after, evidence=_joined(after.evidence, value))
        elif one.what in ("new", "instead"):
            after = replace(after, **{one.field: one.value})  # type: ignore[arg-type]
    if after.status != "dropped" and after.reason:  # it goes on after all; why it had been dropped is not lost
        notes.insert(0, after.reason)
        after = replace(after, reason="")
    for note in notes:
        after = replace(after, note=_joined(after.note, note))
    if after != before and stated:
        after = replace(after, by=statement.by, on=statement.on)
    return after


def _signed(text: str, statement: PlanStatement) -> str:
    """Return a text with who said it and when, for where the action is stated by somebody else."""
    return f"{text} ({statement.by}, {statement.on.isoformat()})"


def _has(old: str, text: str) -> bool:
    return f"\n\n{text}\n\n" in f"\n\n{old}\n\n"


def _joined(old: str, more: str) -> str:
    return more if not old else old if _has(old, more) else f"{old}\n\n{more}"
