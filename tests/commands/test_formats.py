"""Which format a result is written in: by --format, by the ending of the file, and never one against the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocarms.commands import assess, compare, diff, plan, register
from pocarms.commands.exits import Stop
from pocarms.commands.formats import BINARY, ENDINGS, format_of
from tests.commands.test_output import EXAMPLES
from tests.running import Run

OFFERED = (assess._FORMATS, compare.FORMATS, diff.FORMATS, plan.FORMATS, register.FORMATS, ("text", "json"))


@pytest.mark.parametrize("formats", OFFERED)
def test_every_format_has_an_ending_that_says_it(formats: tuple[str, ...]) -> None:
    for ending, meant in ENDINGS.items():
        name = f"Result.{ending.upper()}"
        if meant in formats:
            assert format_of(None, name, formats, formats[0]) == meant
            assert format_of(meant, name, formats, formats[0]) == meant
        elif ending != "txt":
            with pytest.raises(Stop, match=f"(?s)ends in .{ending}.*does not write.*help: "):
                format_of(None, name, formats, formats[0])
    assert {*formats} <= {*ENDINGS.values()}


@pytest.mark.parametrize("formats", OFFERED)
def test_format_and_ending_that_contradict_are_refused(formats: tuple[str, ...]) -> None:
    for asked in formats:
        for ending, meant in ENDINGS.items():
            if meant in formats and meant != asked:
                with pytest.raises(Stop, match=f"ends in .{ending}, and --format says {asked}"):
                    format_of(asked, f"x.{ending}", formats, formats[0])


@pytest.mark.parametrize("output", [None, "-", "result", "/dev/stdout", "result.out", "my.mission"])
def test_where_the_name_says_nothing_the_default_holds(output: str | None) -> None:
    assert format_of(None, output, assess._FORMATS, "text") == "text"
    assert format_of("md", output, assess._FORMATS, "text") == "md"
    for document in BINARY:
        if output in (None, "-"):
            with pytest.raises(Stop, match="cannot be shown on the screen"):
                format_of(document, output, compare.FORMATS, "md")


def test_assess_goes_by_the_ending(run: Run, tmp_path: Path) -> None:
    asked = ("assess", EXAMPLES / "unmiss-2021.yaml", "--engine", "twin")
    page = tmp_path / "report.html"
    assert run(*asked, "-o", page)[0] == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    code, out, err = run(*asked, "-o", tmp_path / "b.html", "--format", "md", "--lang", "fr")
    assert (code, out) == (2, "") and err.startswith("erreur\u202f: le nom du fichier se termine par .html")
    assert "aide\u202f: écrivez --format html" in err and not (tmp_path / "b.html").exists()
    code, _, err = run(*asked, "-o", tmp_path / "c.xlsx")
    assert code == 2 and "it writes .txt, .md, .html, .json, .docx, .pdf" in err
