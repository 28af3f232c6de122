"""Whether a policy lets a pack be used, and what a result carries of the pack's passport and of the policy."""

from __future__ import annotations

import dataclasses
from importlib.resources.abc import Traversable
from pathlib import Path

from pocarms.assessment.result import Assessment
from pocarms.commands.output import bad_input
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.passport.gate import Gate
from pocarms.source.faults import FaultyInput


def vet(gate: Gate, path: Path, profile: Profile, pack: Pack, folder: Path | Traversable) -> None:
    """Raise Stop where a policy refuses the pack for a profile, with every reason, or cannot be read."""
    try:
        faults = gate.faults(path, pack, folder, profile.as_of)
    except FaultyInput as error:
        raise bad_input(error) from None
    if faults:
        raise bad_input(FaultyInput(faults))


def stamped(
    assessment: Assessment, gate: Gate, path: Path, pack: Pack, folder: Path | Traversable, with_passport: bool
) -> Assessment:
    """Return an assessment that carries the policy it was made under, and the pack's passport where that is shown."""
    from pocarms.passport.saying import carried

    info = dataclasses.replace(
        assessment.pack,
        passport=carried(gate.passport(pack, folder)) if with_passport else {},
        policy=gate.named(path, folder),
    )
    return dataclasses.replace(assessment, pack=info)
