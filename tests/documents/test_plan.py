"""The action plan: out as a workbook, filled in at random, and in again: exactly the profile intended.

The seed is printed; POCARMS_SEED and POCARMS_CASES make a long run.
"""

from __future__ import annotations

import datetime
import io
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from pocarms.assessment.assess import assess
from pocarms.cli import _run
from pocarms.documents.amend import amend_actions
from pocarms.documents.plan.importing import PlanTeller, chooser, import_plan
from pocarms.documents.plan.words import words
from pocarms.documents.plan.write import COLUMNS, LAST
from pocarms.documents.sealed import HEADS
from pocarms.language.texts import localise
from pocarms.model.profile import ACTION_STATES, Action, Profile
from pocarms.profiles.load import check_reading
from pocarms.reports.strings import strings
from pocarms.source.read import read_yaml
from tests.documents.books import EXAMPLES, NO_ENGINE, opened, pack, prepared, profile_of, two_pages_fit
from tests.documents.hostile import LONG, TEXTS
from tests.documents.plans import BY, fill_plan, plan_book, plan_of

SEED = int(os.environ.get("POCARMS_SEED", "11"))
CASES = int(os.environ.get("POCARMS_CASES", "1"))
MONUSCO = EXAMPLES / "monusco-2020.yaml"
IN_CELLS = tuple(t for t in (*TEXTS, LONG) if not set("\x00\x07\x1b\ud800\ufffe") & set(t) and "_x0041_" not in t)
NAMES = ("Amina Diallo", 'O\'Brien: "x"', "عمر", "=SUM(A1)")
DAY = datetime.date(2021, 2, 1)
ADVISED = ("casualties.add_weapon", "embargo.share_inside", "cvr.tie_to_local_deals")


def _read(text: str) -> Profile:
    checked = check_reading(read_yaml(text.encode(), "p.yaml"), pack, "p.yaml")
    assert checked.profile is not None, checked.faults
    return checked.profile


def _import(files: list[Path], profile: Profile, text: str, prefer: str | None = None) -> str:
    rules = pack(profile.pack)
    choose = chooser(prefer, None, PlanTeller(words("en"), rules, {}))
    return import_plan(files, profile, text, rules, lambda x: localise(rules, x)[0], choose, "en").text


def _draw(draw: random.Random) -> dict[str, Any]:
    """Draw what somebody fills in on one line."""
    drawn: dict[str, Any] = {
        "status": draw.choice((None, *ACTION_STATES)),
        "owner": draw.choice((None, "Police", *IN_CELLS)),
        "due": draw.choice((None, datetime.date(2021, 1, 1) + datetime.timedelta(draw.randrange(900)))),
        "review": draw.choice((None, datetime.date(2021, 6, 5))),
        "evidence": draw.choice((None, "see annex", *IN_CELLS)),
        "note": draw.choice((None, "deux lignes\nla seconde", "yes", "2020-01-01", *IN_CELLS)),
    }
    if drawn["status"] == "dropped":
        drawn["note"] = drawn["note"] or "no money"
    return {key: value for key, value in drawn.items() if value}


def _expected(before: dict[str, Any], drawn: dict[str, Any], by: str, on: datetime.date) -> dict[str, Any]:
    """What an action must be afterwards, told in another way than the importer does it: from plain words."""
    now = dict(before)
    clean = {key: value.strip() if isinstance(value, str) else value for key, value in drawn.items()}
    clean = {key: value for key, value in clean.items() if value}
    first = "by" not in before
    signs = first or "status" in clean
    if clean.get("note") == before.get("reason"):
        clean.pop("note", None)  # said again
    more = {key: [clean[key]] for key in ("evidence", "note") if key in clean}
    if clean.get("status") == "dropped" and before.get("status") != "dropped":
        now["reason"] = more.pop("note")[0]
    elif "status" in clean and clean["status"] != "dropped" and "reason" in now:
        more["note"] = [now.pop("reason"), *more.get("note", [])]
    now.update({key: clean[key] for key in ("status", "owner", "due", "review") if key in clean})
    for key, texts in more.items():
        for text in texts:
            told = text if signs else f"{text} ({by}, {on.isoformat()})"
            there = now[key].split("\n\n") if key in now else []
            if text not in there:
                now[key] = "\n\n".join([*there, told])
    if now != before and signs:
        now["by"], now["on"] = by, on
    return now


