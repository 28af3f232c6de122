"""Profiles sent out, answered at random, and read back: exactly the profile intended. All examples:

    python -m tests.documents.round_trips [SEED] [CASES]

A sample is a test (test_round_trip.py, test_forms.py). What must come back is told here from the table in
docs/documents.md, by another hand than the importer's. The seed is printed.
"""

from __future__ import annotations

import datetime
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pocarms.documents.forms.names import BY, ON, RELIABILITY, SOURCE, field_name, fields, places
from pocarms.documents.importing import chooser, import_answers
from pocarms.language.texts import localise
from pocarms.model.pack import Question
from pocarms.model.profile import Answer, Evidence, Profile
from pocarms.profiles.load import check_reading
from pocarms.reports.strings import Strings, strings
from pocarms.source.read import read_yaml
from tests.documents.books import EXAMPLES, book_of, filled, layout_of, pack, profile_of
from tests.documents.forms import filled_in, form_of, table

NAMES = ("Amina Diallo", "cellule d’analyse", "=SUM(A1)", 'O\'Brien: "x"', "عمر", "")
NOTES = ("", "see annex", "deux lignes\nla seconde", "{{ x }} # no comment", "-5", "yes", "2020-01-01", "a: b, [c]")
SOURCES = ("", "Report S/2020/1, para. 3 & <annex>")
DAY = datetime.date(2019, 5, 6)
Answers = dict[tuple[str, str], list[Answer]]


class Intended:
    """The answers that a profile must have, by place and question, as statements come in with `--prefer new`."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.own: Answers = {
            (place, id): list(said)
            for place, answers in (("", profile.answers), *((p.id, p.answers) for p in profile.parts))
            for id, said in answers.items()
        }
        self.said: list[Answer] = []
        self.settled = True  # whether reading once more changes nothing: no statement took another's place

    def say(self, place: str, new: Answer) -> None:
        """Take in one statement."""
        old = self._standing(place, new.question)
        if new in old:
            return
        by = new.evidence.by
        against = [one for one in old if contradict(one.value, new.value)]
        replaced = [one for one in against if one.evidence.by in ("", by)]
        if not replaced:
            replaced = [one for one in old if one.value == "unknown" and one.evidence.by in ("", by)
                        and not (one.evidence.source or one.evidence.note or one.evidence.reliability)]  # fmt: skip
        self.settled &= not any(one in self.said for one in replaced)
        self.said.append(new)
        self.own[place, new.question] = [one for one in old if one not in replaced] + [new]

    def _standing(self, place: str, id: str) -> list[Answer]:
        """Return what counts there: a part takes what it does not say itself from its blocks, else from the whole."""
        if (place, id) in self.own or not place:
            return self.own.get((place, id), [])
        part = next(part for part in self.profile.parts if part.id == place)
        shared = [one for block in part.uses for one in self.profile.shared[block].answers.get(id, ())]
        return shared or list(self.profile.answers.get(id, ()))

    def whole(self) -> Profile:
        """Return the profile as it must be, answers in one order whatever the file's."""

        def of(place: str) -> dict[str, tuple[Answer, ...]]:
            return {id: tuple(sorted(said, key=repr)) for (p, id), said in sorted(self.own.items()) if p == place}

        parts = tuple(replace(part, answers=of(part.id)) for part in self.profile.parts)
        return replace(self.profile, answers=of(""), parts=parts, digest="", seal="", file="")


