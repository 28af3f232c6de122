"""Saying in a profile who reviewed or approved its answers, sealed as they are."""

from __future__ import annotations

import dataclasses
import datetime

from pocarms.documents.amend import Entry, rewritten
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile, Sign
from pocarms.source.write import Writable, flow_text


def signed(
    text: str, profile: Profile, pack: Pack, state: str, by: str = "", on: datetime.date | None = None
) -> tuple[str, Sign]:
    """Return the text of a profile with its new state, and what stands there. A draft is nobody's: by and on are left.

    profile: what the text says; pack: in its own language. Raises FaultyInput where the state stands in a form that
    only a person can change.
    """
    draft = state == "draft"
    sign = Sign() if draft else Sign(by.strip(), on, profile.seal)
    value: Writable = state if draft else {"is": state, "by": sign.by, "on": on, "seal": sign.seal}
    wanted = dataclasses.replace(profile, state=state, sign=sign)
    return rewritten(text, wanted, pack, [Entry(None, "state", flow_text(value))]), sign
