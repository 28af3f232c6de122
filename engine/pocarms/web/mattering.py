"""Why a question is asked now, in plain words, and what each of its answers would change."""

from __future__ import annotations

from pocarms.interview.notebook import Notebook
from pocarms.interview.parsing import shown_options
from pocarms.interview.session import MOST_LINES
from pocarms.model.profile import Value
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reasoning.ask_next.next_paper import answers_words, effect_lines, tier_words
from pocarms.reasoning.ask_next.preview import Preview, differences_between
from pocarms.web.site import Site


def matters(site: Site, notebook: Notebook, ask: Ask) -> list[str]:
    """Say what an answer can change, the most urgent first, and why it is asked before others; [] where nothing."""
    field, t = notebook.page.field, site.own()
    tiers = [tier for tier, asks in zip(field.tiers, field.reached, strict=True) if ask in asks]
    if not tiers:
        return []
    first, *more = (tier_words(notebook.prepared, tier, site.words, "plain") for tier in tiers)
    also = [t("matters.also", what=site.words.join(more))] if more else []
    return [t("matters.can", what=first), *also, t("matters.first")]


def can_show(notebook: Notebook, ask: Ask) -> bool:
    """Whether every answer to a question can be tried: one is chosen from a few."""
    question = notebook.prepared.pack.questions[ask.question]
    return bool(question.options) and question.type != "choices"


def would(site: Site, notebook: Notebook, ask: Ask) -> list[tuple[str, list[str]]]:
    """Say what each answer would change by itself, answers of equal effect together. Nothing is written."""
    prepared, page, s = notebook.prepared, notebook.page, site.words
    question = prepared.pack.questions[ask.question]
    found: dict[tuple[str, ...], list[Value]] = {}
    for value in (id_ for id_, _ in shown_options(question, site.language)):
        effects, clashes = differences_between(prepared, page.judgement, notebook.tried(ask, value))
        seen = Preview((), effects, clashes, ())
        lines = tuple(effect_lines(prepared, page.profile, ask.part, seen, s, MOST_LINES))
        found.setdefault(lines or (s("next.no_effect"),), []).append(value)
    return [
        (s("next.if", answers=answers_words(question, values, site.language, s)), list(lines))
        for lines, values in found.items()
    ]
