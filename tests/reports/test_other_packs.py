"""A rule pack of somebody else, in a language we have no words for: its texts as they are, our words in English."""

from __future__ import annotations

from pathlib import Path

from tests.running import Run


def test_a_pack_in_another_language_has_every_report(run: Run, tmp_path: Path) -> None:
    assert run("pack", "new", tmp_path, "--id", "mine")[0] == 0
    head = tmp_path / "mine" / "pack.yaml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("\nlanguage: en ", "\nlanguage: es ", 1), encoding="utf-8")
    profile = tmp_path / "mine.yaml"
    given = ("--pack", head.parent)
    assert run("new", head.parent, "-o", profile)[0] == 0
    code, out, _ = run("assess", profile, *given, "--whole")
    assert code == 0 and "Assessment: Stores of weapons" in out and "civilians" not in out
    code, out, _ = run("assess", profile, *given, "--format", "html")
    assert code == 0 and '<html lang="es">' in out and "<h1>Assessment: Stores of weapons</h1>" in out
    for command, heading in (("next", "What to ask next"), ("plan", "# Action plan")):
        code, out, _ = run(command, profile, *given)
        assert code == 0 and heading in out


def test_a_language_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    for words in (["assess", tmp_path], ["plan", tmp_path], ["next", tmp_path], ["export", tmp_path, "--xlsx"]):
        code, out, err = run(*words, "--lang", "de")
        assert (code, out) == (2, "") and "'de' is not one of 'en', 'fr'" in err