@pytest.mark.parametrize("file", ["monusco-2020.yaml", "hrddp/06-depot-suspect-commander.yaml"])
@pytest.mark.parametrize("case", range(CASES))
def test_round_trip(file: str, case: int, tmp_path: Path) -> None:
    """Twice over: the first plan meets an empty one, the second what the first left, a month later."""
    print(f"POCARMS_SEED={SEED} case {case}")
    draw = random.Random(f"{SEED}-{case}-{file}")
    profile = profile_of(EXAMPLES / file)
    text = (EXAMPLES / file).read_bytes().decode()
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    for turn in range(2):
        language = draw.choice(("en", "fr"))
        s = strings(language)
        on = DAY + datetime.timedelta(30 * turn)
        rows = [row.place for row in plan_of(profile).rows]
        lines = {}
        for key in draw.sample(rows, min(len(rows), 12)):
            by = draw.choice(NAMES)
            drawn = _draw(draw)
            before = wanted.get(key, {})
            if not drawn:
                continue
            lines[key] = {**drawn, "by": by, "on": draw.choice((on, on.isoformat()))}
            if "status" in drawn:
                lines[key]["status"] = s.word("plan.status", drawn["status"])
            wanted[key] = _expected(before, drawn, by, on)
        book = fill_plan(plan_book(profile, language), lines, tmp_path / f"{turn}.xlsx", {})
        new = _import([book], profile, text)
        after = _read(new)
        places = {"": after.actions, **{part.id: part.actions for part in after.parts}}
        for (place, id), said in wanted.items():
            assert places[place][id] == Action(id, **said), (turn, place, id)
        assert sum(map(len, places.values())) == len(wanted)
        bare = tuple(replace(p, actions={}) for p in after.parts)
        same = replace(after, actions={}, parts=bare, digest="", file="")
        assert same == replace(
            profile, actions={}, parts=tuple(replace(p, actions={}) for p in profile.parts), digest="", file=""
        )
        assert [x for x in new.splitlines() if "#" in x and "actions" not in x and "{" not in x] == [
            x for x in text.splitlines() if "#" in x and "actions" not in x and "{" not in x
        ]
        assert _import([book], after, new) == new  # again: nothing new
        profile, text = after, new


def _with(*actions: Action) -> tuple[Profile, str]:
    profile = profile_of(MONUSCO)
    text = amend_actions(MONUSCO.read_bytes().decode(), profile, pack("poc_arms"), {("", a.id): a for a in actions})
    return _read(text), text


def test_comments_inside_an_action_are_kept() -> None:
    """Whatever the form in which a person wrote the action down."""
    own = f"""
actions:  # ours
  # first
  {ADVISED[0]}:  # the form
    status: under_way  # since May
    # she asked for it
    owner: Police

  {ADVISED[1]}: {{owner: Ops}}  # stays
# end
"""
    text = MONUSCO.read_bytes().decode() + own
    profile = _read(text)
    changed = Action(ADVISED[0], "done", "Police", by="A", on=DAY)
    new = amend_actions(text, profile, pack("poc_arms"), {("", ADVISED[0]): changed})
    for comment in ("# ours", "# first", "# the form", "# since May", "# she asked for it", "# stays", "# end"):
        assert new.count(comment) == 1, comment
    assert _read(new).actions == {**profile.actions, ADVISED[0]: changed}
    assert new.startswith(MONUSCO.read_bytes().decode())


def test_a_blank_plan_changes_nothing(tmp_path: Path) -> None:
    profile, text = _with(Action(ADVISED[0], "done", by="A", on=DAY))
    assert _import([fill_plan(plan_book(profile), {}, tmp_path / "p.xlsx")], profile, text) == text


