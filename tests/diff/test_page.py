"""`pocarms diff` as its user runs it: Markdown, HTML with its picture, JSON; in a browser; faults told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest

from pocarms.diff import texts_en, texts_fr
from pocarms.diff.build import MOVEMENTS
from tests.browser.fixtures import Show, violations
from tests.compare.cases import ROOT
from tests.running import Run


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A mission on three days: one gap closes with evidence, one is said to be closed, one becomes unknown."""
    text = (ROOT / "examples" / "monusco-2020.yaml").read_text(encoding="utf-8")
    second = text.replace("\nas_of: 2020-12-18\n", "\nas_of: 2021-12-18\n", 1)
    second = _answered(second, "casualties.weapon_recorded", "{answer: yes, source: Report of 2021}")
    third = second.replace("\nas_of: 2021-12-18\n", "\nas_of: 2022-12-18\n", 1)
    third = _answered(third, "embargo.links_casualties", "yes")
    out = []
    for n, one in enumerate((text, second, third)):
        file = tmp_path / f"monusco-{n}.yaml"
        file.write_text(one, encoding="utf-8")
        out.append(file)
    return out


def _answered(text: str, question: str, answer: str) -> str:
    found = re.subn(
        rf"^  {re.escape(question)}:(?:[^\n]*\n)(?:    [^\n]*\n)*", f"  {question}: {answer}\n", text, flags=re.M
    )
    assert found[1] == 1
    return found[0]


def test_what_moved_is_told(run: Run, files: list[Path]) -> None:
    code, out, _ = run("diff", *files)
    assert code == 0
    first, second = out.split("## From 18 December 2021")
    assert "### Closed, with evidence" in first and "Casualty records do not always show the weapon" in first
    assert "### Said to be closed, but no new source is given" in second
    assert "this answer changed: “Can the embargo cell" in second
    assert "265 of 318 questions unknown" in out


def test_no_column_says_why_where_nothing_moved(run: Run, files: list[Path]) -> None:
    _, out, _ = run("diff", *files, "--format", "html")
    tables = re.findall(r'<table class="moved".*?</table>', out, re.S)
    heads = [">Why</th>" in table for table in tables]
    assert True in heads and False in heads
    for table, says_why in zip(tables, heads, strict=True):
        cells = re.findall(r"<td.*?</td>", table, re.S)
        assert len(cells) == (3 if says_why else 2) * table.count('<th scope="row"')
        assert not says_why or any("<div>" in cell for cell in cells[2::3])


def test_the_order_of_files_changes_no_byte(run: Run, files: list[Path]) -> None:
    for format in ("md", "html", "json"):
        assert run("diff", *files, "--format", format)[1] == run("diff", *files[::-1], "--format", format)[1]


def test_json_holds_everything(run: Run, files: list[Path]) -> None:
    said = json.loads(run("diff", *files, "--format", "json")[1])
    assert said["schema"] == "pocarms/diff/1" and len(said["steps"]) == 2
    told = {f["finding"]: f for f in said["steps"][0]["findings"]}
    assert told["casualties.add_weapon"]["movement"] == "closed"
    assert told["casualties.add_weapon"]["by"] == [{"question": "casualties.weapon_recorded", "place": ""}]
    assert {f["movement"] for step in said["steps"] for f in step["findings"]} <= set(MOVEMENTS)


def test_the_picture_says_what_the_table_says(run: Run, files: list[Path]) -> None:
    page = run("diff", *files, "--format", "html")[1]
    svg = ElementTree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])
    space = "{http://www.w3.org/2000/svg}"
    assert svg.get("role") == "img" and svg.find(f"{space}title") is not None and svg.find(f"{space}desc") is not None
    said = json.loads(run("diff", *files, "--format", "json")[1])["timeline"]
    filled = sum(x["status"] == "established" and x["state"] != "partly" for f in said for x in f["states"])
    half = sum(x["status"] == "established" and x["state"] == "partly" for f in said for x in f["states"])
    empty = sum(x["status"] == "ruled_out" for f in said for x in f["states"])
    circles = svg.findall(f"{space}circle")
    assert len([c for c in circles if c.get("fill") != "#fff"]) == filled
    assert (len(svg.findall(f"{space}path")), len(circles)) == (half, filled + half + empty)
    md = run("diff", *files)[1]
    table = md[md.index("## Over all dates") :]
    assert table.count("◐ established") == half + 1, "one is the legend's"
    assert table.count("● established") == filled + 1
    assert "<svg" not in run("diff", *files[:2], "--format", "html")[1], "two dates need no picture"


