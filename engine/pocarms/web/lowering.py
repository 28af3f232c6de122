"""A marking chosen in a form: raised freely, and lowered only with a reason, which is recorded."""

from __future__ import annotations

from pocarms.interview.parsing import LONGEST
from pocarms.model.marking import Marking, rank
from pocarms.model.profile import Profile
from pocarms.web.form import Given, Wrong


def chosen(given: Given, profile: Profile) -> tuple[Marking, str] | Wrong:
    """Return the marking of a form and why it is lower than that of the profile, "" where it is not; or what is wrong.

    The reason is on one line: it stands beside the marking wherever that is explained.
    """
    scheme, word = profile.marking.scheme, given.get("marking", "")
    if word not in scheme.ids:
        return Wrong("marking", "marking")
    wanted = scheme.marking(word)
    if rank(wanted) >= rank(profile.marking):
        return wanted, ""
    reason = " ".join(given.get("lower", "").split())
    if not reason or len(reason) > LONGEST:
        return Wrong("lower", "long" if reason else "lower")
    return wanted, reason