def test_whoever_saw_what_is_on_file_may_change_it(tmp_path: Path) -> None:
    """Two plans sent out together: each may change what it showed; what the other changed since is a contradiction."""
    old = Action(ADVISED[0], "under_way", "Police", by="A", on=DAY)
    profile, text = _with(old)
    data = plan_book(profile)
    on = DAY.isoformat()
    one = fill_plan(data, {("", old.id): {"status": "done"}}, tmp_path / "1.xlsx", {"#by": "B", "#on": on})
    other = fill_plan(data, {("", old.id): {"status": "dropped", "note": "no money"}}, tmp_path / "2.xlsx",
                      {"#by": "C", "#on": on})  # fmt: skip
    after = _import([one], profile, text)
    assert _read(after).actions[old.id] == replace(old, status="done", by="B")
    for files, profile_, text_ in (([one, other], profile, text), ([other], _read(after), after)):
        assert _read(_import(files, profile_, text_, "new")).actions[old.id] == replace(
            old, status="dropped", reason="no money", by="C"
        )
        assert _read(_import(files, profile_, text_, "file")).actions[old.id] == replace(old, status="done", by="B")
        both = _read(_import(files, profile_, text_, "both")).actions[old.id]
        assert (both.status, both.by) == ("done", "B")
        assert both.note == f"status: dropped (C, {on})\n\nreason: no money (C, {on})"
    later = fill_plan(data, {("", old.id): {"status": "not_started"}}, tmp_path / "3.xlsx",
                      {"#by": "D", "#on": "2021-02-02"})  # fmt: skip
    assert _read(_import([later], _read(after), after)).actions[old.id].status == "not_started"


def test_a_contradiction_needs_a_choice_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile, text = _with(Action(ADVISED[0], "done", by="A", on=DAY))
    target = tmp_path / "p.yaml"
    target.write_bytes(text.encode())
    lines = {("", ADVISED[0]): {"status": "under way"}}
    book = fill_plan(plan_book(profile), lines, tmp_path / "p.xlsx", {"#by": "B", "#on": "2021-01-31"})
    for dry in ([], ["--dry-run"]):
        assert _run(["import", str(book), "--into", str(target), *dry]) == 3
        said = capsys.readouterr().err
        assert "against what is on file: done" in said and "was: A, 1 February 2021" in said and "--prefer" in said
        assert target.read_bytes().decode() == text
    assert _run(["import", str(book), "--into", str(target), "--prefer", "new", "--dry-run"]) == 0
    assert target.read_bytes().decode() == text
    assert _run(["import", str(book), "--into", str(target), "--prefer", "new", "--lang", "fr"]) == 0
    assert "en cours (avant : achevée)".replace(" :", "\u202f:") in capsys.readouterr().out
    assert _read(target.read_bytes().decode()).actions[ADVISED[0]].status == "under_way"


@cache
def _good() -> bytes:
    return plan_book(profile_of(MONUSCO))


def _cell(book: openpyxl.Workbook, column: str) -> Any:
    sheet = next(s for s in book.worksheets if s.cell(1, 1).value == "#plan")
    row = next(r for r in range(4, sheet.max_row + 1) if str(sheet.cell(r, 1).value).startswith(f"|{ADVISED[0]}|"))
    return sheet.cell(row, COLUMNS[column])


def _saved(path: Path, change: Callable[[openpyxl.Workbook], object], guide: bool = True) -> None:
    fill_plan(_good(), {}, path, BY if guide else {})
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)


def _set(column: str, value: object, guide: bool = True) -> Callable[[Path], None]:
    return lambda path: _saved(path, lambda book: setattr(_cell(book, column), "value", value), guide)


