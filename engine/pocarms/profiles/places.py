"""Which files of a folder are profiles. Imports nothing: it is asked for every file of a folder."""

from __future__ import annotations

from pathlib import Path

ENDINGS = (".yaml", ".yml")
POLICY = "pocarms-policy.yaml"  # which rule packs may be used; it lies beside profiles and is none
SCHEME = "pocarms-marking.yaml"  # which markings there are; it lies beside profiles too
OTHERS = (POLICY, SCHEME)


def looks_like_profile(path: Path) -> bool:
    """Return whether a file may be a profile, by its name alone: YAML, not hidden, no policy, no scheme."""
    return path.suffix.lower() in ENDINGS and path.name[0] != "." and path.name not in OTHERS and path.is_file()
