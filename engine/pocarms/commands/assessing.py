"""The work of `pocarms assess`; `commands.assess` has started the worker before any of this is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pocarms.commands.exits import DONE, FOUND, USAGE
from pocarms.commands.options import Options
from pocarms.commands.output import deliver, disagreed, faulty
from pocarms.commands.own_templates import own_templates
from pocarms.commands.packs import Finder, reviewed
from pocarms.commands.profiles import as_asked, read_profile
from pocarms.commands.saying import in_words, refusal, tell, tell_text
from pocarms.commands.vetting import stamped, vet
from pocarms.inference.durable import Unavailable, Worker
from pocarms.memo.marking import marking_notes
from pocarms.model.pack import Pack
from pocarms.passport.gate import Gate
from pocarms.reports.formats import DOCUMENTS

if TYPE_CHECKING:
    from pocarms.assessment.assess import Prepared
    from pocarms.assessment.judge import Judgement
    from pocarms.assessment.result import Assessment
    from pocarms.memo.view import Turn
    from pocarms.model.profile import Profile
    from pocarms.reports.render import Fill
    from pocarms.reports.view import Section
    from pocarms.store.packs import Ready


def run(options: Options, worker: Worker | Unavailable) -> int:
    """Read the pack and the profile, assess, deliver the report; returns the exit code. Raises Stop."""
    find = Finder(options.pack, options.lang, worker)
    answers, rules = read_profile(options.profile, find)
    ready, where = find.ready, find.where
    assert ready is not None and where is not None
    answers = as_asked(answers, options.on, options.marking, options.force_marking)
    gate = Gate(options.policy)
    vet(gate, options.profile, answers, rules, where)
    if options.format in DOCUMENTS:
        from pocarms.commands.documenting import need_marking

        need_marking(answers, rules)
    from pocarms.assessment.assess import assessed, prepare  # while the worker takes the rules in

    report = _report(options, rules)
    filler = own_templates(options.templates, options.format)
    prepared = prepare(ready.texts, ready.language, reviewed(rules, ready.language), ready.program)
    taken: tuple[str, ...] = ()
    if options.from_ is not None:
        from pocarms.commands.taking import take_from

        answers, taken = take_from(options.from_, answers, prepared)
    assessment, disagreements, judgement = assessed(prepared, answers, worker)
    assessment = stamped(assessment, gate, options.profile, rules, where, _whole(options))
    failing = options.fail_on is not None and reaches(assessment, options.fail_on)
    turned = _turns(prepared, answers, judgement, worker) if report == "memo" and not disagreements else ()
    page = _robustness(prepared, answers, judgement) if options.robustness else None
    extra = (page[0],) if page is not None else ()
    if options.format in DOCUMENTS:
        from pocarms.commands.documenting import deliver_document

        with faulty():
            deliver_document(report, assessment, options, ready, taken, turned, extra, filler)
    elif options.format == "json" and page is not None:
        from pocarms.assessment.jsonable import to_json
        from pocarms.reasoning.show import as_json

        deliver(as_json({**to_json(assessment), "robustness": page[1]}), options.output, options.force)
    else:
        with faulty():
            text = _written(report, assessment, options, ready, taken, turned, extra, filler)
        deliver(text, options.output, options.force)
    if options.format != "json":
        _tell(report, assessment, rules, options, taken)
    if ready.missing:
        tell("note", "assess.untranslated", n=len(ready.missing), language=rules.language)
    if disagreements:
        raise disagreed(disagreements[0])
    return FOUND if failing else DONE


def _turns(
    prepared: Prepared, answers: Profile, judgement: Judgement, worker: Worker | Unavailable
) -> tuple[Turn, ...]:
    """Return what would change the outcome, for the memo."""
    from pocarms.memo.turns import turns

    return turns(prepared, answers, judgement, worker)


def _robustness(prepared: Prepared, answers: Profile, judgement: Judgement) -> tuple[Section, dict[str, object]]:
    """Return the page on how firm the result is, and the same as data."""
    from pocarms.reasoning.firmness.robust import robustness
    from pocarms.reasoning.firmness.robust_section import as_data, section

    found = robustness(prepared, answers, judgement)
    return section(prepared, answers, judgement, found), as_data(found)


def _report(options: Options, pack: Pack) -> str:
    """Return which report to write: the one asked for, else the pack's choice; JSON holds everything. Raises Stop."""
    if options.robustness and options.report not in (None, "full"):
        raise refusal(USAGE, "assess.robustness")
    if options.report == "memo" and pack.memo is None:
        raise refusal(USAGE, "assess.memo", pack=pack.id)
    if options.report == "memo" and options.format == "json":
        raise refusal(USAGE, "assess.memo_json")
    if options.report == "brief" and options.format == "json":
        raise refusal(USAGE, "assess.brief_json")
    if options.report == "cable" and options.format != "text":
        raise refusal(USAGE, "assess.cable")
    if options.format == "json" or options.robustness:
        return "full"
    return options.report or ("memo" if pack.memo is not None and pack.memo.leads else "full")


def _written(
    report: str,
    assessment: Assessment,
    options: Options,
    ready: Ready,
    taken: tuple[str, ...],
    turned: tuple[Turn, ...],
    extra: tuple[Section, ...] = (),
    filler: Fill | None = None,
) -> str:
    if report == "memo":
        from pocarms.memo.render import render_memo

        return render_memo(assessment, ready.texts, options.format, ready.language, taken, turned, filler)
    if report in ("brief", "cable"):
        from pocarms.documents.produce import short_paper

        return short_paper(report, options.format, assessment, ready.texts, ready.language, filler)
    from pocarms.reports.render import render

    notes = marking_notes(assessment, ready.texts, ready.language)
    return render(assessment, options.format, ready.language, _whole(options), extra, filler, notes)


def _whole(options: Options) -> bool:
    """Whether the report is written with its annex: a page folds, a screen does not; JSON holds everything."""
    return options.format in ("html", "json") if options.whole is None else options.whole


def _tell(report: str, assessment: Assessment, pack: Pack, options: Options, taken: tuple[str, ...]) -> None:
    """Say on stderr what the reader of the report has to know beside it."""
    if report == "memo":
        if options.report is None:
            tell("note", "assess.is_memo")
    else:
        for line in taken:
            tell_text("note", line)
    wanted = assessment.marking_suggested
    if wanted and pack.memo is not None:  # of a mission the report says it
        tell("warning", "assess.marking", wanted=in_words(wanted), own=in_words(assessment.profile.marking))


def reaches(assessment: Assessment, step: str) -> bool:
    """Whether an advised finding or a headline stands at least at a step. Raises Stop where there is no such step."""
    classes = [c.id for c in assessment.classes]
    bodies = (assessment.whole, *assessment.parts)
    known = set(classes)
    found = False
    if step in classes:
        at_least = set(classes[classes.index(step) :])
        found = any(f.advice_shown and f.class_ in at_least for body in bodies for f in body.findings)
    for scale in (s for body in bodies for s in body.scales):
        steps = [s.id for s in scale.steps]
        known.update(steps)
        found |= step in steps and scale.headline in steps[steps.index(step) :]
    if step not in known:
        raise refusal(USAGE, "assess.step", step=step, known=", ".join(sorted(known)))
    return found
