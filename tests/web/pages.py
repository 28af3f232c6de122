"""Every page there is, and how a person comes to it: for looking at all of them, and for checking all of them."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.documents.books import filled
from tests.web.conftest import EXAMPLES
from tests.web.window import Window

MISSION = "/p/monusco-2020/"
PROPOSAL = "/p/06-depot-suspect-commander/"
BLANK = "/p/blank-2026/"  # begun in 2026, nothing answered yet
VEHICLES = "/p/05-vehicles-pending/"
WHOLE = "/p/02-agency-without-mission/"
EIGHT = tuple(sorted(EXAMPLES.glob("*.yaml")))[:8]

Way = str | Callable[[Window], Any]


def fill(folder: Path) -> None:
    """Lay out a workspace as a desk at headquarters has it: missions, proposals, a broken file, one put aside."""
    for file in (*EXAMPLES.glob("*.yaml"), *(EXAMPLES / "hrddp").glob("*.yaml")):
        shutil.copy(file, folder)
    (folder / "deleted").mkdir()
    (folder / "unsmil-2021.yaml").rename(folder / "deleted" / "unsmil-2021.yaml")
    broken = (folder / "unama-2021.yaml").read_text(encoding="utf-8")
    (folder / "broken-2021.yaml").write_text(broken.replace("answers:", "answers:\n  no.such: yes\n  x: [", 1))
    (folder / "blank-2026.yaml").write_text(BLANK_TEXT, encoding="utf-8")


BLANK_TEXT = """\
profile: blank-2026
pack: poc_arms
subject: {name: UNBLANK}
as_of: 2026-02-03
marking: unclassified
answers: {}
"""


def _press(path: str, *ticked: str, button: str = "main form button", typed: Mapping[str, str] = {}) -> Way:
    """Return a way that opens a page, fills in, and presses a button."""

    def go(window: Window) -> Any:
        page = window.go(path)
        for selector in ticked:
            page.locator(selector).first.check()
        for field, text in typed.items():
            page.locator(f"[name='{field}']").fill(text)
        return window.click(button)

    return go


def _together(window: Window) -> Any:
    """Two answers are tried together."""
    for question in ("embargo.cell", "casualties.weapon_recorded"):
        window.go(f"{MISSION}q/{question}").locator("#value-no").check()
        window.click("button[value=try]")
        window.click("button[value=together]")
    return window.page


def _clash(window: Window) -> Any:
    """Two windows answer the same question; this is what the second one sees."""
    page = window.go(f"{MISSION}q/embargo.cell?way=alone")
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("#value-no").check()
    other.locator("#note").fill(secrets.token_hex(4))  # anything that is not on file already
    with other.expect_navigation():
        other.locator("main form button").first.click()
    other.close()
    page.locator("#value-yes").check()
    return window.click("main form button")


def _taken_out(window: Window) -> Any:
    """A part is taken out of a proposal; this is what the table of parts then shows."""
    page = window.go(f"{VEHICLES}parts")
    if not page.locator("form[action*='/in/']").count():
        window.go(f"{VEHICLES}out/part/expired")
        window.click("main form button")
    return page


def _signed(window: Window) -> Any:
    """A proposal was signed, and an answer changed afterwards."""
    page = window.go(f"{VEHICLES}sign")
    page.locator("#state-reviewed").check()
    for field, text in (("by", "Head of section"), ("on.day", "1"), ("on.month", "7"), ("on.year", "2026")):
        page.locator(f"[name='{field}']").fill(text)
    window.click("main form button")
    page = window.go(f"{VEHICLES}q/policy.communicated?way=alone")
    page.locator("#value-no").check()
    page.locator("#note").fill(secrets.token_hex(4))
    window.click("main form button")
    return window.go(f"{VEHICLES}sign")


def _done(window: Window) -> Any:
    """All that could still be asked is skipped."""
    page = window.go(f"{WHOLE}next")
    while page.locator("form input[name=stood]").count():
        window.click("p.ways a")
    return page


def _lowered(window: Window) -> Any:
    """A document is to be marked lower than its answers, and no reason is given."""
    page = window.go(f"{VEHICLES}about")
    page.locator("input[name=marking]").last.check()
    window.click("main form button")
    return _press(f"{VEHICLES}documents", "#marking-1", "#what-1")(window)  # type: ignore[operator]


def _own_answer(window: Window) -> Any:
    """A part gives an answer of its own before the one it shares."""
    path = f"{VEHICLES}q/record.unit_crimes?part=with_result&way=alone"
    page = window.go(path)
    page.locator("#note").fill(secrets.token_hex(4))
    page.locator("input[name=value]").first.check()
    window.click("main form button")
    return window.go(path)


def _stranger(window: Window) -> Any:
    """Somebody who was not let in."""
    window.page.context.clear_cookies()
    return window.go("/")


def _taken(*answers: str) -> Callable[[Window], Any]:
    """A workbook is fetched, filled in as many times as there are answers, and brought back."""

    def go(window: Window) -> Any:
        page = window.go(f"{MISSION}documents")
        page.locator("input[name=marking]").last.check()
        page.locator("input[value='workbook.xlsx']").check()
        with page.expect_download() as made:
            page.locator("main form button").first.click()
        page = window.go(f"{MISSION}take")
        book = Path(made.value.path())
        with tempfile.TemporaryDirectory() as beside:
            rows = [{"|mandate.good_offices|": {"answer": a, "by": f"office {n}"}} for n, a in enumerate(answers)]
            files = [filled(book.read_bytes(), row, Path(beside) / f"office-{n}.xlsx") for n, row in enumerate(rows)]
            page.locator("#files").set_input_files(files)
            return window.click("main form button")

    return go


def _no_workbook(window: Window) -> Any:
    page = window.go(f"{MISSION}take")
    page.locator("#files").set_input_files([{"name": "from-jmac.xlsx", "mimeType": "", "buffer": b"no workbook"}])
    return window.click("main form button")


def _dropped(window: Window) -> Any:
    """Three files are put in: one is taken, one has faults, the name of one is taken."""
    page = window.go("/drop")
    new = f"{BLANK_TEXT}# {secrets.token_hex(4)}\n".encode()
    files = (f"new-{secrets.token_hex(4)}", new), ("no-profile", b"answers: [\n"), ("monusco-2020", new)
    page.locator("#files").set_input_files([{"name": f"{n}.yaml", "mimeType": "", "buffer": b} for n, b in files])
    return window.click("form[action='/drop'] button")


PAGES: dict[str, Way] = {
    "list": "/",
    "new": "/new",
    "new, nothing filled in": _press("/new"),
    "copy": "/new?of=monusco-2020",
    "drop": "/drop",
    "drop, nothing chosen": _press("/drop"),
    "drop, three files": _dropped,
    "mission": MISSION,
    "mission, blank": BLANK,
    "proposal": PROPOSAL,
    "block": f"{MISSION}block/mandate",
    "block of a part": f"{PROPOSAL}",
    "question, next best": f"{MISSION}next",
    "question, practice": f"{MISSION}q/casualties.weapon_recorded?way=block",
    "question, several choice": f"{MISSION}q/casualties.why_no_weapon?way=block",
    "question, date": f"{MISSION}q/embargo.checked_on?way=block",
    "question, number": f"{PROPOSAL}q/support.months",
    "question, nothing chosen": _press(f"{BLANK}q/mandate.protection", typed={"as_of.day": "31", "as_of.month": "2"}),
    "question, saved": _press(f"{BLANK}q/mandate.protection?way=next", "#value-yes", typed={"source": "Mandate"}),
    "question, tried": _press(f"{MISSION}q/embargo.cell", "#value-yes", button="button[name=do]"),
    "question, clash": _clash,
    "tried together": _together,
    "tried together, none": f"{PROPOSAL}tries",
    "parts": f"{PROPOSAL}parts",
    "parts, nothing filled in": _press(f"{PROPOSAL}parts"),
    "part": f"{PROPOSAL}parts/unit_d",
    "shared block": f"{PROPOSAL}shared/officer_x",
    "question, in a shared block": f"{PROPOSAL}q/command.failed_to_act?block=officer_x",
    "question, shared": f"{PROPOSAL}q/command.failed_to_act?part=unit_d",
    "question, own before shared": _own_answer,
    "question, what each answer would change": f"{MISSION}q/casualties.weapon_recorded?effects=yes",
    "take out, part": f"{PROPOSAL}out/part/unit_d",
    "take out, block": f"{PROPOSAL}out/block/officer_x",
    "parts, one taken out": _taken_out,
    "check": f"{MISSION}check",
    "check, proposal": f"{PROPOSAL}check",
    "done": _done,
    "result": f"{MISSION}result",
    "result, blank": f"{BLANK}result",
    "result, proposal": f"{PROPOSAL}result",
    "report": f"{MISSION}report",
    "report, proposal": f"{PROPOSAL}report",
    "why": f"{MISSION}why/casualties.add_weapon",
    "why, in full": f"{MISSION}why/casualties.add_weapon?whole=yes",
    "why, open": f"{BLANK}why/casualties.add_weapon",
    "goal": f"{MISSION}goal/casualties.add_weapon",
    "goal, searched": f"{MISSION}goal/casualties.add_weapon?to=ruled_out",
    "about": f"{MISSION}about",
    "about, proposal": f"{PROPOSAL}about",
    "about, no name": _press(f"{PROPOSAL}about", button="form[action$=parts] button"),
    "sign": f"{MISSION}sign",
    "sign, nothing filled in": _press(f"{MISSION}sign"),
    "sign, changed since": _signed,
    "documents": f"{MISSION}documents",
    "documents, marked lower": _lowered,
    "documents, proposal": f"{PROPOSAL}documents",
    "documents, nothing chosen": _press(f"{PROPOSAL}documents"),
    "take": f"{MISSION}take",
    "take, one change": _taken("no"),
    "take, two that differ": _taken("yes", "no"),
    "take, no answer": _taken("perhaps"),
    "take, no workbook": _no_workbook,
    "plan": f"{MISSION}plan",
    "plan, proposal": f"{PROPOSAL}plan",
    "measures": f"{PROPOSAL}measures",
    "action": f"{MISSION}plan/casualties.add_weapon",
    "compare": f"/compare?{'&'.join(f'm={file.stem}' for file in EIGHT)}",
    "register": "/register",
    "faulty file": "/p/broken-2021/",
    "refused, too few": "/compare?m=monusco-2020",
    "refused, left out": "/compare?m=monusco-2020&m=06-depot-suspect-commander&m=broken-2021",
    "refused, no such page": "/nowhere",
    "refused, start again": "/start?token=x",
    "refused, stranger": _stranger,
}
"""What to call a page: the way to it; an address, or what is done in the window."""


def show(window: Window, name: str) -> Any:
    """Bring a page up, whole."""
    way = PAGES[name]
    return window.go(way) if isinstance(way, str) else way(window)
