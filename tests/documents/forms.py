"""A phone in Python for the tests: it fills in a form at random, hides what is not relevant, and gives out a table."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pocarms.documents.forms.layout import Form, Row, form
from pocarms.language.texts import localise
from pocarms.model.profile import Profile
from tests.documents.books import NO_ENGINE, judge_profile, pack, prepared


def form_of(profile: Profile, *components: str, language: str = "en", **options: bool) -> Form:
    own = pack(profile.pack)
    versions = {x: localise(own, x)[0] for x in ("en", "fr")}
    judgement = judge_profile(prepared(profile.pack, language), profile, NO_ENGINE)
    return form(profile, own, judgement, versions, language, components, **options)


def true(expression: str, values: Mapping[str, Any]) -> bool:
    """Work out an expression as a phone does; an independent reading of the little XPath that forms use."""
    said = re.sub(r"\$\{(\w+)\}", r"v('\1')", expression)
    said = re.sub(r"(?<![<>!=])=(?!=)", "==", said)
    said = said.replace("if(", "when(").replace("true()", "True")
    scope = {"v": lambda name: values.get(name, ""), "when": lambda a, b, c: b if a else c, "date": str}
    return bool(eval(said, {"__builtins__": {}}, scope))


def groups(rows: Sequence[Row]) -> dict[str, list[str]]:
    """Return all conditions that stand over each field: its own, and those of the groups it is in."""
    over: list[str] = []
    found = {}
    for row in rows:
        if row.type == "begin_group":
            over.append(row.relevant)
        elif row.type == "end_group":
            over.pop()
        else:
            found[row.name] = [x for x in (*over, row.relevant) if x]
    return found


def filled_in(made: Form, draw: random.Random, share: float = 0.6) -> dict[str, Any]:
    """Answer a share of the fields at random; what is not relevant is blank, as it is when a phone sends a form."""
    values: dict[str, Any] = {}
    for row in made.rows:
        if row.type.startswith("select_one") and draw.random() < share:
            values[row.name] = draw.choice([id for id, _ in made.lists[row.type.split()[1]]])
        elif row.type == "decimal" and draw.random() < share:
            values[row.name] = draw.choice((0, 3, 12.5))
        elif row.type == "date" and draw.random() < share:
            values[row.name] = f"2020-0{draw.randrange(1, 10)}-11"
        elif row.type == "text" and (row.required or draw.random() < share):
            values[row.name] = draw.choice(("=1+1", "as told; \"so\", 'so'", "été\nseconde ligne", "عمر"))
        elif row.type == "calculate":
            values[row.name] = row.calculation.strip("'")
    over = groups(made.rows)
    while hidden := [name for name in values if not all(true(x, values) for x in over[name])]:
        for name in hidden:
            del values[name]
    return values


def table(submissions: Sequence[Mapping[str, Any]], delimiter: str = ",", prefix: str = "") -> bytes:
    """Return submissions as a service gives them out, with its own columns beside the form's."""
    names = list(dict.fromkeys(name for one in submissions for name in one))
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["start", *(f"{prefix}{name}" for name in names), "_id", "meta/instanceID"])
    for n, one in enumerate(submissions):
        writer.writerow(["2020-01-01T10:00", *(one.get(name, "") for name in names), n, f"uuid:{n}"])
    return ("\ufeff" + out.getvalue()).encode()
