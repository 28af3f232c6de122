"""A profile of which every text is hostile: every command in every format shows its texts as they are, as plain text.

The profile is a file, as a user's is, and each document is read back by a program that is not ours.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.documents.books import EXAMPLES
from tests.documents.hostile import LONG
from tests.documents.readback import CONTROLS, READ
from tests.running import Run

# what is written, and what a reader must see of it: spaces as one, control characters as a mark
SHOWN = {
    "=cmd|' /C calc'!A0": "=cmd|' /C calc'!A0",
    "{{ 7*7 }} {% raw %} ${7*7} <%= 1 %>": "{{ 7*7 }} {% raw %} ${7*7} <%= 1 %>",
    "<b>&amp;</b><script>alert(1)</script>": "<b>&amp;</b><script>alert(1)</script>",
    "quotes \" ' « » ` \\ %s {0}": "quotes \" ' « » ` \\ %s {0}",
    "\u202eright to left\u202c עברית عربى": "right to left עברית عربى",
    "emoji 😀👩🏽‍🚀 ﷽": "emoji 😀👩🏽‍🚀 ﷽",
    "controls \x00\x07\x1b[31m\r\n\t end": "controls \ufffd\ufffd\ufffd[31m end",
    '_x0041_ &C&P &"Arial"': '_x0041_ &C&P &"Arial"',
    "+1-2@x\t|pipe| # hash *a* [b](javascript:c)": "+1-2@x |pipe| # hash *a* [b](javascript:c)",
}
TEXTS = (*SHOWN, LONG)
DIRECTIONS = re.compile("[\u202a-\u202e\u2060\u2066-\u2069]")
MISSION, PROPOSAL = "monusco-2020.yaml", "hrddp/05-vehicles-pending.yaml"
FORMATS = ("text", "md", "html", "json")


def hostile(file: str) -> dict[str, Any]:
    """Return an example with hostile texts for its name, titles of parts, sources, names, notes and actions."""
    profile: dict[str, Any] = yaml.load((EXAMPLES / file).read_text("utf-8"), yaml.BaseLoader)
    profile["subject"].update(name=" ".join(SHOWN), country=LONG)
    profile["note"] = LONG
    count = iter(range(10**6))

    def text() -> str:
        return TEXTS[next(count) % len(TEXTS)]

    for place in (profile, *profile.get("parts", ())):
        if place is not profile:
            place["title"] = " ".join(SHOWN)
        for id, said in place.get("answers", {}).items():
            for one in said if isinstance(said, list) else [said]:
                value = one["answer"] if isinstance(one, dict) and "answer" in one else one
                new = {"answer": value, "source": text(), "note": text(), "by": text()}
                if value == "not_applicable":
                    new |= {"reason": text()}
                place["answers"][id] = new
    return profile


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mission now and later, and a folder of proposals, all hostile."""
    made = tmp_path_factory.mktemp("hostile")
    (made / "proposals").mkdir()
    mission, proposal = hostile(MISSION), hostile(PROPOSAL)
    action = {"status": "under_way", "owner": TEXTS[0], "due": "2021-03-01", "by": TEXTS[2], "note": TEXTS[3]}
    mission["actions"] = {"casualties.add_weapon": {**action, "evidence": TEXTS[8], "on": "2020-12-20"}}
    later = {**mission, "as_of": "2021-12-18", "answers": {**mission["answers"]}}
    for id, said in later["answers"].items():
        later["answers"][id] = {**said, "answer": "no"} if said["answer"] == "yes" else said
    for name, profile in (("mission", mission), ("later", later), ("proposals/proposal", proposal)):
        said = re.sub(r"'(yes|no|[\d.-]+)'", r"\1", yaml.safe_dump(profile, sort_keys=False, width=10**6))
        (made / f"{name}.yaml").write_text(said, encoding="utf-8")
    return made


M, P, FIRST = "mission.yaml", "proposals/proposal.yaml", "casualties.add_weapon"
ASKED: tuple[tuple[str, str], ...] = (
    *((f"assess {M} --whole --format {x}", x) for x in FORMATS),
    (f"assess {M} --format docx", "docx"),
    *((f"assess {M} --report brief --format {x}", x) for x in ("text", "md", "html", "docx", "pdf")),
    (f"assess {M} --report cable --format text", "text"),
    *((f"assess {P} --report memo --lang fr --format {x}", x) for x in ("text", "md", "html", "docx", "pdf")),
    *((f"plan {M} --format {x}", x) for x in ("md", "xlsx", "ics")),
    (f"export {M} --xlsx", "xlsx"),
    (f"export {P} --xlsx --lang fr", "xlsx"),
    (f"export {M} --xlsform", "form"),
    *((f"compare {M} {EXAMPLES / 'unsmil-2021.yaml'} --format {x}", x)
      for x in ("md", "html", "json", "csv", "xlsx", "docx")),
    *((f"diff {M} later.yaml --lang fr --format {x}", x) for x in ("md", "html", "json")),
    *((f"register proposals --lang fr --format {x}", x) for x in (*FORMATS, "csv")),
    *((f"explain {M} {FIRST} --format {x}", x) for x in FORMATS),
    *((f"{rest} --format {x}", x) for rest in (f"next {P}", f"whatif {M} --set casualties.recorded=no")
      for x in ("text", "html")),
)  # fmt: skip


@pytest.mark.parametrize(("asked", "kind"), ASKED, ids=lambda x: x.replace(str(EXAMPLES), "examples"))
def test_texts_of_profiles_stay_text(
    asked: str, kind: str, folder: Path, run: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("monkeypatch").chdir(folder)
    if kind == "pdf":
        request.getfixturevalue("browser")
    command, *rest = asked.split()
    if command in ("assess", "explain", "next", "whatif", "plan"):
        rest += ["--engine", "twin"]
    code, _, err = run(command, *rest, "-o", tmp_path / "out")
    assert code == 0, err
    said = READ["txt" if kind == "text" else kind]((tmp_path / "out").read_bytes())
    assert not CONTROLS.search(said.replace("\r\n", "\n"))
    said = DIRECTIONS.sub("", said)
    if kind == "json":  # holds what was written, to the letter
        assert not [
            text for text in SHOWN if DIRECTIONS.sub("", json.dumps(text, ensure_ascii=False))[1:-1] not in said
        ]
        return
    plain = unicodedata.normalize("NFC", " ".join(said.split()))
    wanted = SHOWN.values() if kind != "pdf" else [text for text in SHOWN.values() if text.isascii()]
    assert not [text for text in wanted if text not in plain]
