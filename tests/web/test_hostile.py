"""Hostile packs, profiles, names of files, markings: nothing runs, nothing is asked for elsewhere, nothing breaks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.documents.hostile import hostile_packs
from tests.web.audit import VIEWS
from tests.web.conftest import serving
from tests.web.hostile import TEXTS, Watch, attacked
from tests.web.window import windows

SAMPLE = (  # all pages, in both languages, wide and narrow: python -m tests.web.hostile
    "list",
    "mission",
    "question, several choice",
    "question, clash",
    "shared block",
    "check, proposal",
    "result",
    "report, proposal",
    "compare",
)


def test_texts_of_attackers_stay_texts(chromium: Any, tmp_path: Path) -> None:
    folder, packs = tmp_path / "workspace", tmp_path / "packs"
    folder.mkdir()
    hostile_packs(packs, TEXTS)
    with attacked(folder, packs), serving(folder) as serve, windows(chromium, serve) as open_:
        watch = Watch(open_("fr", True, bypass_csp=True, **VIEWS["narrow"]))
        assert {name: told for name in SAMPLE if (told := watch.look(name))} == {}
        assert watch.shown == len(SAMPLE)
