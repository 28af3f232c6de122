"""An assessment as a Word document, from the same view as every other format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pocarms.documents.word.paper import Front, Paper, Piece
from pocarms.reports.strings import Strings, strings
from pocarms.reports.view import Card, Field, Level, Line, Section, Table, View

_MAIN = ("what",)  # the field that becomes the numbered paragraph; the others are its sub-paragraphs
_QUIET = ("annex", "left_out")  # sections whose lines are set as lists without numbers
_WIDTHS = {2: (8.2, 8.2), 3: (7.0, 4.2, 5.2), 4: (6.4, 3.2, 3.2, 3.6), 5: (5.2, 2.4, 2.6, 2.6, 3.6)}
# of tables whose last column says why, or after what
_LONG_REASONS = {"measures": (4.2, 1.9, 2.7, 2.3, 5.3), "set_aside": (5.4, 3.4, 7.6), "steps": (5.3, 2.4, 3.3, 5.4)}


def word_report(view: View, tight: bool = False) -> bytes:
    """Return the document. tight: set closer, for a brief on one page. Raises OfficeMissing."""
    s = strings(view.language)
    paper = Paper(replace(front(view.title, view.marking, view.page_notice, view.footer, s), tight=tight))
    paper.title(view.title)
    for notice in view.notices:
        paper.boxed(notice)
    facts(paper, view.facts)
    paper.plain(view.advises, "Soft")
    paper.heading(s("section.summary"), 1, "summary")
    for text in view.summary:
        paper.numbered(text)
    if view.strengths:
        paper.numbered(s("label", label=s("summary.strengths_first")), keep=True)
        for line in view.strengths:
            paper.numbered(pieces(line), 1)
    paper.numbered(s("label", label=s("summary.first")) if view.first else s("summary.none"), keep=bool(view.first))
    for line in view.first:
        paper.numbered(pieces(line), 1)
    if view.more:
        paper.plain(view.more, "Soft")
    for picture in view.pictures if len(view.sections) > 1 else ():
        if picture.table.key == "order":  # a drawing has no place here: what it says has
            paper.heading(picture.title, 1, picture.anchor)
            _table(paper, picture.table, picture.title)
    for section in view.sections:
        _section(paper, section, 1, s, quiet=False)
    if not tight:  # one page needs no line that says it ends, and the line may ask for a second
        paper.plain(s("end"), "Soft")
    return paper.save()


def front(title: str, marking: str, notice: str, foot: str, s: Strings) -> Front:
    """Return what stands on every page."""
    return Front(title, marking, notice, foot, (s("page.before"), s("page.between")), s.language)


def facts(paper: Paper, fields: Iterable[Field]) -> None:
    """Write what the paper is about as a table that is read by rows."""
    paper.table((), [([[Piece(f.label)]], [pieces(line) for line in f.lines]) for f in fields], (4.4, 12.0))


def pieces(line: Line) -> list[Piece]:
    """Return a line as pieces: what it says, its remark in brackets, links after it."""
    out = [Piece(line.text, line.to)] if line.text else []
    if line.remark and not line.refs:
        out.append(Piece(f" ({line.remark})" if line.text else line.remark))
    if line.refs:
        out.append(Piece(f" [{line.remark} " if line.remark else " ["))
        for n, ref in enumerate(line.refs):
            out += [Piece(", ")] if n else []
            out.append(Piece(ref.text, ref.to))
        out.append(Piece("]"))
    return out


def _section(paper: Paper, section: Section, depth: int, s: Strings, quiet: bool) -> None:
    quiet = quiet or section.key in _QUIET
    paper.heading(section.title, depth, section.anchor)
    if section.intro:
        paper.plain(section.intro, "Soft", keep=True)
    for level in section.levels:
        _level(paper, level, depth + 1, s)
    for card in section.cards:
        _card(paper, card, depth + 1, s, quiet)
    for line in section.lines:
        paper.bullet(pieces(line), line.anchor)
    for table in section.tables:
        _table(paper, table, section.title)
    for inner in section.sections:
        _section(paper, inner, depth + 1, s, quiet)
    if section.empty and not (section.cards or section.lines or section.tables or section.levels or section.sections):
        paper.numbered(section.empty)


def _card(paper: Paper, card: Card, depth: int, s: Strings, quiet: bool) -> None:
    paper.heading(card.title, depth, card.anchor)
    marks = "■" * card.rank + "□" * (card.of - card.rank)
    said = [text for text in (f"{marks} {card.badge}".strip(), card.kind, card.id) if text]
    paper.plain(" · ".join(said), "Soft", keep=bool(card.fields))
    main = [f for f in card.fields if f.key in _MAIN and len(f.lines) == 1]
    for field in main:
        paper.numbered(pieces(field.lines[0]))
    for field in card.fields:
        if field in main:
            continue
        label, depth_ = Piece(s("label", label=field.label) + " "), 1 if main else 0
        if len(field.lines) == 1:
            line = field.lines[0]
            said_line = [label, *pieces(line)]
            (paper.bullet(said_line, line.anchor) if quiet else paper.numbered(said_line, depth_, line.anchor))
            continue
        (paper.bullet([label], keep=True) if quiet else paper.numbered([label], depth_, keep=True))
        for line in field.lines:
            if quiet:
                paper.bullet(pieces(line), line.anchor)
            else:
                paper.numbered(pieces(line), depth_ + 1, line.anchor)


def _level(paper: Paper, level: Level, depth: int, s: Strings) -> None:
    paper.heading(level.label, depth, level.anchor)
    paper.numbered([Piece(level.words, bold=True)])
    if level.note:
        paper.numbered(level.note)
    if level.rungs:
        paper.plain(level.steps_title, "Soft", keep=True)
        signs = {"headline": "▶", "floor": "●", "may": "?"}
        for rung in level.rungs:
            text = f"{signs.get(rung.mark, '·')} {rung.label}"
            words = f" ({rung.words})" if rung.words else ""
            paper.bullet([Piece(text + words, bold=rung.mark == "headline")])
    for title, cards, lines in (
        (s("level.because"), level.because, level.because_elsewhere),
        (level.may_be_title, level.may_be, level.may_be_elsewhere),
    ):
        if cards or lines:
            paper.heading(title, depth + 1)
            for line in lines:
                paper.bullet(pieces(line), line.anchor)
            for card in cards:
                _card(paper, card, depth + 2, s, quiet=False)


def _table(paper: Paper, table: Table, title: str) -> None:
    rows = [[[pieces(line) for line in cell] for cell in row] for row in table.rows]
    anchors = [next((line.anchor for line in row[0] if line.anchor), "") for row in table.rows]
    caption = "" if table.caption == title else table.caption
    widths = _LONG_REASONS.get(table.key) or _WIDTHS.get(len(table.head), ())
    paper.table(table.head, rows, widths, caption, anchors)
