"""A memo on proposed support as a Word document."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.documents.word.paper import Paper, Piece
from pocarms.documents.word.report import facts, front, pieces
from pocarms.memo.view import Block, MemoView, Todo
from pocarms.reports.strings import Strings, strings


def word_memo(view: MemoView) -> bytes:
    """Return the document. Raises OfficeMissing."""
    s = strings(view.language)
    paper = Paper(front(view.title, view.marking, view.page_notice, view.footer, s))
    paper.title(view.title)
    for text in (*view.notices, *view.suggested, *([view.reminder] if view.reminder else [])):
        paper.boxed(text)
    facts(paper, view.facts)
    paper.plain(view.advises, "Soft")
    paper.heading(s("memo.section.outcome"), 1)
    for outcome in view.outcomes:
        paper.numbered([Piece(s("label", label=outcome.label) + " "), Piece(outcome.words, bold=True)])
        if outcome.note:
            paper.numbered(outcome.note)
    if view.parts:
        rows = [[[pieces(line) for line in cell] for cell in row] for row in view.parts.rows]
        paper.table(view.parts.head, rows)
    for text in (view.separate, s("memo.decides")):
        if text:
            paper.numbered(text)
    for block in view.before:
        _block(paper, block, s)
    _risks(paper, view, s)
    if view.turns:
        paper.heading(s("memo.section.turns"), 1)
        for turn in view.turns:
            paper.numbered(f"{s('label', label=turn.where)} {turn.says}" if turn.where else turn.says)
        paper.plain(s("memo.turn.advises"), "Soft")
    _measures(paper, view, s)
    for block in view.after:
        _block(paper, block, s)
    for key, todos, more in (
        ("find_out", view.find_out, view.more_find_out),
        ("actions", view.actions, view.more_actions),
        ("steps", view.steps, ""),
    ):
        _todos(paper, s(f"memo.section.{key}"), todos, more, s)
    if view.taken:
        paper.heading(s("memo.section.taken"), 1)
        for text in view.taken:
            paper.numbered(text)
    paper.heading(s("memo.section.signs"), 1)
    paper.table((), [([[Piece(who)]], [[Piece("")]]) for who in (*view.signs, s("memo.decision"))], (7.4, 9.0))
    paper.heading(s("memo.section.sources"), 1)
    paper.plain(s("memo.reasoning"), "Soft")
    if view.evidence:
        paper.plain(f"{s('label', label=s('memo.evidence'))} {' · '.join(view.evidence)}", "Soft")
    for text in view.sources:
        paper.bullet(text)
    return paper.save()


def _block(paper: Paper, block: Block, s: Strings) -> None:
    paper.heading(block.title, 1)
    if block.says:
        paper.numbered(block.says)
    if block.answers:
        rows = [([[Piece(a.ask)]], [[Piece(line)] for line in a.lines]) for a in block.answers]
        paper.table((s("head.question"), s("head.answer")), rows, (8.2, 8.2))
    if block.silent:
        paper.plain(block.silent, "Soft")


def _risks(paper: Paper, view: MemoView, s: Strings) -> None:
    paper.heading(s("memo.section.risks"), 1)
    head = ("R", s("memo.head.risk"), s("memo.head.asks_for"), s("memo.head.answers"))
    rows = [
        (
            [[Piece(r.number)]],
            [[Piece(f"{s('label', label=r.where)} " if r.where else ""), Piece(f"{r.says} {r.ref}".strip())]],
            [[Piece(r.step)]],
            [[Piece(r.measures, bold=r.uncovered)]],
        )
        for r in view.risks
    ]
    if rows:
        paper.table(head, rows, (1.2, 8.4, 3.6, 3.2))
    else:
        paper.numbered(s("memo.no_risks"))
    if view.more_risks:
        paper.plain(view.more_risks, "Soft")


def _measures(paper: Paper, view: MemoView, s: Strings) -> None:
    paper.heading(s("memo.section.measures"), 1)
    head = ("M", s("head.measure"), *(s(f"memo.head.{key}") for key in ("when", "owner", "state", "answers_to")))
    rows = [
        (
            [[Piece(m.number)]],
            [[Piece(f"{m.says} {m.ref}".strip())]],
            [[Piece(m.when)]],
            [[Piece(m.owner)]],
            [[Piece(line)] for line in m.state],
            [[Piece(m.risks)]],
        )
        for m in view.measures
    ]
    if rows:
        paper.table(head, rows, (1.1, 5.3, 2.6, 2.8, 2.6, 2.0))
    else:
        paper.numbered(s("memo.no_measures"))
    if view.more_measures:
        paper.plain(view.more_measures, "Soft")


def _todos(paper: Paper, title: str, todos: Sequence[Todo], more: str, s: Strings) -> None:
    if not todos:
        return
    paper.heading(title, 1)
    for todo in todos:
        who = s("label", label=todo.who) + " " if todo.who else ""
        paper.numbered(f"{who}{todo.says} {todo.ref}".strip())
    if more:
        paper.plain(more, "Soft")
