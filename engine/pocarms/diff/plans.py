"""The action plan over time: which actions are stated otherwise now, whatever their findings did."""

from __future__ import annotations

from collections.abc import Iterator

from pocarms.model.profile import Action, Actions, Profile
from pocarms.records import dataclass

TOLD = ("status", "reason", "owner", "due", "review")  # a change of evidence or note alone is no change of the action


@dataclass(frozen=True, slots=True)
class ActionChange:
    """An action that is another now. place: a part's id, "" the whole. None: not on the plan."""

    place: str
    id: str
    before: Action | None
    now: Action | None


def action_changes(before: Profile, now: Profile) -> tuple[ActionChange, ...]:
    """Return the actions that are stated otherwise, new or gone, by place, then id."""
    old, new = dict(_places(before)), dict(_places(now))
    out = []
    for place in sorted({*old, *new}):
        for id in sorted({*old.get(place, {}), *new.get(place, {})}):
            was, is_ = old.get(place, {}).get(id), new.get(place, {}).get(id)
            if _said(was) != _said(is_):
                out.append(ActionChange(place, id, was, is_))
    return tuple(out)


def _places(profile: Profile) -> Iterator[tuple[str, Actions]]:
    yield "", profile.actions
    yield from ((part.id, part.actions) for part in profile.parts)


def _said(action: Action | None) -> tuple[object, ...] | None:
    return None if action is None else tuple(getattr(action, key) for key in TOLD)