@pytest.mark.parametrize("width", [1280, 320])
def test_in_a_browser(run: Run, files: list[Path], show: Show, width: int) -> None:
    shown = show(run("diff", *files, "--format", "html")[1], width)
    assert violations(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_faults_are_told(run: Run, files: list[Path], tmp_path: Path) -> None:
    assert run("diff", files[0])[0] == 2
    code, _, err = run("diff", files[0], ROOT / "examples" / "unmiss-2021.yaml")
    assert code == 2 and "not of one mission" in err
    code, _, err = run("diff", files[0], files[0])
    assert code == 2 and "of the same day" in err
    bad = tmp_path / "bad.yaml"
    bad.write_text(files[1].read_text(encoding="utf-8").replace("embargo.cell:", "embargo.cel:", 1), encoding="utf-8")
    code, out, err = run("diff", files[0], bad)
    assert (code, out) == (3, "") and "bad.yaml:" in err and "embargo.cell" in err
    assert run("diff", *files, "--marking", "secret")[0] == 2


def test_marking_and_versions(run: Run, files: list[Path]) -> None:
    files[1].write_text(
        files[1].read_text(encoding="utf-8").replace("marking: unclassified", "marking: confidential\nversion: 0.0.1"),
        encoding="utf-8",
    )
    code, out, _ = run("diff", *files, "--lang", "fr")
    assert code == 0 and out.startswith("**CONFIDENTIEL**") and "demande la version 0.0.1" in out
    assert run("diff", *files, "--marking", "unclassified")[0] == 2


def test_the_same_words_in_both_languages_and_none_unused() -> None:
    assert list(texts_en.TEXTS) == list(texts_fr.TEXTS)
    code = "".join(f.read_text(encoding="utf-8") for f in (ROOT / "engine" / "pocarms" / "diff").glob("*.py"))
    code += "".join(f.read_text(encoding="utf-8") for f in (ROOT / "templates").glob("diff.*.j2"))
    prefixes = set(re.findall(r"""f["']([a-z_]+(?:\.[a-z_]+)*\.)\{""", code))
    for key, english in texts_en.TEXTS.items():
        french = texts_fr.TEXTS[key]
        assert isinstance(english, tuple) == isinstance(french, tuple), key
        forms = [x if isinstance(x, tuple) else (x,) for x in (english, french)]
        places = [{name for _, name, _, _ in Formatter().parse(one) if name} for form in forms for one in form]
        assert all(p == places[0] for p in places), key
        used = code.replace(f'"{key}":', "", 2)
        assert f'"{key}"' in used or any(key.startswith(p) for p in prefixes), key


PLANS = (
    "{status: under_way, owner: Human rights, due: 2021-03-31, by: A, on: 2020-12-18}",
    "{status: done, owner: Human rights, due: 2021-03-31, evidence: form, by: B, on: 2021-12-01}",
)


def _planned(text: str, first: str, second: str = "") -> str:
    more = f"  embargo.links: {second}\n" if second else ""
    return f"{text}\nactions:\n  casualties.add_weapon: {first}\n  embargo.share_inside: {PLANS[0]}\n{more}"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_actions_that_changed_stand_beside_their_findings(run: Run, files: list[Path], lang: str) -> None:
    """Done while the finding went, taken up, left alone (not told), and an id that no pack has."""
    one, two, three = (file.read_text(encoding="utf-8") for file in files)
    files[0].write_text(_planned(one, PLANS[0]), encoding="utf-8")
    files[1].write_text(_planned(two, PLANS[1], "{owner: '<b>x</b>'}"), encoding="utf-8")
    files[2].write_text(_planned(three, PLANS[1], "{owner: '<b>x</b>'}"), encoding="utf-8")
    said = json.loads(run("diff", *files, "--format", "json")[1])["steps"]
    assert [(c["id"], c["place"]) for c in said[0]["actions"]] == [("casualties.add_weapon", ""), ("embargo.links", "")]
    was, now = said[0]["actions"][0]["before"], said[0]["actions"][0]["now"]
    assert (was["status"], now["status"], now["by"], now["on"]) == ("under_way", "done", "B", "2021-12-01")
    assert said[0]["actions"][1]["before"] is None and said[1]["actions"] == []
    page = run("diff", *files, "--lang", lang)[1]
    words = {
        "en": ("under way", "done", "ruled out", "not on the plan"),
        "fr": ("en cours", "achevée", "écarté", "pas au plan"),
    }
    row = next(x for x in page.splitlines() if "2021" in x and words[lang][0] in x and words[lang][1] in x)
    assert row.index(words[lang][0]) < row.index(words[lang][1]) < row.index(words[lang][2])
    assert words[lang][3] in page and "<b>x" not in page.replace("\\<b", "")
    html = run("diff", *files, "--lang", lang, "--format", "html")[1]
    assert "&lt;b&gt;x&lt;/b&gt;" in html and html.count('class="planned"') == 1
