"""Missions of random answers, as files: every type of question, areas, several people, evidence."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

from pocarms.model.pack import Pack, Question

TYPES = ("peacekeeping", "special_political", "other")


def write_mission(
    folder: Path,
    pack: Pack,
    rng: random.Random,
    number: int,
    answers: int,
    areas: int = 0,
    name: str | None = None,
    day: datetime.date = datetime.date(2021, 6, 30),
    known: float = 0.8,
) -> Path:
    """Write a mission with so many questions answered, and the file's name is that of the profile; return the file.

    known: the share of the answers that say something. Areas answer some of the questions that may be answered there.
    """
    questions = [q for q in pack.questions.values() if q.id != "mission.type"]
    chosen = sorted(rng.sample(questions, min(answers, len(questions))), key=lambda q: q.id)
    lines = [
        f"pack: {pack.id}",
        f"profile: synthetic-{number}",
        f"subject: {{name: {name or f'Mission {number:05d}'}, country: Nowhere}}",
        f"as_of: {day.isoformat()}",
        "answers:",
        f"  mission.type: {rng.choice(TYPES)}",
        *(f"  {q.id}: {_given(q, rng, day, known)}" for q in chosen),
    ]
    if areas:
        of_part = [q for q in pack.questions.values() if q.of_part]
        lines.append("parts:")
        for area in range(areas):
            lines += [f"  - id: area_{area}", f"    title: Area {area} of {number}", "    answers:"]
            some = sorted(rng.sample(of_part, max(1, len(of_part) // 2)), key=lambda q: q.id)
            lines += [f"      {q.id}: {_given(q, rng, day, known)}" for q in some]
    file = folder / f"synthetic-{number:05d}.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def _given(question: Question, rng: random.Random, day: datetime.date, known: float) -> str:
    if question.may_not_apply and rng.random() < 0.1:
        return "{answer: not_applicable, reason: It is not so here.}"
    value = _value(question, rng, day) if rng.random() < known else "unknown"
    kind = rng.random()
    if kind < 0.7 or value == "unknown":
        return value
    dated = f"as_of: {day - datetime.timedelta(days=rng.randrange(400))}"
    evidence = f"source: Report {rng.randrange(90)}, reliability: {rng.choice(('strong', 'fair', 'weak'))}, {dated}"
    if kind < 0.95 or question.type in ("text", "number", "date"):
        return f"{{answer: {value}, {evidence}}}"
    other = _value(question, rng, day)
    return f"[{{answer: {value}, by: one, {evidence}}}, {{answer: {other}, by: two}}]"


def _value(question: Question, rng: random.Random, day: datetime.date) -> str:
    if question.type == "choices":
        lines = (f"{option}: {rng.choice(('yes', 'no', 'unknown'))}" for option in question.values())
        return "{" + ", ".join(lines) + "}"
    if question.type == "number":
        return str(rng.randrange(100))
    if question.type == "date":
        return (day - datetime.timedelta(days=rng.randrange(900))).isoformat()
    if question.type == "text":
        return f"Words {rng.randrange(1000)}"
    return rng.choice(question.values())
