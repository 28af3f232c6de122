"""The fixed words: the same in both languages, none unused, French set as French is."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from pocarms.assessment.jsonable import WORDS
from pocarms.reports import strings_en, strings_fr
from pocarms.reports.render import render
from pocarms.reports.strings import strings, typeset_french
from pocarms.resources import root
from tests.reports.leaves import Path as LeafPath
from tests.reports.leaves import changed
from tests.reports.rich_mission import mission
from tests.reports.rich_support import support
from tests.reports.test_leaves import kind


def forms(text: str | tuple[str, str]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_same_keys_same_places_same_plurals() -> None:
    assert list(strings_en.TEXTS) == list(strings_fr.TEXTS), "the same keys in the same order"
    for key, english in strings_en.TEXTS.items():
        french = strings_fr.TEXTS[key]
        assert isinstance(english, tuple) == isinstance(french, tuple), key
        for one in (*forms(english), *forms(french)):
            assert places(one) == places(forms(english)[0]), key
            assert one.strip(" ") or key in ("page.between",), key
        if isinstance(english, tuple):
            assert "n" in places(english[0]), key


def test_no_key_is_unused() -> None:
    """Every key stands in the code or a template, whole or as a prefix that is filled in."""
    package = Path(strings_en.__file__).parents[1]
    files = [
        f
        for part in ("reports", "wording", "memo", "register", "commands", "documents")
        for f in (package / part).rglob("*.py")
    ]
    code = "".join(f.read_text(encoding="utf-8") for f in files if not f.name.startswith(("strings_", "texts_")))
    code += "".join(f.read_text(encoding="utf-8") for f in root("templates").rglob("*.j2"))
    prefixes = set(re.findall(r"""f["']([a-z_]+(?:\.[a-z_]+)*\.)\{""", code)) | {
        f"{group}." for group in re.findall(r"""word\(["']([a-z]+)""", code)
    }
    suffixes = (".intro",)
    unused = [
        key
        for key in strings_en.TEXTS
        if f'"{key}"' not in code and not any(key.startswith(p) for p in prefixes) and not key.endswith(suffixes)
    ]
    assert not unused


def test_every_closed_list_has_words() -> None:
    """Every word that the JSON may hold in a closed list can be printed (those that are never printed are named)."""
    groups = {
        ("ProfileInfo", "state"): "profile",
        ("Run", "inference"): "inference",
        ("FindingResult", "harm"): "harm",
        ("FindingResult", "harm_may_be"): "harm",
        ("FindingResult", "holds"): "holds",
        ("FindingResult", "list"): "list",
        ("FindingResult", "state"): "state",
        ("FindingResult", "status"): "status",
        ("FindingResult", "evidence"): "evidence",
        ("LevelRuleResult", "status"): "status",
        ("BundleResult", "status"): "status",
        ("MeasureResult", "when"): "when",
        ("MeasureResult", "state"): "done",
        ("MeasureResult", "status"): "fits",
        ("StepResult", "state"): "step",
        ("ActionResult", "status"): "action",
        ("SetAside", "because"): "aside",
        ("AnswerResult", "state"): "answer",
        ("PracticeState", "answer"): "value",
        ("ConceptResult", "value"): "truth",
        ("SourceRef", "basis"): "basis",
        ("PlannedResult", "status"): "plan.status",
        ("PlannedResult", "holds"): "plan.holds",
        ("ProfileInfo", "since_signed"): "signed",
    }
    silent = {"holds.depends", "list.mission", "fits.ruled_out", "action.ruled_out"}
    assert set(WORDS) - set(groups) == {("SourceRef", "status"), ("ProofNode", "rule")}
    for path, group in groups.items():
        for word in WORDS[path]:
            assert not word or f"{group}.{word}" in silent or f"{group}.{word}" in strings_en.TEXTS, (path, word)
    for rule in WORDS["ProofNode", "rule"]:
        ends = [""] if rule == "answer" else [".yes", ".no"]
        assert all(f"rule.{rule}{end}" in strings_en.TEXTS for end in ends)


def test_french_typography() -> None:
    for key, text in strings("fr").texts.items():
        for one in forms(text):
            assert not re.search(r" [;:?!»]|« |“|”|\w'\w", one), key
            assert all(one[i - 1] == "\u202f" for i, mark in enumerate(one) if mark in ";:?!»" and i), (key, one)
            assert all(one[i + 1] == "\u202f" for i, mark in enumerate(one) if mark == "«"), (key, one)
    assert typeset_french("« Est-ce ? » : oui ; non !") == "«\u202fEst-ce\u202f?\u202f»\u202f: oui\u202f; non\u202f!"


@pytest.mark.parametrize("format", ["text", "md", "html"])
@pytest.mark.parametrize("make", [mission, support])
def test_no_english_in_a_french_report(make: object, format: str) -> None:
    """With every text of the assessment put out of the way, no word is left that only the English table has."""
    assert callable(make)

    def blank(path: LeafPath, leaf: object) -> object:
        return "0" if kind(path, leaf) == "text" and leaf else leaf

    assessment = changed(make(), blank)
    printed = render(assessment, format, "fr")
    if format == "html":
        printed = re.sub(r"<[^>]*>", " ", printed[printed.index("<body>") :])
    english, french = (words_of(" ".join(t for text in table.values() for t in forms(text)))
                       for table in (strings_en.TEXTS, strings_fr.TEXTS))  # fmt: skip
    own = {w for label in list(make().labels.values()) for text in label.values() for w in words_of(text)}
    ids = set(re.findall(r"[a-z]+(?=[._-])|(?<=[._-])[a-z]+", printed))
    left = (words_of(printed) & english) - french - own - ids
    assert not left


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-zà-ÿœ]{3,}", re.sub(r"\{\w+\}", "", text.lower())))


def test_plurals_and_dates() -> None:
    en, fr = strings("en"), strings("fr")
    assert [en("months", n=n) for n in (0, 1, 2)] == ["0 months", "1 month", "2 months"]
    assert [fr("days", n=n) for n in (0, 1, 2)] == ["0 jour", "1 jour", "2 jours"]
    assert (en.date("2020-03-01"), fr.date("2020-03-01")) == ("1 March 2020", "1er mars 2020")
    assert (en.date("2020-12-18"), en.date("about 2019"), en.date("")) == ("18 December 2020", "about 2019", "")
    assert en.join(["a", "b", "c"]) == "a, b and c" and fr.join(["a", "b"], "or") == "a ou b" and en.join([]) == ""
    assert en("pair", label="{x}", value="{y}") == "{x}: {y}", "places in values are never filled"
    with pytest.raises(KeyError):
        en("no.such.key")
