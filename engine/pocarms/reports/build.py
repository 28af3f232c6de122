"""An assessment as a report: what is shown where, in which order. The same for every format."""

from __future__ import annotations

from pocarms.assessment.result import Assessment
from pocarms.reports.annex import annex
from pocarms.reports.clean import clean, clean_text
from pocarms.reports.doubts import conflicts, open_findings, set_aside
from pocarms.reports.findout import find_out
from pocarms.reports.first_page import first_page
from pocarms.reports.front import facts, footer, marking, notices
from pocarms.reports.main_part import main_part
from pocarms.reports.naming import by_body, names
from pocarms.reports.overview import parts_table, summary
from pocarms.reports.pictures import pictures
from pocarms.reports.plan import plan
from pocarms.reports.short import shorten
from pocarms.reports.strings import strings
from pocarms.reports.view import Section, View


def build(
    assessment: Assessment,
    language: str,
    whole: bool = True,
    extra: tuple[Section, ...] = (),
    notes: tuple[str, ...] = (),
) -> View:
    """Return the report of an assessment in a language ("en" or "fr"), whole or in short (reports.short).

    extra: sections made elsewhere, such as the page on how firm the result is. notes: what the top says before all
    else, such as the marking suggested (`memo.marking.marking_notes`).

    Raises ValueError for another language, UnknownKind where a finding's kind is not described.
    """
    s = strings(language)
    assessment = clean(assessment)
    bodies = tuple(names(assessment, body, s) for body in (assessment.whole, *assessment.parts))
    examples = {example.id: example.title for example in assessment.examples}
    support = any(scale.decision for name in bodies for scale in name.body.scales)
    said = notices(assessment, s)
    top = first_page(assessment, bodies, s)
    sections = [
        parts_table(bodies, s),
        *main_part(bodies, examples, s),
        plan(bodies, s),
        find_out(bodies, s),
        by_body("open", bodies, s, open_findings),
        by_body("conflicts", bodies, s, conflicts),
        by_body("set_aside", bodies, s, set_aside),
        *extra,
        annex(assessment, bodies, s) if whole else None,
    ]
    view = View(
        language=language,
        title=s("title.support") if support else s("title.assessment", pack=assessment.pack.title),
        marking=marking(assessment, s),
        notices=(*map(clean_text, notes), *said.said),
        page_notice=said.page,
        alarm=said.alarm,
        facts=facts(assessment, s),
        advises=s("advises"),
        summary=summary(assessment, bodies, s),
        strengths=top.strengths,
        first=top.items,
        more=s("summary.more", n=top.more) if top.more else "",
        sections=tuple(section for section in sections if section is not None),
        footer=footer(assessment, s),
        pictures=pictures(bodies, s),
    )
    return view if whole else shorten(view, s)
