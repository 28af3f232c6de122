"""A result made once more by the tool itself, beside the second reader: for what the reader takes over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pocarms.assessment.assess import assessed, prepare
from pocarms.assessment.jsonable import to_json
from pocarms.assessment.result import Assessment
from pocarms.inference.durable import TWIN_ONLY
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.reasoning.firmness.robust import robustness
from pocarms.reasoning.firmness.robust_section import as_data
from pocarms.verify.check import ANY, Found, differences


def unlike(
    said: dict[str, Any],
    pack: Pack,
    profile: Profile,
    language: str,
    reviewed: str,
    stamp: Callable[[Assessment], Assessment],
) -> Found:
    """Yield where a result is not what this version writes of a profile: the path, what it says, what is written.

    pack: with the texts of `language`; stamp: adds what a command adds. Which inference ran, and where, may differ; the
    page on firmness is made where the result has one.
    """
    prepared = prepare(pack, language, reviewed)
    made, _, judgement = assessed(prepared, profile, TWIN_ONLY)
    again = to_json(stamp(made)) | {"run": ANY}
    if "robustness" in said:
        again["robustness"] = as_data(robustness(prepared, profile, judgement))
    yield from differences(again, said)
