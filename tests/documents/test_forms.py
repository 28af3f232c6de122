"""Forms for phones: pyxform takes them without a word, gates ask what applies, answers come back as intended."""

from __future__ import annotations

import io
import math
import os
import random
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from pocarms.assessment.answers import answer_state
from pocarms.documents.forms.names import BY, REFERENCE, Field, field_name, fields
from pocarms.documents.forms.write import write
from pocarms.documents.importing import Imported, chooser, import_answers
from pocarms.language.texts import localise
from pocarms.model.conditions import AllOf, AnyOf, AtLeast, Condition, Not, Op
from pocarms.model.conditions import Test as OnAnswer
from pocarms.model.profile import Answer, Profile
from pocarms.profiles.load import check_reading
from pocarms.program.names import name as of
from pocarms.source.faults import FaultyInput
from pocarms.source.read import read_yaml
from tests.documents.books import EXAMPLES, NO_ENGINE, judge_profile, pack, prepared, profile_of
from tests.documents.forms import filled_in, form_of, groups, true
from tests.documents.round_trips import phones, submitted
from tests.running import Run

SEED = int(os.environ.get("POCARMS_SEED", "5"))
FILES = ("monusco-2020.yaml", "hrddp/05-vehicles-pending.yaml")


def blank(name: str) -> Profile:
    return Profile(pack=name, id="", subject={})


def taken(files: list[Path], profile: Profile, text: str, prefer: str = "new") -> Imported:
    rules = pack(profile.pack)
    return import_answers(
        files, profile, text, rules, lambda x: localise(rules, x)[0], chooser(prefer, None, str), None
    )


def read(text: str) -> Profile:
    profile = check_reading(read_yaml(text.encode(), "p.yaml"), pack, "p.yaml").profile
    assert profile is not None
    return profile


@pytest.mark.parametrize("name", FILES)
def test_its_texts_can_be_read_on_a_screen(name: str) -> None:
    """Wrapped in their cells, in rows high enough: a letter of Arial 10 is seldom wider than a digit."""
    book = openpyxl.load_workbook(io.BytesIO(write(form_of(profile_of(EXAMPLES / name)))))
    seen = 0
    for sheet in (book["survey"], book["choices"]):
        for row in sheet.iter_rows(min_row=2):
            for cell in (one for one in row if one.value):
                wide = sheet.column_dimensions[cell.column_letter].width
                lines = sum(max(1, math.ceil(len(line) / wide / 1.3)) for line in cell.value.split("\n"))
                assert cell.alignment.wrap_text and sheet.row_dimensions[cell.row].height >= 12 * lines, cell.coordinate
                seen += lines > 2
    assert seen > 50


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", [*FILES, "poc_arms", "hrddp"])
def test_pyxform_takes_it_without_a_warning(name: str, language: str) -> None:
    profile = profile_of(EXAMPLES / name) if name in FILES else blank(name)
    made = form_of(profile, language=language, sensitive=name == "hrddp")
    data = write(made)
    result = convert(io.BytesIO(data), file_type=".xlsx", validate=False)
    assert result.warnings == []
    assert made.questions > 60
    survey = openpyxl.load_workbook(io.BytesIO(data))["survey"]
    heads = [cell.value for cell in survey[1]]
    assert "label::English (en)" in heads and "label::French (fr)" in heads
    said = {row[1]: row for row in survey.iter_rows(min_row=2, values_only=True)}
    for row in made.rows:
        if row.label and row.name in said:
            for x, head in (("en", "English (en)"), ("fr", "French (fr)")):
                assert said[row.name][heads.index(f"label::{head}")] == row.label[x].replace("${", "$\u2060{")


@pytest.mark.parametrize(("file", "sensitive"), [(FILES[0], True), (FILES[1], False)])
def test_answers_come_back_as_intended(file: str, sensitive: bool, tmp_path: Path) -> None:
    """A sample; `python -m tests.documents.round_trips` takes every example."""
    print(f"POCARMS_SEED={SEED} {file}")
    assert phones(EXAMPLES / file, random.Random(f"{SEED}-{file}"), tmp_path, sensitive) > 20


@pytest.mark.parametrize("name", ["poc_arms", "hrddp"])
def test_a_question_is_shown_where_its_gate_holds(name: str) -> None:
    rules, made = pack(name), form_of(blank(name), sensitive=True)
    assert not made.always and not made.left_out
    over, draw, seen = groups(made.rows), random.Random(SEED), set()
    for _ in range(12):
        values = filled_in(made, draw, draw.choice((0.3, 0.7, 1.0)))
        answers = {said.question: (said,) for _, said in submitted(blank(name), values, ("", None, "", ""))}
        judged = judge_profile(prepared(name), replace(blank(name), answers=answers), NO_ENGINE).whole
        for question in rules.questions.values():
            fields_ = [f for f in fields(rules, ("",)) if f.question == question.id and not f.reason]
            shown = any(all(true(x, values) for x in over[field_name(f)]) for f in fields_ if field_name(f) in over)
            asked = judged.value(of("asked", question.id))
            doubted = any(
                answer_state(judged, other) == "doubted" for other in answers
            )  # a form knows no conflicts: it then asks more
            assert shown is (asked is True) or (doubted and shown), question.id
            seen.add((question.asked_when is not None, shown))
    assert seen == {(True, True), (True, False), (False, True)}


