"""A new profile to fill in: every question of a pack with its wording, and every answer unknown."""

from __future__ import annotations

import datetime
import re
import textwrap

from pocarms.model.marking import USUAL, Scheme
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.profiles.blank_words import ENGLISH, WORDS
from pocarms.profiles.values import ONE_VALUE
from pocarms.source.show import visible
from pocarms.source.write import scalar_text

_WIDTH = 100
_NOTICES = {"not reviewed by a person": "unreviewed", "not translated": "untranslated"}
_SPACES = re.compile(r"[ \t\r\n\f\v]+")  # not the no-break spaces of French
_DAY = "2020-12-18"  # an example of the notation, not a day that means anything


def blank_profile(
    pack: Pack,
    profile_id: str,
    subject_name: str = "",
    as_of: datetime.date | None = None,
    language: str = "",
    reviewed: str = "",
    scheme: Scheme = USUAL,
) -> str:
    """Return a commented profile in which every question is answered with unknown, block by block in asking order.

    Questions, options and owners are in the language of the pack's texts; the explanations around them are in English
    or French: in `language`, by default the pack's own. `reviewed` is what `Assessment.pack.translation_reviewed` says.
    `as_of` is the day for which answers will be given; without it the line is there as a comment, since this
    function has no clock. The text reads back without faults.
    """
    say = WORDS.get((language or pack.language).split("-")[0].lower(), ENGLISH)
    example = _example(pack)
    day = (as_of or datetime.date.fromisoformat(_DAY)).isoformat()
    lines = [
        *_comment(say["title"].format(pack=pack.id, version=pack.version, title=pack.title)),
        *_comment(say[_NOTICES[reviewed]] if reviewed in _NOTICES else ""),
        "#",
        *_comment(say["how"]),
        "#",
        *[f"#   {visible(say[form].format(**example, day=day))}" for form in ("short", "full", "people")],
        "#",
        *_comment(say["reliability"]),
        "",
        f"pack: {scalar_text(pack.id)}",
        f"# version: {scalar_text(pack.version)}  # {say['version']}",
        f"profile: {scalar_text(profile_id)}",
        *_comment(say["subject"]),
        "subject:",
        f"  name: {scalar_text(subject_name or say['name'])}",
        "  type:",
        "  country:",
        *_comment(say["as_of"]),
        f"as_of: {day}" if as_of else f"# as_of: {day}",
        f"marking: {scalar_text(scheme.least)}  # {say['marking'] if scheme == USUAL else ', '.join(scheme.ids)}",
        f"state: draft  # {say['state']}",
        "",
        "answers:",
    ]
    for title, questions in _blocks(pack, say["no_block"]):
        lines += ["", *_comment("=" * 10 + f" {title} " + "=" * 10, "  ")]
        for question in questions:
            lines += ["", *_question(question, pack, say)]
    per_part = [question for question in pack.questions.values() if question.of_part]
    if per_part:
        lines += ["", *_comment(say["parts"]), "# parts:", "#   - id: part-1", '#     title: "..."', "#     answers:"]
        lines += [f"#       {scalar_text(question.id)}: unknown" for question in per_part]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _example(pack: Pack) -> dict[str, str]:
    """Return an id, two answers and a person for the explanation of the forms."""
    question = next((q for q in pack.questions.values() if q.type in ONE_VALUE), None)
    owner = next(iter(pack.owners), "me")
    if question is None or len(question.options) < 2:
        return {"id": "some.question", "value": "yes", "other": "no", "who": owner}
    first, *_, last = question.values()
    return {"id": question.id, "value": last, "other": first, "who": owner}


def _blocks(pack: Pack, rest: str) -> list[tuple[str, list[Question]]]:
    """Return the questions by block, in the order in which blocks are asked; core questions first in each."""
    by_block: dict[str, list[Question]] = {block: [] for block in pack.blocks}
    for question in pack.questions.values():
        by_block.setdefault(question.block if question.block in pack.blocks else "", []).append(question)
    return [
        (pack.blocks.get(block, rest), sorted(questions, key=lambda q: (not q.core, q.id)))
        for block, questions in by_block.items()
        if questions
    ]


def _question(question: Question, pack: Pack, say: dict[str, str]) -> list[str]:
    lines = _comment(question.ask, "  ")
    notes = [(say["why"], question.why)]
    notes += [(say["counts"].format(value=_value(value, say)), text) for value, text in question.counts_as.items()]
    notes += [
        (say["who"], ", ".join(pack.owners.get(owner, owner) for owner in question.who_knows)),
        (say["where"], question.where_to_look),
        (say["unit"], question.unit),
    ]
    for label, text in notes:
        if text.strip():
            lines += _comment(say["label"].format(label=label, text=text), "  ", "  ")
    flags = (
        ("core", question.core),
        ("gated", question.asked_when is not None),
        ("per_part", question.of_part),
        ("sensitive", question.sensitive),
    )
    for word, there in flags:
        if there:
            lines += _comment(say[word], "  ", "  ")
    if question.type == "choices":
        lines += _comment(f"{say['lines']}.", "  ", "  ")
        if question.may_not_apply:
            lines += _comment(say["waived"], "  ", "  ")
        lines.append(f"  {scalar_text(question.id)}:")
        width = max(len(scalar_text(value)) for value in question.values()) + 10
        for option in question.options:
            entry = f"{scalar_text(option.id)}: {UNKNOWN}"
            lines.append(f"    {entry:<{width}}  # {_flat(option.label)}")
        return lines
    answers = (
        [say[question.type].format(day=_DAY)]
        if question.type in ("number", "date", "text")
        else _options(question, say)
    )
    lines += _comment(
        say["label"].format(label=say["options"], text=say["between"].join([*answers, _value(UNKNOWN, say)])),
        "  ",
        "  ",
    )
    if question.may_not_apply:
        lines += _comment(f"{NOT_APPLICABLE}: {say['waived']}", "  ", "  ")
    return [*lines, f"  {scalar_text(question.id)}: {UNKNOWN}"]


def _options(question: Question, say: dict[str, str]) -> list[str]:
    return [
        _value(option.id, say)
        if option.label.casefold() in ("", option.id.casefold())
        else f"{option.id} ({option.label})"
        for option in (reversed(question.options) if question.type in ("yes_no", "practice") else question.options)
    ]


def _value(value: str, say: dict[str, str]) -> str:
    """Return an answer as it is written in a profile, with what it means where the language says so."""
    return say.get(f"value.{value}", value)


def _comment(text: str, indent: str = "", hang: str = "") -> list[str]:
    """Return a text as comment lines; nothing in it can end the comment."""
    start = f"{indent}# {hang}"
    return textwrap.wrap(
        _flat(text),
        _WIDTH,
        initial_indent=start,
        subsequent_indent=start + ("  " if hang else ""),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _flat(text: str) -> str:
    return visible(_SPACES.sub(" ", text).strip())