def contradict(one: object, other: object) -> bool:
    """Whether two people who say this cannot both be right; "unknown" says nothing."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return any({line, other.get(option)} == {"yes", "no"} for option, line in one.items())
    return "unknown" not in (one, other) and one != other


def came_back(profile: Profile, text: str, files: list[Path], again: bool) -> Profile:
    """Return what a profile has become by files. again: whether they are read once more, which changes nothing."""
    rules = pack(profile.pack)
    now, said = profile, text
    for prefer in ("new", "file") if again else ("new",):
        localised = lambda x: localise(rules, x)[0]  # noqa: E731
        done = import_answers(files, now, said, rules, localised, chooser(prefer, None, str), None)
        checked = check_reading(read_yaml(done.text.encode(), "p.yaml"), pack, "p.yaml")
        assert checked.profile is not None, checked.faults
        assert prefer == "new" or done.text == said, "a second time nothing is new"
        now, said = checked.profile, done.text
    assert _comments(said) == _comments(text)
    return now


def as_one_order(profile: Profile) -> Profile:
    """Return a profile read back, to be held beside `Intended.whole`."""
    return Intended(profile).whole()


def workbooks(path: Path, draw: random.Random, folder: Path, most: int = 1000) -> int:
    """Send a workbook to each component, fill in some of its lines, import all at once; return the answers written."""
    profile, text = profile_of(path), path.read_bytes().decode()
    intended, files, written = Intended(profile), [], 0
    components = [sheet.id for sheet in layout_of(profile).sheets if sheet.id]
    for component in draw.sample(components, min(len(components), most)):
        language = draw.choice(("en", "fr"))
        cells: dict[str, dict[str, object]] = {}
        keys = [r.key for x in layout_of(profile, component).sheets for r in x.rows if r.key.endswith("|")]
        said = draw.sample(keys, min(len(keys), 12))
        for key in sorted(said, key=keys.index):  # as the sheet has them
            place, id, _ = key.split("|")
            answer, lines = _drawn(pack(profile.pack).questions[id], draw, strings(language), component)
            for option, line in lines.items():
                cells.setdefault(f"{place}|{id}|{option}", {}).update(line)
            intended.say(place, answer)
            written += 1
        data = book_of(profile, component, language=language)
        files.append(filled(data, cells, folder / f"{component}.xlsx"))
    assert as_one_order(came_back(profile, text, files, intended.settled)) == intended.whole()
    return written


def phones(path: Path, draw: random.Random, folder: Path, sensitive: bool = False) -> int:
    """Fill in a form as two phones do, import both submissions at once; return the answers given."""
    profile, text = profile_of(path), path.read_bytes().decode()
    made, intended = form_of(profile, sensitive=sensitive), Intended(profile)
    submissions, given = [], 0
    for by, day in (("Amina", "2020-05-06"), ("عمر", "2020-06-07")):
        values = {**filled_in(made, draw, 0.4), BY: by, ON: day}
        about = (str(values.get(SOURCE, "")), datetime.date.fromisoformat(day), str(values.get(RELIABILITY, "")), by)
        for place, answer in submitted(profile, values, about):
            intended.say(place, answer)
            given += 1
        submissions.append(values)
    file = folder / "back.csv"
    file.write_bytes(table(submissions, draw.choice(",;"), draw.choice(("", "group/", "outer-"))))
    assert as_one_order(came_back(profile, text, [file], intended.settled)) == intended.whole()
    return given


def submitted(profile: Profile, values: Mapping[str, Any], about: tuple[Any, ...]) -> Iterator[tuple[str, Answer]]:
    """Yield the answers of one submission, read by hand: place, answer. about: source, day, reliability, name."""
    source, day, reliability, by = about
    rules, found = pack(profile.pack), dict[tuple[str, str], Any]()
    reasons = dict[tuple[str, str], str]()
    for field in fields(rules, places(profile)):
        question, said = rules.questions[field.question], values.get(field_name(field))
        key = (field.place, field.question)
        if said is None:
            continue
        if field.reason:
            found[key], reasons[key] = "not_applicable", said
        elif field.option:
            found.setdefault(key, dict.fromkeys(question.values(), "unknown"))[field.option] = said
        else:
            found[key] = datetime.date.fromisoformat(said) if question.type == "date" else said
    for (place, id), value in found.items():
        nothing = isinstance(value, dict) and {*value.values()} == {"unknown"}
        evidence = Evidence(source, day, reliability, by)
        yield place, Answer(id, "unknown" if nothing else value, evidence, reasons.get((place, id), ""))


def _drawn(
    question: Question, draw: random.Random, s: Strings, component: str
) -> tuple[Answer, dict[str, dict[str, object]]]:
    """Draw an answer and what goes with it; return it as it must be read, and the cells to fill in, by option."""
    value, words = _value(question, draw, s)
    day, grade = draw.choice((None, DAY)), draw.choice(("", "weak", "fair", "strong"))
    note, by, source = draw.choice(NOTES), draw.choice(NAMES), draw.choice(SOURCES)
    waived = value == "not_applicable"
    note = "no such thing here" if waived else note
    lines: dict[str, dict[str, object]] = {option: {"answer": said} for option, said in words.items()}
    lines.setdefault("", {}).update(
        {"source": source, "as_of": day, "reliability": s.word("reliability", grade) if grade else None}
    )
    lines[""].update({"note": note, "by": by})
    evidence = Evidence(source, day, grade, by or component, "" if waived else note)
    return Answer(question.id, value, evidence, note if waived else ""), lines


def _value(question: Question, draw: random.Random, s: Strings) -> tuple[Any, dict[str, object]]:
    """Draw a value; return it as it must be read, and the words to write: by option, "" for the question."""
    if question.may_not_apply and draw.random() < 0.1:
        return "not_applicable", {"": s.word("value", "not_applicable")}
    if draw.random() < 0.1 and question.type != "text":
        return "unknown", {"": s.word("value", "unknown")}
    if question.type == "choices":
        lines = {option: draw.choice(("yes", "no", "unknown")) for option in question.values()}
        said: dict[str, object] = {option: s.word("value", line) for option, line in lines.items()}
        return (lines if set(lines.values()) != {"unknown"} else "unknown"), said
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
    return option.id, {"": s.word("value", option.id) if plain else option.label}


def _comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


def main(seed: str = "7", cases: str = "1") -> int:
    """Send out and read back every example; print what was written and what did not come back as intended."""
    print(f"seed {seed}, {cases} cases an example", flush=True)
    done: dict[str, list[int]] = {"workbooks": [], "phones": []}
    bad = 0
    for path in sorted(EXAMPLES.rglob("*.yaml")):
        for case in range(int(cases)):
            for name, go in (("workbooks", workbooks), ("phones", phones)):
                with tempfile.TemporaryDirectory() as folder:
                    try:
                        done[name].append(go(path, random.Random(f"{seed}-{case}-{path.name}-{name}"), Path(folder)))
                    except AssertionError as error:
                        bad += 1
                        print(f"{path.name} {name} case {case}: {error}")
    for name, counts in done.items():
        print(f"{name}: {len(counts)} round trips, {sum(counts)} answers written")
    print(f"{bad} did not come back as intended")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