def test_every_kind_of_test_can_be_said(tmp_path: Path) -> None:
    """Conditions that no shipped pack uses in a gate: their two expressions against the truth tables written out."""
    from pocarms.documents.forms.relevance import Gates

    rules = pack("poc_arms")
    ordered = next(q for q in rules.questions.values() if q.type == "ordered" and q.asked_when is None)
    several = next(q for q in rules.questions.values() if q.type == "choices" and q.asked_when is None)
    low, high = ordered.values()[0], ordered.values()[-1]
    a, b = several.values()[:2]
    every = frozenset(f for f in fields(rules, ("",)) if not f.reason)
    gates = Gates(rules, every, {}, False)
    o, la, lb = (field_name(Field("", ordered.id)), *(field_name(Field("", several.id, x)) for x in (a, b)))
    is_low, has_a = OnAnswer(ordered.id, Op.IS, (low,)), OnAnswer(several.id, Op.HAS, (a,))

    def of_low(v: dict[str, str]) -> bool | None:
        return {low: True, "": None, "unknown": None}.get(v.get(o, ""), False)

    def line(v: dict[str, str], field: str) -> bool | None:
        return {"yes": True, "no": False}.get(v.get(field, ""))

    def flip(x: bool | None) -> bool | None:
        return None if x is None else not x

    def many(xs: list[bool | None], n: int) -> bool | None:
        return True if xs.count(True) >= n else False if len(xs) - xs.count(False) < n else None

    table_: list[tuple[Condition, object]] = [
        (is_low, of_low),
        (OnAnswer(ordered.id, Op.IS_NOT, (low,)), lambda v: flip(of_low(v))),
        (Not(is_low), lambda v: flip(of_low(v))),
        (has_a, lambda v: line(v, la)),
        (OnAnswer(several.id, Op.LACKS, (a, b)), lambda v: many([flip(line(v, la)), flip(line(v, lb))], 2)),
        (OnAnswer(several.id, Op.HAS_ANY, (a, b)), lambda v: many([line(v, la), line(v, lb)], 1)),
        (OnAnswer(several.id, Op.HAS_ALL, (a, b)), lambda v: many([line(v, la), line(v, lb)], 2)),
        (AllOf((is_low, has_a)), lambda v: many([of_low(v), line(v, la)], 2)),
        (AnyOf((is_low, has_a)), lambda v: many([of_low(v), line(v, la)], 1)),
        (AtLeast(2, (is_low, has_a, OnAnswer(several.id, Op.HAS, (b,)))),
         lambda v: many([of_low(v), line(v, la), line(v, lb)], 2)),
    ]  # fmt: skip
    for condition, judge in table_:
        for first in ("", "unknown", low, high):
            for second in ("", "unknown", "yes", "no"):
                for third in ("", "yes", "no"):
                    v = {o: first, la: second, lb: third}
                    truth = judge(v)  # type: ignore[operator]
                    assert true(gates.when(condition, "", True), v) is (truth is True), condition
                    assert true(gates.when(condition, "", False), v) is (truth is False), condition


def test_a_form_gives_away_no_sensitive_answer() -> None:
    """Whatever is answered to sensitive questions, the form is the same."""
    profile = replace(profile_of(EXAMPLES / FILES[0]), parts=())
    rules = pack(profile.pack)
    made = []
    for value in ("yes", "no", "unknown"):
        answers = dict(profile.answers)
        for question in rules.questions.values():
            if question.sensitive:
                options = question.values()
                chosen = value if question.type in ("yes_no", "practice") else options[0 if value == "yes" else -1]
                said = dict.fromkeys(options, value) if question.type == "choices" else chosen
                answers[question.id] = (Answer(question.id, said if value != "unknown" else "unknown"),)
        made.append(write(form_of(replace(profile, answers=answers))))
    assert made[0] == made[1] == made[2]
    form = form_of(profile)
    assert len(form.left_out) == 29 and form.always


