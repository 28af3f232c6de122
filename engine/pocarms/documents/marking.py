"""The marking on documents: the name of a file that carries it, and when a higher one is suggested."""

from __future__ import annotations

import re

from pocarms.assessment.marking import sensitive_answers
from pocarms.model.marking import rank
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def file_name(stem: str, marking: str, ending: str) -> str:
    """Return the name of a document: what it is, its marking in capitals, the ending of its kind."""
    mark = _NOT_IN_NAMES.sub("-", marking.strip().upper().replace("_", " "))
    return f"{_NOT_IN_NAMES.sub('-', stem).strip('-.')}-{mark}.{ending}"


def suggestion(profile: Profile, pack: Pack) -> tuple[str, int]:
    """Return a higher marking to consider, and how many sensitive answers call for it; ("", 0) for none."""
    wanted = profile.marking.scheme.suggested("confidential")
    if rank(profile.marking) >= rank(wanted):
        return "", 0
    n = sensitive_answers(profile, pack)
    return (wanted, n) if n else ("", 0)
