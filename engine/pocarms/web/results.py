"""Results of many profiles, kept for as long as what they follow from stays the same."""

from __future__ import annotations

from pathlib import Path

from pocarms.assessment.assess import Prepared
from pocarms.assessment.result import Assessment
from pocarms.model.profile import Profile
from pocarms.register.read import assess_anew

MOST_KEPT = 60  # results, of about 1.2 MB each


class Results:
    """Assesses a profile as a register does, unless the very same profile was assessed before with the same pack.

    A result follows from a profile and a pack ready in a language, and from nothing else: what is kept is compared with
    the whole profile as it was read, its order included, not with the date of a file.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Path, str], tuple[Prepared, str, Assessment]] = {}

    def __call__(self, path: Path, prepared: Prepared, profile: Profile) -> Assessment:
        """Return the result of a profile; the one longest not asked for goes where there are too many."""
        key, says = (path, prepared.language), repr(profile)
        kept = self._kept.pop(key, None)
        if kept is None or kept[0] is not prepared or kept[1] != says:
            kept = (prepared, says, assess_anew(path, prepared, profile))
        self._kept[key] = kept
        while len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return kept[2]
