"""The whole of what `verify` must show: every example accepted, every leaf changed, results of random packs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pocarms.assessment.assess import assess, prepare
from pocarms.assessment.jsonable import to_json
from pocarms.inference.durable import Unavailable
from pocarms.verify.check import differences, follows
from tests.oracle.random_packs import random_pack, random_profiles
from tests.verify.tampering import EXAMPLES, disagreements, result_text

TAMPERED = ("unama-2021", "monusco-2020", "13-fuel-month-five", "05-vehicles-pending")


def rejected_random(seed: int, packs: int, profiles: int) -> list[str]:
    """Return what `verify` rejects among the results of random packs."""
    found = []
    for number in range(seed * 1000, seed * 1000 + packs):
        pack = random_pack(number)
        prepared = prepare(pack, "en")
        for profile in random_profiles(pack, number, profiles):
            result = json.loads(json.dumps(to_json(assess(prepared, profile, Unavailable("not asked for"))[0])))
            places = [str(one) for one in differences(follows(result, pack, profile, "en", ""), result)]
            found += [f"pack seed {number}, {profile.id}: {place}" for place in places]
    return found


def rejected_examples() -> Iterator[str]:
    """Yield every example's result that is rejected, in either language."""
    for path in EXAMPLES:
        for language in ("en", "fr"):
            for place in disagreements(json.loads(result_text(path, language)), path, language):
                yield f"{path.stem} ({language}): {place}"
