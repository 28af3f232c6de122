"""One assessment as a document: which paper, in which form."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.assessment.result import Assessment
from pocarms.documents.brief import brief
from pocarms.memo.marking import marking_notes
from pocarms.memo.view import Turn
from pocarms.model.pack import Pack
from pocarms.reports.build import build
from pocarms.reports.render import Fill, fill, render
from pocarms.reports.strings import strings
from pocarms.reports.view import Section


def produce(
    report: str,
    format: str,
    assessment: Assessment,
    pack: Pack,
    language: str,
    taken: Sequence[str],
    turns: Sequence[Turn],
    whole: bool,
    extra: tuple[Section, ...] = (),
    filler: Fill | None = None,
) -> bytes:
    """Return a document. extra: sections to add to the full report. report: full | memo | brief; format: docx | pdf.

    Raises OfficeMissing, or NoBrowser where there is no browser to write the PDF.
    """
    notes = marking_notes(assessment, pack, language)
    if format == "docx":
        if report == "memo":
            from pocarms.documents.word.memo import word_memo
            from pocarms.memo.build import build as build_memo

            return word_memo(build_memo(assessment, pack, language, taken, turns))
        from pocarms.documents.word.report import word_report

        view = build(assessment, language, whole, extra, notes)
        short = report == "brief"
        return word_report(brief(view, strings(language)) if short else view, tight=short)
    from pocarms.documents.pdf import print_pdf

    if report == "memo":
        from pocarms.memo.render import render_memo

        return print_pdf(render_memo(assessment, pack, "html", language, taken, turns, filler))
    if report == "brief":
        return print_pdf(short_paper(report, "html", assessment, pack, language, filler))
    return print_pdf(render(assessment, "html", language, whole, extra, filler, notes))


def short_paper(
    report: str, format: str, assessment: Assessment, pack: Pack, language: str, filler: Fill | None = None
) -> str:
    """Return a brief as text, Markdown or HTML, or as text for a cable. pack: with texts in the language."""
    s = strings(language)
    view = brief(build(assessment, language, whole=False, notes=marking_notes(assessment, pack, language)), s)
    if report == "cable":
        return (filler or fill)("cable", "text", s, view)
    return (filler or fill)("report", format, s, view)
