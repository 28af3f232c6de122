"""A profile of which every text is hostile, and its reading back out of documents."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from pocarms.assessment.assess import assess
from pocarms.assessment.result import Assessment
from pocarms.model.profile import ACTION_STATES, Action, Answer, Evidence, Profile
from tests.documents.books import EXAMPLES, NO_ENGINE, ROOT, pack, prepared, profile_of

TEXTS = (
    "=cmd|' /C calc'!A0",
    "{{ 7*7 }} {% raw %} ${7*7} <%= 1 %>",
    "<b>&amp;</b><script>alert(1)</script>",
    "quotes \" ' « » ` \\ %s {0}",
    "\u202eright to left\u202c עברית عربى",
    "emoji 😀👩🏽‍🚀 ﷽",
    "controls \x00\x07\x1b[31m\r\n\t end",
    "lone \ud800 surrogate \ufffe",
    '_x0041_ &C&P &"Arial"',
    "+1-2@x\t|pipe| # hash",
)
LONG = "long " + "abcdefghi " * 1000


def hostile_profile(file: str = "monusco-2020.yaml") -> Profile:
    """Return an example with hostile texts in its subject, names, sources, notes and titles of parts."""
    profile = profile_of(EXAMPLES / file)
    answers = dict(profile.answers)
    for n, id in enumerate(sorted(answers)):
        text = (*TEXTS, LONG)[n % (len(TEXTS) + 1)]
        evidence = Evidence(text, datetime.date(2020, 1, 1), "fair", text, text)
        answers[id] = tuple(Answer(id, a.value, evidence, a.reason and text) for a in answers[id])
    parts = tuple(replace(p, title=TEXTS[n % len(TEXTS)]) for n, p in enumerate(profile.parts))
    ids = [f.id for f in pack(profile.pack).findings.values()][:: 20 if len(answers) > 20 else 5]
    actions = {id: _action(id, n) for n, id in enumerate((*ids, "given.up <b>|=1+1</b>"))}
    subject = {"name": " ".join(TEXTS), "country": LONG}
    return replace(profile, subject=subject, answers=answers, parts=parts, actions=actions)


def _action(id: str, n: int) -> Action:
    """Return an action of which every text is hostile."""
    one, two, three = ((*TEXTS, LONG)[(n + k) % (len(TEXTS) + 1)] for k in (0, 3, 7))
    day = datetime.date(2020, 1, 1)
    return Action(id, ACTION_STATES[n % 4], one, day, day, two, three, one if n % 4 == 3 else "", two, day)


def hostile_assessment(file: str = "monusco-2020.yaml", language: str = "en") -> Assessment:
    profile = hostile_profile(file)
    return assess(prepared(profile.pack, language), profile, NO_ENGINE)[0]


def hostile_packs(folder: Path, texts: Sequence[str]) -> Path:
    """Copy the shipped packs into a folder, with every French text replaced by a hostile one; return the folder."""
    for name in ("poc_arms", "hrddp"):
        shutil.copytree(ROOT / "rules" / name, folder / name)
        file = folder / name / "locale" / "fr.yaml"
        count = iter(range(10**6))

        def hostile(node: Any, count: Any = count) -> Any:
            if isinstance(node, dict):
                return {key: hostile(value) for key, value in node.items()}
            if isinstance(node, list):
                return [hostile(value) for value in node]
            n = next(count)
            return LONG if n % 150 == 0 else texts[n % len(texts)]

        said = yaml.safe_dump({"texts": hostile(yaml.safe_load(file.read_text("utf-8"))["texts"])}, allow_unicode=True)
        file.write_text(f"language: fr\nreviewed: no\n{said}", encoding="utf-8")
    return folder
