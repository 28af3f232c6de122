"""Profile to workbooks by component, filled in by random answers, and back: exactly the profile intended.

The seed is printed; POCARMS_SEED and POCARMS_CASES make a long run:
    POCARMS_CASES=40 python -m pytest tests/documents/test_round_trip.py
"""

from __future__ import annotations

import datetime
import os
import random
from pathlib import Path

import pytest

from pocarms.cli import _run
from pocarms.documents.importing import chooser, import_answers
from pocarms.language.texts import localise
from pocarms.model.pack import Question
from pocarms.model.profile import Answer, Evidence, Profile
from pocarms.profiles.load import check_reading
from pocarms.reports.strings import strings
from pocarms.source.read import read_yaml
from tests.documents.books import EXAMPLES, book_of, filled, layout_of, pack, profile_of

SEED = int(os.environ.get("POCARMS_SEED", "7"))
CASES = int(os.environ.get("POCARMS_CASES", "1"))
NAMES = ("Amina Diallo", "cellule d’analyse", "=SUM(A1)", 'O\'Brien: "x"', "عمر")
NOTES = ("", "see annex", "deux lignes\nla seconde", "{{ x }} # no comment", "-5", "yes", "2020-01-01", "a: b, [c]")


def _value(question: Question, draw: random.Random, s: object) -> tuple[object, dict[str, object]]:
    """Draw an answer; return it as it must be read, and the words to write: by option, "" for the question."""
    word = s.word  # type: ignore[attr-defined]
    if question.may_not_apply and draw.random() < 0.1:
        return "not_applicable", {"": word("value", "not_applicable")}
    if question.type == "choices":
        lines = {option: draw.choice(("yes", "no", "unknown")) for option in question.values()}
        return (lines if set(lines.values()) != {"unknown"} else "unknown"), {
            o: word("value", line) for o, line in lines.items()
        }
    if question.type == "number":
        n = draw.choice((0, 3, 12.5, 140))
        return n, {"": n}
    if question.type == "date":
        day = datetime.date(2019, 1, 1) + datetime.timedelta(draw.randrange(700))
        return day, {"": draw.choice((day, day.isoformat()))}
    if question.type == "text":
        return "in own words", {"": "in own words"}
    option = draw.choice(question.options)
    plain = question.type in ("yes_no", "practice")
    return option.id, {"": word("value", option.id) if plain else option.label}


@pytest.mark.parametrize("file", ["monusco-2020.yaml", "hrddp/05-vehicles-pending.yaml"])
@pytest.mark.parametrize("case", range(CASES))
def test_round_trip(file: str, case: int, tmp_path: Path) -> None:
    print(f"POCARMS_SEED={SEED} case {case}")
    draw = random.Random(f"{SEED}-{case}-{file}")
    profile = profile_of(EXAMPLES / file)
    rules = pack(profile.pack)
    text = (EXAMPLES / file).read_bytes().decode()
    components = [sheet.id for sheet in layout_of(profile).sheets if sheet.id][:3]
    wanted: dict[tuple[str, str], list[Answer]] = {}
    files = []
    for component in components:
        language = draw.choice(("en", "fr"))
        s = strings(language)
        data = book_of(profile, component, language=language)
        cells: dict[str, dict[str, object]] = {}
        keys = [r.key for x in layout_of(profile, component).sheets for r in x.rows if r.key.endswith("|")]
        for key in draw.sample(keys, min(len(keys), 12)):
            place, id, _ = key.split("|")
            value, words = _value(rules.questions[id], draw, s)
            day = draw.choice((None, datetime.date(2019, 5, 6)))
            grade = draw.choice(("", "weak", "fair", "strong"))
            note = draw.choice(NOTES)
            by = draw.choice(NAMES)
            source = draw.choice(("", "Report S/2020/1, para. 3 & <annex>"))
            for option, said in words.items():
                cells[f"{place}|{id}|{option}"] = {"answer": said}
            waived = value == "not_applicable"
            note = "no such thing here" if waived else note
            cells.setdefault(key, {}).update(
                {"source": source, "as_of": day, "reliability": s.word("reliability", grade) if grade else None}
            )
            cells[key].update({"note": note, "by": by})
            evidence = Evidence(source, day, grade, by, "" if waived else note)
            wanted.setdefault((place, id), []).append(Answer(id, value, evidence, note if waived else ""))  # type: ignore[arg-type]
        files.append(filled(data, cells, tmp_path / f"{component}.xlsx"))
    done = import_answers(files, profile, text, rules, lambda x: localise(rules, x)[0], chooser("new", None, str), None)
    checked = check_reading(read_yaml(done.text.encode(), "p.yaml"), pack, "p.yaml")
    assert checked.profile is not None
    _as_intended(profile, checked.profile, wanted)
    assert _comments(done.text) == _comments(text)
    again = import_answers(
        files, checked.profile, done.text, rules, lambda x: localise(rules, x)[0], chooser(None, None, str), None
    )
    assert again.text == done.text or "contradict" in again.told


def _as_intended(before: Profile, after: Profile, wanted: dict[tuple[str, str], list[Answer]]) -> None:
    """What was written is there; whatever was not written about is as before."""
    for place, old, new in (
        ("", before.answers, after.answers),
        *((b.id, b.answers, a.answers) for b, a in zip(before.parts, after.parts, strict=True)),
    ):
        asked = {id for p, id in wanted if p == place}
        assert {k: v for k, v in old.items() if k not in asked} == {k: v for k, v in new.items() if k not in asked}
        for id in asked:
            last = wanted[place, id][-1]
            assert last in new[id], (place, id)
            for answer in wanted[place, id]:
                lost = answer not in new[id]
                assert not lost or answer.evidence.by == last.evidence.by, (place, id)
            for answer in old.get(id, ()):  # on file: kept, unless nobody signed it and somebody said otherwise
                assert answer in new[id] or not answer.evidence.by or answer.evidence.by in NAMES


def _comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


def test_french_answers_come_back_by_the_command(tmp_path: Path) -> None:
    """The words of the translation are known to the command too, which reads the pack by itself."""
    text = (EXAMPLES / "monusco-2020.yaml").read_bytes()
    target = tmp_path / "p.yaml"
    target.write_bytes(text)
    french = layout_of(profile_of(target), "srsg_office", language="fr")
    plain = {"oui", "non", "en partie", "inconnu", "sans objet"}
    row = next(r for x in french.sheets for r in x.rows if r.answered and r.choices and not plain & {*r.choices[:1]})
    assert row.choices[0] not in plain
    data = book_of(profile_of(target), "srsg_office", language="fr")
    book = filled(data, {row.key: {"answer": row.choices[0]}}, tmp_path / "b.xlsx")
    assert _run(["import", str(book), "--into", str(target)]) == 0
    assert target.read_bytes() != text