def test_several_submissions_and_xlsx(tmp_path: Path) -> None:
    profile, text = profile_of(EXAMPLES / FILES[0]), (EXAMPLES / FILES[0]).read_bytes().decode()
    made = form_of(profile)
    reference = next(r.calculation.strip("'") for r in made.rows if r.name == REFERENCE)
    free = next(r.name for r in made.rows if r.type.startswith("select_one") and "__" in r.name and not r.relevant
                and {"yes", "no"} <= {id for id, _ in made.lists[r.type.split()[1]]} and "___" not in r.name
                and r.name.replace("__", ".") not in profile.answers)  # fmt: skip
    id = free.replace("__", ".")
    base = {k: v for k, v in profile.answers.items() if k != id}
    assert id in pack("poc_arms").questions
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"g/{REFERENCE}", f"g/{BY}", f"g/{free}", "g/pocarms_remarks", "_uuid"])
    sheet.append([reference, "Amina", "Yes", "more to say", "u1"])
    sheet.append([reference, "Bakary", "non", "", "u2"])
    book.create_sheet("notes").append(["mine"])
    path = tmp_path / "back.xlsx"
    book.save(path)
    done = taken([path], profile, text)
    after = read(done.text)
    given = {a.evidence.by: a.value for a in after.answers[id]}
    assert (given["Amina"], given["Bakary"]) == ("yes", "no")
    assert {k: v for k, v in after.answers.items() if k != id} == base
    assert (
        "people disagree" in done.told
        and "more to say" in done.told
        and "line 3" not in done.told.split("could not")[-1]
    )


HOSTILE = {
    "no reference": (b"a,b\n1,2\n", "W002"),
    "empty": (b"", "W001"),
    "not text": (b"\xff\xfe\x00\xd8" * 9, "W001"),
    "latin": ("pocarms_by\nété\n".encode("latin-1"), "W001"),
    "other pack": (b"pocarms_reference\n1|hrddp|1|d||unclassified\n", "W003"),
    "other profile": (b"pocarms_reference\n1|poc_arms|1|d|elsewhere|unclassified\n", "W003"),
    "bad reference": (b"pocarms_reference\n=1+1\n", "W002"),
    "blank reference": (b"pocarms_reference,mission__type\n,dpko\n", "W002"),
    "no answer": (b"pocarms_reference,adviser__has_time\n1|poc_arms|1|d||unclassified,perhaps\n", "W011"),
    "twice": (b"pocarms_reference,adviser__has_time,g/adviser__has_time\n1|poc_arms|1|d||x,yes,no\n", "W015"),
    "bad day": (b"pocarms_reference,pocarms_on,adviser__has_time\n1|poc_arms|1|d||x,1/2/20,yes\n", "W012"),
    "too long": (b"pocarms_reference\n" + b"x\n" * 6000, "W004"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_damaged_answers_are_told_with_their_place(case: str, run: Run, tmp_path: Path) -> None:
    data, code = HOSTILE[case]
    path = tmp_path / "back.csv"
    path.write_bytes(data)
    profile, text = profile_of(EXAMPLES / FILES[0]), (EXAMPLES / FILES[0]).read_bytes().decode()
    with pytest.raises(FaultyInput) as caught:
        taken([path], profile, text)
    assert code in {fault.code for fault in caught.value.faults}
    assert all("back.csv" in fault.span.file for fault in caught.value.faults)
    target = tmp_path / "p.yaml"
    target.write_bytes((EXAMPLES / FILES[0]).read_bytes())
    done, _, err = run("import", path, "--into", target, "--prefer", "new")
    assert done == 3 and f"error[{code}]" in err and "internal fault" not in err
    assert target.read_bytes() == (EXAMPLES / FILES[0]).read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["back.csv", "p.yaml"]


def test_the_command(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("export", EXAMPLES / FILES[0], "--xlsform", "--component", "jmac")
    assert code == 0 and [p.name for p in tmp_path.iterdir()] == ["monusco-2020-form-jmac-UNCLASSIFIED.xlsx"]
    assert re.search(r"warning: .*server", err) and "sensitive questions are left out" in err
    code, _, err = run("export", "--xlsform", "--pack", "hrddp", "--with-sensitive", "--lang", "fr", "-o", "f.xlsx")
    assert code == 0 and err.count("avertissement\u202f: ") == 2 and "serveur" in err and "sensibles figurent" in err
    label = [row[2:4] for row in openpyxl.load_workbook("f.xlsx")["survey"].iter_rows(min_row=4, values_only=True)]
    assert len({fr for _, fr in label if fr}) > 100 and not [fr for _, fr in label if fr and fr.startswith("[en]")]
    assert run("export", "--xlsform")[0] == 2
    assert run("export", "--xlsform", "--pack", "hrddp", "--lang", "de")[0] == 2
    assert run("export", "--xlsx")[0] == 2
    assert run("export", EXAMPLES / FILES[0], "--xlsx", "--with-sensitive")[0] == 2
    assert run("export", EXAMPLES / FILES[0], "--xlsform", "--component", "nobody")[0] == 2
