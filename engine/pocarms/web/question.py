"""One question a page: why it is asked, the form of its answer, saving it, and where that leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from pocarms.assessment.judge import Judged
from pocarms.commands.saying import why
from pocarms.interview.notebook import Notebook, Overtaken, Page, Unreadable
from pocarms.interview.parsing import shown_options
from pocarms.interview.session import MOST_LINES
from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Question
from pocarms.model.profile import Answer, says_something
from pocarms.profiles.said import yaml_of
from pocarms.program.names import name as named
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reasoning.ask_next.next_paper import effect_lines
from pocarms.reasoning.ask_next.preview import Preview, differences_between
from pocarms.source.faults import FaultyInput
from pocarms.source.same import CannotEdit
from pocarms.web.asked import address, judged_in, of_notebook, overridden, skip_word, skipped_of
from pocarms.web.form import LINES, TYPED, Said, Wrong, filled, read, stood
from pocarms.web.gate import Refused
from pocarms.web.mattering import can_show, matters, would
from pocarms.web.progress import REST, counting, is_answered, questions_of
from pocarms.web.site import Saved, Site, Tried, form
from pocarms.web.together import keep
from pocarms.web.trying import tried
from pocarms.wording.answered import answer_lines
from pocarms.wording.faults import reason
from pocarms.wording.words import value_words

WAYS = ("block", "next", "check", "alone")  # where a question was opened from, and where saving leads


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/q/<question>")
    def question(name: str, question: str) -> Response:
        notebook = site.desk.notebook(name, site.language)
        ask = _ask(notebook, question)
        asked = notebook.prepared.pack.questions[question]
        return question_page(site, name, notebook, ask, filled(asked, notebook.on_file(ask)))

    @app.post("/p/<name>/q/<question>")
    def answer(name: str, question: str) -> Response:
        return _answer(site, name, question)


def _ask(notebook: Notebook, question: str) -> Ask:
    """Return which question is meant, where. Raises Refused where there is none such."""
    asked = notebook.prepared.pack.questions.get(question)
    part = request.args.get("part", "")
    if asked is None or (part and part not in {p.id for p in notebook.page.profile.parts}):
        raise Refused(404, "missing")
    block = request.args.get("block", "")
    if not block:
        return Ask(part if asked.of_part else "", question)
    if block not in notebook.page.profile.shared or not asked.of_part:
        raise Refused(404, "missing")
    return Ask("", question, block)


# one question ---------------------------------------------------------------------------------------------------------


def question_page(
    site: Site,
    name: str,
    notebook: Notebook,
    ask: Ask,
    given: Mapping[str, str],
    wrong: Sequence[Wrong] = (),
    clash: bool = False,
    trouble: str = "",
) -> Response:
    """Return the page of a question: what was given stands in its form, what is wrong above it."""
    asked = notebook.prepared.pack.questions[ask.question]
    on_file = notebook.on_file(ask)
    judged = judged_in(notebook.page.judgement, ask.part)
    counts = () if ask.block else counting(judged, ask.question)
    way = _way()
    status = 409 if clash else 400 if wrong or trouble else 200
    skipped = skipped_of(request.args.getlist("skip"))
    asked_why = request.args.get("effects") == "yes" and can_show(notebook, ask)
    after_skip = _after(name, notebook, ask, way, (*skipped, ask))
    return site.page(
        "question",
        status,
        of=of_notebook(site, name, notebook),
        saved=site.recall() if request.method == "GET" else None,
        q=_shown(site, notebook, ask, asked),
        given=given,
        wrong={w.field: w for w in wrong},
        clash=clash,
        trouble=trouble,
        on_file=answer_lines(asked, on_file or counts, site.words),
        shared=[] if on_file else _shared(name, notebook, judged, ask),
        stood=stood(on_file),
        way=way,
        back=_after(name, notebook, ask, way, ()) if ask.block else f"/p/{quote(name)}/",
        skip=after_skip,
        action=address(name, ask, way, skipped),
        matters=matters(site, notebook, ask) if way == "next" else [],
        would=would(site, notebook, ask) if asked_why else [],
        asks_why=f"{address(name, ask, way, skipped)}&effects=yes" if can_show(notebook, ask) and not asked_why else "",
        overridden=overridden(site, notebook, ask),
        unshare=f"/p/{quote(name)}/q/{quote(ask.question)}/shared?part={quote(ask.part, safe='')}",
    )


def _shown(site: Site, notebook: Notebook, ask: Ask, question: Question) -> dict[str, Any]:
    s, t, says = site.words, site.own(), notebook.prepared.says
    about = [(t("question.why"), question.why)] if question.why else []
    if question.who_knows:
        about.append((t("question.who"), s.join(says.owner(o) for o in question.who_knows)))
    if question.where_to_look:
        about.append((t("question.where"), question.where_to_look))
    if question.sources:
        about.append((t("question.source"), s.joined(c.text for c in says.cite(question.sources))))
    options = [
        {"id": o, "label": label, "counts": question.counts_as.get(o, "")}
        for o, label in shown_options(question, s.language)
    ]
    general = [(UNKNOWN, t("question.unknown"))]
    if question.may_not_apply:
        general.append((NOT_APPLICABLE, t("question.not_applicable")))
    unit = question.type == "number" and question.unit
    typed = {"number": "number_unit" if unit else "number"}.get(question.type, "text")
    return {
        "ask": question.ask,
        "where": _where(site, notebook, ask),
        "applies": any(notebook.page.field.applies(a) for a in _counting_in(notebook, ask)),
        "sensitive": question.sensitive,
        "about": about,
        "type": question.type,
        "options": options,
        "lines": [(v, s.word("value", v)) for v in LINES],
        "general": general,
        "typed": t(f"question.{typed}", unit=question.unit),
        "may_not_apply": question.may_not_apply,
        "reliability": [("", t("question.reliability_none")), *((r, s.word("reliability", r)) for r in RELIABILITY)],
    }


def _where(site: Site, notebook: Notebook, ask: Ask) -> str:
    """Say for which part an answer counts, or for which parts together; "" for the whole."""
    profile, t = notebook.page.profile, site.own()
    titles = {p.id: p.name for p in profile.parts}
    if ask.block:
        users = site.words.join(titles[a.part] for a in _counting_in(notebook, ask) if a.part)
        shared = t("question.block", block=profile.shared[ask.block].title)
        return f"{shared} {t('question.part', part=users)}" if users else shared
    return t("question.part", part=titles[ask.part]) if ask.part else ""


def _counting_in(notebook: Notebook, ask: Ask) -> list[Ask]:
    """Return the question in every part that takes answers from the block it is asked in."""
    if not ask.block:
        return [ask]
    return [Ask(p.id, ask.question) for p in notebook.page.profile.parts if ask.block in p.uses]


def _shared(name: str, notebook: Notebook, judged: Judged, ask: Ask) -> list[dict[str, str]]:
    """Return the shared blocks from which a part has its answer, with the way to change it there."""
    settled = judged.case.answers.get(ask.question)
    blocks = settled.from_.split(", ") if ask.part and settled is not None else []
    shared = notebook.page.profile.shared
    return [
        {"title": shared[b].title, "href": address(name, Ask("", ask.question, b), "alone")}
        for b in blocks
        if b in shared
    ]


def _way() -> str:
    way = request.args.get("way", "alone")
    return way if way in WAYS else "alone"


def _after(name: str, notebook: Notebook, ask: Ask, way: str, skipped: Sequence[Ask]) -> str:
    """Return where to go from a question that was answered or skipped."""
    at = f"/p/{quote(name)}/"
    if ask.block:
        return f"{at}shared/{quote(ask.block, safe='')}#q-{quote(ask.question)}"
    if way == "check":
        return f"{at}check#q-{quote(ask.question)}"
    if way == "next":
        skip = "&".join(f"skip={quote(skip_word(a), safe='')}" for a in skipped)
        return f"{at}next?{skip}" if skip else f"{at}next"
    if way == "block":
        following = _following(notebook, ask)
        if following is not None:
            return address(name, following, "block")
        question = notebook.prepared.pack.questions[ask.question]
        block = question.block if question.block in notebook.prepared.pack.blocks else REST
        part = f"?part={quote(ask.part, safe='')}" if ask.part else ""
        return f"{at}block/{quote(block)}{part}"
    return at


def _following(notebook: Notebook, ask: Ask) -> Ask | None:
    """Return the next question of the block, in the same part, that can be asked and has no answer yet."""
    pack, page = notebook.prepared.pack, notebook.page
    question = pack.questions[ask.question]
    inside = questions_of(pack, question.block if question.block in pack.blocks else REST)
    judged = judged_in(page.judgement, ask.part)
    order = [q.id for q in inside if q.of_part or not ask.part]
    for id_ in order[order.index(ask.question) + 1 :]:
        if judged.value(named("applies", id_)) and not is_answered(judged, id_):
            return Ask(ask.part, id_)
    return None


# saving ---------------------------------------------------------------------------------------------------------------


def _answer(site: Site, name: str, question: str) -> Response:
    notebook = site.desk.notebook(name, site.language)
    ask = _ask(notebook, question)
    asked = notebook.prepared.pack.questions[question]
    given = _with_typed(asked, form())
    said = read(asked, given)
    if isinstance(said, tuple):
        return question_page(site, name, notebook, ask, given, said)
    if given.get("do") == "together":
        on_file = notebook.on_file(ask)
        return keep(site, name, Tried(ask, said, _line(ask, said, on_file, bool(given.get("beside"))), stood(on_file)))
    if given.get("do") == "try":
        action = address(name, ask, _way(), skipped_of(request.args.getlist("skip")))
        return tried(site, name, notebook, ask, said, given, action)
    on_file = notebook.on_file(ask)
    if given.get("stood", "") != stood(on_file):
        return question_page(site, name, notebook, ask, given, clash=True)
    before = notebook.page
    try:
        elsewhere = notebook.put(ask, _line(ask, said, on_file, bool(given.get("beside"))))
    except Overtaken:
        return question_page(site, name, notebook, _ask(notebook, question), given, clash=True)
    except (CannotEdit, FaultyInput, Unreadable) as error:
        what = reason(error, site.language)
        return question_page(site, name, notebook, ask, given, trouble=site.own()("wrong.form", why=what))
    except OSError as error:
        trouble = site.own()("wrong.write", why=why(error, site.language))
        return question_page(site, name, notebook, ask, given, trouble=trouble)
    site.desk.keep(name, site.language, notebook)
    skipped = skipped_of(request.args.getlist("skip"))
    if isinstance(said.value, Mapping) and UNKNOWN in said.value.values():
        skipped.append(ask)  # lines that were left open are not asked for again at once
    saved = _saved(site, notebook, ask, asked, said, before, elsewhere)
    return redirect(site.remember(saved, _after(name, notebook, ask, _way(), skipped)), 303)


def _with_typed(question: Question, given: Mapping[str, str]) -> Mapping[str, str]:
    """A number or date that was typed counts as the answer, whichever button was left pressed but unknown or waived."""
    if question.options or given.get("value") in (UNKNOWN, NOT_APPLICABLE):
        return given
    return {**given, "value": TYPED}


def _line(ask: Ask, said: Said, on_file: Sequence[Answer], beside: bool) -> str:
    kept = tuple(a for a in on_file if beside and (says_something(a.value) or a.evidence.by))
    return yaml_of((*kept, Answer(ask.question, said.value, said.evidence, said.reason)), asked=True)


def _saved(
    site: Site, notebook: Notebook, ask: Ask, asked: Question, said: Said, before: Page, elsewhere: bool
) -> Saved:
    lines: tuple[str, ...] = ()
    if not elsewhere:  # else it was not this answer alone
        lines = tuple(effects(site, notebook, ask, before))
    return Saved(asked.ask, value_words(asked, said.value, site.language), lines, elsewhere)


def effects(site: Site, notebook: Notebook, ask: Ask, before: Page) -> Iterator[str]:
    """Say what stands otherwise than on an earlier page of the same notebook."""
    prepared, page, s = notebook.prepared, notebook.page, site.words
    found, clashes = differences_between(prepared, before.judgement, page.judgement)
    for clash in clashes:
        yield s("next.contradicts", says=prepared.pack.conflicts[clash].says)
    seen = Preview((), found, (), ())
    yield from effect_lines(prepared, page.profile, ask.part, seen, s, MOST_LINES)
