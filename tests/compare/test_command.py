"""`pocarms compare` as its user runs it: what is left out and told, what is written where, in both languages."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from string import Formatter

import pytest

from pocarms.commands.progress import Progress
from pocarms.compare import texts_en, texts_fr
from pocarms.compare.render import FORMATS
from tests.compare.cases import EXAMPLES, ROOT
from tests.running import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    where = tmp_path / "missions"
    where.mkdir()
    for stem in ("monusco-2020", "unmiss-2021", "unsmil-2021"):
        shutil.copy(ROOT / "examples" / f"{stem}.yaml", where)
    return where


def test_a_faulty_file_is_told_and_left_out_and_the_rest_is_done(run: Run, folder: Path) -> None:
    (folder / "bad.yaml").write_text(
        "pack: poc_arms\nprofile: bad\nsubject: {name: Bad}\nanswers: {mission.typ: yes}\n"
    )
    code, out, err = run("compare", folder, "--format", "json")
    assert code == 3
    said = json.loads(out)
    assert len([m for p in said["panels"] for m in p["missions"]]) == 3
    assert [(Path(x["file"]).name, x["errors"]) for x in said["left_out"]["faulty"]] == [("bad.yaml", 1)]
    assert "bad.yaml:4:11: error[" in err and "left out because of faults" in err
    _, page, _ = run("compare", folder)
    assert re.search(r"bad\.yaml: 1 error\.", page)


def test_a_profile_of_another_pack_is_told_and_left_out(run: Run, folder: Path) -> None:
    shutil.copy(next((ROOT / "examples" / "hrddp").glob("01*.yaml")), folder / "proposal.yaml")
    code, out, err = run("compare", folder, "--format", "json")
    assert code == 0
    assert [x["pack"] for x in json.loads(out)["left_out"]["other_pack"]] == ["hrddp"]
    assert "left out, as it is of the pack hrddp" in err


def test_nothing_to_read(run: Run, tmp_path: Path) -> None:
    code, out, err = run("compare", tmp_path)
    assert (code, out) == (3, "") and "none of the profiles could be read" in err
    assert run("compare", tmp_path / "nowhere")[0] == 2


def test_a_pack_that_does_not_say_how(run: Run) -> None:
    code, _, err = run("compare", *(ROOT / "examples" / "hrddp").glob("0[12]*.yaml"))
    assert code == 2 and "nothing said on how missions are compared" in err and "--by takes" in err


def test_other_versions_and_days_far_apart_are_warned_of(run: Run, folder: Path) -> None:
    file = folder / "unmiss-2021.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^as_of: .*$", "as_of: 2023-01-01\nversion: 0.0.9", text, flags=re.M), encoding="utf-8")
    code, out, _ = run("compare", folder, "--format", "json")
    said = json.loads(out)["warnings"]
    assert code == 0 and said["dates"] == ["2020-12-18", "2023-01-01"]
    assert said["versions"] == [{"mission": "UNMISS", "asks_for": "0.0.9"}]
    _, page, _ = run("compare", folder)
    assert "lie far apart: 18 December 2020 to 1 January 2023" in page and "asks for version 0.0.9" in page


def test_the_highest_marking_stands_on_the_output(run: Run, folder: Path) -> None:
    file = folder / "unmiss-2021.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("marking: unclassified", "marking: confidential"))
    _, out, _ = run("compare", folder)
    assert out.startswith("**CONFIDENTIAL**")
    assert run("compare", folder, "--marking", "unclassified")[0] == 2
    _, out, _ = run("compare", folder, "--marking", "strictly confidential", "--lang", "fr")
    assert out.startswith("**STRICTEMENT CONFIDENTIEL**")


def test_the_latest_profile_of_a_mission_is_shown_and_doubles_are_told(run: Run, folder: Path) -> None:
    text = (folder / "monusco-2020.yaml").read_text(encoding="utf-8")
    (folder / "copy.yaml").write_text(text, encoding="utf-8")
    older = text.replace("as_of: 2020-12-18\nmarking", "as_of: 2019-12-18\nmarking").replace(
        "name: MONUSCO", "name: Monusco "
    )
    (folder / "old.yaml").write_text(older, encoding="utf-8")
    _, out, _ = run("compare", folder, "--format", "json")
    said = json.loads(out)
    mission = next(m for p in said["panels"] for m in p["missions"] if m["profile"] == "monusco-2020")
    assert mission["as_of"] == "2020-12-18"
    assert [Path(e["file"]).name for e in mission["earlier"]] == ["old.yaml"]
    assert [Path(x["file"]).name for x in said["left_out"]["same_as"]] == ["monusco-2020.yaml"]


def test_nothing_in_the_csv_runs(run: Run, folder: Path, tmp_path: Path) -> None:
    file = folder / "unmiss-2021.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("name: UNMISS", 'name: "=HYPERLINK(1)é"'), encoding="utf-8"
    )
    target = tmp_path / "grid.csv"
    assert run("compare", folder, "-o", target)[0] == 0
    raw = target.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "a spreadsheet takes it for UTF-8"
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1 and len(rows) == 1 + 3 * 14
    assert any(row[1] == "'=HYPERLINK(1)é" for row in rows)
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_files_are_not_overwritten_without_being_asked(run: Run, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "grid.html"
    target.write_text("mine")
    code, _, err = run("compare", folder, "-o", target)
    assert code == 2 and target.read_text() == "mine" and "--force" in err
    assert run("compare", folder, "-o", target, "--force")[0] == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_folder_and_its_files_are_read_once(run: Run, folder: Path) -> None:
    _, once, _ = run("compare", folder)
    _, twice, _ = run("compare", folder, *folder.glob("*.yaml"))
    assert once == twice


@pytest.mark.parametrize("format", [f for f in FORMATS if f in ("md", "html")])
def test_hostile_names_stay_text(run: Run, folder: Path, format: str) -> None:
    file = folder / "unmiss-2021.yaml"
    name = r"<script>alert(1)</script> | {{ 7*7 }} \u202e **x**"
    file.write_text(file.read_text(encoding="utf-8").replace("name: UNMISS", f'name: "{name}"'), encoding="utf-8")
    code, out, _ = run("compare", folder, "--format", format)
    assert code == 0 and "<script>alert" not in out
    if format == "html":
        assert "&lt;script&gt;alert(1)&lt;/script&gt; | {{ 7*7 }} \u202e**x**" in out.replace("\u202e ", "\u202e")
    else:
        assert r"\<script\>alert(1)\</script\> \| \{\{ 7\*7 \}\}" in out


def test_by_and_its_faults(run: Run) -> None:
    _, out, _ = run("compare", EXAMPLES[0], "--by", "tier")
    assert "I: dialogue and engagement" in out
    code, _, err = run("compare", EXAMPLES[0], "--by", "tiers")
    assert code == 2 and "no facet 'tiers'" in err and "recommendation" in err


def test_reports_are_written_beside_the_page_and_its_cells_lead_there(run: Run, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "out" / "grid.html"
    page.parent.mkdir()
    code, _, err = run("compare", folder, "-o", page, "--reports", tmp_path / "out" / "reports")
    assert code == 0 and "Reports of 3 missions" in err
    text = page.read_text(encoding="utf-8")
    links = set(re.findall(r'href="(reports/[^"]+)"', text))
    assert {link.partition("#")[0] for link in links} == {
        f"reports/{path.name}" for path in (page.parent / "reports").iterdir()
    }
    for link in links:
        name, _, at = link.partition("#")
        report = (page.parent / name).read_text(encoding="utf-8")
        assert "UNCLASSIFIED" in name and f'id="{at}"' in report if at else "<h1" in report
    assert any("#" in link for link in links)
    assert run("compare", folder, "-o", page, "--reports", tmp_path / "out" / "reports")[0] == 2
    assert run("compare", folder, "--reports", tmp_path / "r")[0] == 2


class Screen(io.StringIO):
    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_told_after_a_second(terminal: bool) -> None:
    times = iter([0.0, 0.5, 0.99])
    screen = Screen(terminal)
    quiet = Progress("{done} of {total}", 100, screen, lambda: next(times))
    quiet(10), quiet(60), quiet.close()
    assert screen.getvalue() == ""
    ticking = iter(x / 10 for x in range(200))
    slow = Progress("{done} of {total}", 100, screen, lambda: next(ticking))
    for done in range(1, 101):
        slow(done)
    slow.close()
    said = screen.getvalue()
    assert "100 of 100" in said and said.endswith("\n")
    if terminal:
        assert said.startswith("\r[") and said.count("\n") == 1
    else:
        assert said.count("\n") == 10 and "\r" not in said


# words ----------------------------------------------------------------------------------------------------------------


def forms(text: str | tuple[str, str]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def test_the_same_words_in_both_languages() -> None:
    assert list(texts_en.TEXTS) == list(texts_fr.TEXTS)
    for key, english in texts_en.TEXTS.items():
        french = texts_fr.TEXTS[key]
        assert isinstance(english, tuple) == isinstance(french, tuple), key
        places = {name for _, name, _, _ in Formatter().parse(forms(english)[0]) if name}
        for one in (*forms(english), *forms(french)):
            assert {name for _, name, _, _ in Formatter().parse(one) if name} == places, key
        assert not any(re.search(r"\w'\w|“", one) for one in forms(french)), key


def test_no_word_is_unused() -> None:
    places = [*(ROOT / "engine" / "pocarms" / "compare").glob("*.py"), *(ROOT / "templates").glob("compare.*.j2")]
    code = "".join(f.read_text(encoding="utf-8") for f in places if not f.name.startswith("texts_"))
    prefixes = set(re.findall(r"""f["']([a-z_]+(?:\.[a-z_]+)*\.)\{""", code))
    unused = [k for k in texts_en.TEXTS if f'"{k}"' not in code and not any(k.startswith(p) for p in prefixes)]
    assert not unused


def test_no_english_in_a_french_page(run: Run) -> None:
    """The fixed words alone: the texts of the pack may not be translated."""
    _, page, _ = run("compare", *EXAMPLES, "--lang", "fr")
    for key, english in texts_en.TEXTS.items():
        text = forms(english)[0]
        if "{" not in text and len(text) > 12:
            assert text not in page.replace("\\", ""), key
    assert "Lacunes communes" in page and "Qui pourrait apprendre de qui" in page
