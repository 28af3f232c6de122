"""Why a policy refuses a rule pack, in French: every reason, with no English left."""

from __future__ import annotations

import datetime

from pocarms.model.conditions import Duration
from pocarms.model.span import Span
from pocarms.passport.data import NONE, UNREADABLE
from pocarms.passport.fault_words_en import EN
from pocarms.passport.fault_words_fr import FR
from pocarms.passport.policy import Policy, refused
from pocarms.source.faults import noted
from pocarms.source.show import show_faults
from pocarms.source.told import Says, phrase
from pocarms.wording.faults import said_in
from tests.passport.test_passport import DEMANDS, GOOD, but
from tests.source.french import english_left, keys_of, unlike_places, well_set

DAY = datetime.date(2026, 2, 28)
MORE = [
    (Policy("p", pass_tests=True), but(GOOD, state=NONE), DAY),
    (Policy("p", pass_tests=True), but(GOOD, state=UNREADABLE), DAY),
    (Policy("p", unnoticed=1), but(GOOD, faults=None), DAY),
    (Policy("p", within=Duration(months=1)), GOOD, None),
]


def test_every_reason() -> None:
    cases = [*((policy, bad, DAY) for policy, _, bad in DEMANDS), *MORE]
    reasons = [reason for policy, held, day in cases for reason in refused(policy, held, day)]
    said = [phrase("refused", policy="p", pack="small", version="1", reason=reason) for reason in reasons]
    aid = phrase("help.refused", folder="rules/small")
    faults = [noted(Says("en", EN), "Q001", Span("policy.yaml", 0, 0), one, aid) for one in said]
    assert {key for fault in faults for key in keys_of(fault)} == set(EN)
    french = said_in(faults, "fr")
    assert all(own.message != other.message for own, other in zip(faults, french, strict=True))
    shown = show_faults(french, {}, "fr")
    assert not english_left(shown, EN, FR) and well_set(shown), shown


def test_both_tables_hold_the_same_texts() -> None:
    assert list(EN) == list(FR) and unlike_places(EN, FR) == []