def _twice(book: openpyxl.Workbook) -> None:
    cell = _cell(book, "status")
    cell.value = "done"
    sheet, last = cell.parent, cell.parent.max_row + 1
    sheet.cell(last, 1).value, sheet.cell(last, COLUMNS["status"]).value = sheet.cell(cell.row, 1).value, "dropped"


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut off": (lambda path: path.write_bytes(_good()[: len(_good()) // 2]), "W001"),
    "empty": (lambda path: path.write_bytes(b""), "W001"),
    "hidden sheet deleted": (lambda path: _saved(path, lambda book: book.remove(book["_pocarms"])), "W002"),
    "another profile": (
        lambda path: _saved(path, lambda book: setattr(book["_pocarms"].cell(5, 2), "value", "unmiss-2026")),
        "W003",
    ),
    "a formula as status": (_set("status", '=HYPERLINK("http://x.example","done")'), "W010"),
    "a formula in a note": (_set("note", "=1+1"), "W010"),
    "no such status": (_set("status", "nearly"), "W011"),
    "a date in two ways": (_set("due", "03/04/2021"), "W012"),
    "one line twice": (lambda path: _saved(path, _twice), "W015"),
    "nobody says so": (_set("status", "done", guide=False), "W016"),
    "dropped without a reason": (_set("status", "dropped"), "W017"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_plans_are_refused_and_the_profile_left_alone(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, code = BAD[name]
    profile = Path(shutil.copy(MONUSCO, tmp_path / "p.yaml"))
    make(tmp_path / "back.xlsx")
    assert _run(["import", str(tmp_path / "back.xlsx"), "--into", str(profile), "--prefer", "new"]) == 3
    said = capsys.readouterr().err
    assert f"error[{code}]" in said and "back.xlsx" in said and "internal fault" not in said
    assert profile.read_bytes() == MONUSCO.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["back.xlsx", "p.yaml"]


def test_what_has_no_place_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = _cell(book, "status").parent
        row = _cell(book, "status").row
        sheet.cell(row, COLUMNS["status"]).value = "done"
        sheet.cell(row, 1).value = "|casualties.no_such|"
        sheet.cell(row + 1, COLUMNS["note"]).value = "for nobody"
        sheet.cell(row + 1, 1).value = "|".join(("no_part", ADVISED[1], ""))
        sheet.cell(row + 2, 30).value = "beside it all"
        book.create_sheet("my own")["B2"] = "a sheet"

    _saved(tmp_path / "back.xlsx", change)
    profile = Path(shutil.copy(MONUSCO, tmp_path / "p.yaml"))
    assert _run(["import", str(tmp_path / "back.xlsx"), "--into", str(profile)]) == 0
    said = capsys.readouterr().out
    for text in ("casualties.no_such", "no part no_part", "for nobody", "beside it all", "a sheet", "4 entries"):
        assert text in said, (text, said)
    assert profile.read_bytes() == MONUSCO.read_bytes()


def test_plans_and_answers_are_read_one_after_the_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _saved(tmp_path / "plan.xlsx", lambda book: None)
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    files = [str(tmp_path / "plan.xlsx"), str(tmp_path / "other.xlsx")]
    profile = Path(shutil.copy(MONUSCO, tmp_path / "p.yaml"))
    assert _run(["import", *files, "--into", str(profile)]) == 2
    assert "plan.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "fr"])
def test_hostile_texts_stay_texts(language: str, tmp_path: Path) -> None:
    """Every text of a plan hostile: no cell becomes a formula, and what Markdown shows is escaped."""
    texts = (*TEXTS, LONG)
    actions = [
        Action(id, "done", *[texts[(n + k) % len(texts)].replace("\x00", "") for k in (0,)], by=texts[n % len(texts)],
               on=DAY, note=texts[(n + 3) % len(texts)], evidence=texts[(n + 5) % len(texts)])
        for n, id in enumerate([*ADVISED, *(f"gone.{n}" for n in range(8))])
    ]  # fmt: skip
    profile = replace(profile_of(MONUSCO), actions={a.id: a for a in actions})
    plan = plan_of(profile, language)
    assert {row.place[1] for row in plan.rows} >= {a.id for a in actions}
    for sheet in opened(plan_book(profile, language)).worksheets:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    from pocarms.reports.render import fill

    shown = fill("plan", "md", words(language), plan)
    assert "<script>" not in shown and "\x1b" not in shown and "\x07" not in shown
    assert not any(line.startswith(("=", "+")) for line in shown.splitlines())


def test_marking_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = Path(shutil.copy(MONUSCO, tmp_path / "p.yaml"))
    options = ["--marking", "strictly confidential", "--engine", "twin"]
    assert _run(["plan", str(profile), *options, "-o", str(tmp_path / "p.xlsx")]) == 0
    for sheet in openpyxl.load_workbook(tmp_path / "p.xlsx").worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.oddHeader.center.text == sheet.oddFooter.center.text == "STRICTLY CONFIDENTIAL"
            assert sheet.cell(1, 2).value == "STRICTLY CONFIDENTIAL"
    capsys.readouterr()
    assert _run(["plan", str(profile), *options, "--lang", "fr"]) == 0
    lines = capsys.readouterr().out.strip().splitlines()
    assert lines[0] == lines[-1] == "**STRICTEMENT CONFIDENTIEL**"
    text = profile.read_text(encoding="utf-8").replace("\nmarking: unclassified", "\n")
    profile.write_text(text, encoding="utf-8")
    assert _run(["plan", str(profile), "-o", str(tmp_path / "q.xlsx"), "--engine", "twin"]) == 2
    assert not (tmp_path / "q.xlsx").exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_prints_on_two_pages_across_in_readable_letters(language: str) -> None:
    """What is advised on one page, what is filled in on the next, number and action on both, none of it cut."""
    book = openpyxl.load_workbook(io.BytesIO(plan_book(profile_of(MONUSCO), language=language)))
    sheet = next(s for s in book.worksheets if s.cell(1, 1).value == "#plan")
    cut = COLUMNS["status"] - 1
    assert sheet.cell(HEADS, cut + 1).value == words(language)("wp.head.status")
    assert two_pages_fit(sheet, cut, LAST)
    heads = [cell for row in sheet.iter_rows(min_row=HEADS + 1) for cell in row if "heading" in cell.style]
    assert heads and all(cell.column == 3 and cell.alignment.wrap_text for cell in heads)
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert f"D2:{get_column_letter(cut)}2" in merged and sheet["D2"].alignment.wrap_text  # the subject, in whole
    assert book._named_styles["Normal"].font.name == "Arial"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_empty_plan_says_so_on_both_pages(language: str, tmp_path: Path) -> None:
    """In the column that stands on both, whole in its cell; and what comes back says nothing."""
    file = EXAMPLES / "hrddp/01-talks-and-access.yaml"
    data, text = plan_book(profile_of(file), language), file.read_text(encoding="utf-8")
    sheet = next(s for s in opened(data).worksheets if s.cell(1, 1).value == "#plan")
    cells = [cell for row in sheet.iter_rows(min_row=HEADS + 1) for cell in row if cell.value]
    assert [(cell.row, cell.column, cell.value) for cell in cells] == [(HEADS + 1, 3, words(language)("wp.none"))]
    assert cells[0].alignment.wrap_text and sheet.row_dimensions[HEADS + 1].height >= 12.5 * len(cells[0].value) / 36
    assert _import([fill_plan(data, {}, tmp_path / "p.xlsx")], profile_of(file), text) == text


@pytest.mark.parametrize("file", ["monusco-2020.yaml", "hrddp/07-transfer-brigade-pattern.yaml"])
def test_what_comes_first_says_whether_it_is_settled(file: str) -> None:
    """The title of a gap below "deal with first" says nothing of whether the mission has that gap."""
    profile = profile_of(EXAMPLES / file)
    body = assess(prepared(profile.pack), profile, NO_ENGINE)[0]
    found = [one for each in (body.whole, *body.parts) for one in each.findings]
    said = {one.title: " (not settled)" if one.status == "open" else "" for one in found}
    needs = [need for row in plan_of(profile).rows for need in row.needs]
    assert needs and all(need in {title + state for title, state in said.items()} for need in needs)
    assert not [row.title for row in plan_of(profile).rows if row.title.endswith(".")]  # a bracket may follow


def test_what_a_plan_is_made_from(tmp_path: Path) -> None:
    profile = profile_of(MONUSCO)
    rules = pack("poc_arms")
    meta = {r[0].value: r[1].value for r in opened(_good())["_pocarms"].iter_rows()}
    assert (meta["pack_version"], meta["pack_digest"], meta["profile"]) == (rules.version, rules.digest, profile.id)
    assert meta["profile_seal"] == profile.seal
    assert plan_book(profile) == _good()  # the same plan, the same bytes
