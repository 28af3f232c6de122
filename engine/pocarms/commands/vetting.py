"""Whether a policy lets a pack be used, and what a result carries of the pack's passport and of the policy."""

from __future__ import annotations

import datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from pocarms.commands.exits import BAD_INPUT, Stop
from pocarms.commands.output import bad_input
from pocarms.model.pack import Pack
from pocarms.source.faults import FaultyInput


class Vetted(NamedTuple):
    """What a result carries: short texts by key, empty where nothing was asked for."""

    passport: dict[str, str]
    policy: dict[str, str]


def vet(
    pack: Pack,
    folder: Path | Traversable,
    profile: Path,
    asked: Path | None,
    as_of: datetime.date | None,
    with_passport: bool,
) -> Vetted:
    """Hold a pack against the policy that was asked for, else the one that lies beside the profile or beside the pack.

    as_of: the day that the assessment is made for. with_passport: whether the result shows the passport; without, and
    without a policy, its file is not opened. Raises Stop where the policy refuses the pack or cannot be read.
    """
    file = asked if asked is not None else _beside(profile, folder)
    if file is None and not with_passport:
        return Vetted({}, {})
    from pocarms.passport.file import passport_if_readable
    from pocarms.passport.saying import carried

    held = passport_if_readable(pack, folder)
    shown = carried(held) if with_passport else {}
    if file is None:
        return Vetted(shown, {})
    from pocarms.passport.policy import read_policy, refused

    try:
        policy = read_policy(file)
    except FaultyInput as error:
        raise bad_input(error) from None
    why = refused(policy, held, as_of)
    if why:
        reasons = "".join(f"\n  - {reason}" for reason in why)
        found = "" if asked is not None else " (found beside the profile or the pack)"
        raise Stop(
            BAD_INPUT,
            f"error: the policy {policy.id} refuses the rule pack {pack.id} {pack.version}:{reasons}\n"
            f"help: the policy is {file}{found}; `pocarms pack passport {folder}` shows the pack's passport",
        )
    return Vetted(shown, {"id": policy.id, "title": policy.title})


def _beside(profile: Path, folder: Path | Traversable) -> Path | None:
    """Return the policy beside the profile or beside the pack. Its name is looked for before anything is imported."""
    from pocarms.passport.found import find_policy

    return find_policy(profile.parent, *((folder.parent,) if isinstance(folder, Path) else ()))
