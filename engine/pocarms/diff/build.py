"""From a history to its page: every table and sentence, in the language of the pack's texts."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms import __version__
from pocarms.compare.standing import Graded
from pocarms.diff import say
from pocarms.diff.changes import Moved
from pocarms.diff.history import Dated, History, Step
from pocarms.diff.states import ABSENT, State
from pocarms.diff.strings import strings
from pocarms.diff.timeline import MOST, SYMBOLS, Lane, draw, mark
from pocarms.diff.view import Group, HistoryView, Picture, StepView
from pocarms.model.marking import marking_words
from pocarms.profiles.digest import since_signed
from pocarms.reports.clean import clean, clean_text
from pocarms.reports.view import Field, Line, Table
from pocarms.wording.strings import Strings

MOVEMENTS = (
    "closed", "closed_unproved", "new", "newly_known", "moved", "persistent", "not_known_now", "settled", "opened",
    "time", "pack", "pack_new", "pack_gone",
)  # fmt: skip
DATES_FOR_A_PICTURE = 3


def build(history: History) -> HistoryView:
    """Return what the page shows."""
    h, s = history, strings(history.prepared.language)
    lanes = _lanes(h, s)
    many = len(h.days) >= DATES_FOR_A_PICTURE
    days = [s.date(d.day) for d in h.days]
    alt = s("timeline.alt", mission=clean_text(h.name), n=len(days))
    more = s("timeline.more", n=MOST) if len(lanes) > MOST else ""
    picture = Picture(draw(lanes, days, s("section.timeline"), alt), alt, more) if many and lanes else None
    unreviewed = h.prepared.reviewed.startswith("not reviewed")
    return clean(
        HistoryView(
            language=s.language,
            title=s("title", mission=clean_text(h.name)),
            marking=marking_words(h.marking, s.language),
            facts=_facts(h, s),
            advises=s("advises"),
            intro=s("intro"),
            warnings=_warnings(h, s),
            steps=tuple(_step(h, n, step, s) for n, step in enumerate(h.steps)),
            picture=picture,
            timeline=_timeline(h, lanes, days, s) if many else None,
            timeline_intro=s("timeline.intro"),
            timeline_legend=s("timeline.legend"),
            footer=(s("footer"), *([s("footer.unreviewed")] if unreviewed else [])),
        )
    )


def _facts(h: History, s: Strings) -> tuple[Field, ...]:
    shares = tuple(
        Line(s("unknown_share", day=s.date(d.day), n=d.counts.unknown, of=d.counts.applicable)) for d in h.days
    )
    pack = s("fact.version", name=h.pack.title, version=f"{h.pack.version} ({h.pack.digest[:8]})")
    return (
        Field("days", s("days"), shares),
        Field("pack", s("fact.pack"), (Line(pack),)),
        Field("tool", s("fact.tool"), (Line(s("fact.version", name="pocarms", version=__version__)),)),
    )


def _warnings(h: History, s: Strings) -> tuple[str, ...]:
    said = []
    for d in h.days:
        day = s.date(d.day)
        if d.asks_for and d.asks_for != d.version:
            said.append(s("warning.version", day=day, asked=clean_text(d.asks_for), version=d.version))
        said += [s(f"lost.{x.why}", day=day, question=x.question) for x in d.lost]
    changed = (d for d in h.days if since_signed(d.profile) == "changed")
    said += [s("pair", label=s.date(d.day), value=s("signed.since")) for d in changed]
    drafts = [s.date(d.day) for d in h.days if d.profile.state == "draft"]
    return (*said, *([s("warning.drafts", n=len(drafts), days=s.join(drafts))] if drafts else []))


def _step(h: History, n: int, step: Step, s: Strings) -> StepView:
    before, now = h.days[n], h.days[n + 1]
    notes = [s("part.new", part=clean_text(p)) for p in step.parts_new]
    notes += [s("part.gone", part=clean_text(p)) for p in step.parts_gone]
    if step.pack is not None:
        notes.append(s("pack.changed", before=step.pack[0], now=step.pack[1], day=s.date(before.day)))
    groups = _groups(h, step, s)
    return StepView(
        title=s("section.step", before=s.date(before.day), now=s.date(now.day)),
        notes=tuple(notes),
        groups=groups,
        empty="" if groups else s("none"),
        scales=_scales(h, step, s),
        answers=_answers(h, step, s),
        actions=_actions(h, now, step, s),
    )


def _groups(h: History, step: Step, s: Strings) -> tuple[Group, ...]:
    out = []
    for strength in (False, True):
        for movement in MOVEMENTS:
            here = [m for m in step.findings if m.movement == movement and say.is_strength(h, m.finding) is strength]
            if here:
                title = s(f"movement.{movement}")
                title = s("pair", label=s("strengths"), value=title) if strength else title
                out.append(Group(movement, title, _findings(h, step, title, here, s)))
    return tuple(out)


def _findings(h: History, step: Step, title: str, moved: Sequence[Moved], s: Strings) -> Table:
    rows: list[tuple[tuple[Line, ...], ...]] = []
    for one in moved:
        pack = say.pack_of(h, one.finding)
        finding = pack.findings[one.finding]
        kind = Line(pack.kinds[finding.kind].label)
        rows.append(
            (
                (Line(finding.title), kind),
                (Line(say.state_words(pack, one.before, s)),),
                (Line(say.state_words(pack, one.now, s)),),
                tuple(Line(text) for text in say.cause_words(h, step, one, s)),
            )
        )
    head = tuple(s(f"head.{x}") for x in ("finding", "before", "now", "why"))
    if not any(row[-1] for row in rows):  # what persists has no cause: no empty column takes the others' room
        head, rows = head[:-1], [row[:-1] for row in rows]
    return Table("moved", title, head, tuple(rows))


def _scales(h: History, step: Step, s: Strings) -> Table | None:
    rows = []
    for one in step.scales:
        new = h.pack.scales.get(one.scale)
        old = h.old.pack.scales.get(one.scale) if h.old is not None and step.pack is not None else new
        shown = new or old
        rows.append(
            (
                (Line(shown.label if shown else one.scale),),
                (Line(say.graded_words(old or new, one.before, s)),),
                (Line(say.graded_words(new or old, one.now, s)),),
                tuple(Line(s("cause.answers.none" if c == "answers" else f"cause.{c}")) for c in one.causes),
            )
        )
    head = tuple(s(f"head.{x}") for x in ("scale", "before", "now", "why"))
    return Table("scales", s("section.scales"), head, tuple(rows)) if rows else None


def _answers(h: History, step: Step, s: Strings) -> Table | None:
    rows = []
    for change in step.answers:
        place = say.place_words(h, change, s)
        rows.append(
            (
                (Line(h.pack.questions[change.question].ask),),
                (Line(place),) if place else (),
                (Line(say.answer_words(h, change.question, change.before)),),
                (Line(say.answer_words(h, change.question, change.now)),),
                (Line(say.source_words(change, s)),),
            )
        )
    head = tuple(s(f"head.{x}") for x in ("question", "where", "before", "now", "source"))
    return Table("answers", s("section.answers"), head, tuple(rows)) if rows else None


def _actions(h: History, now: Dated, step: Step, s: Strings) -> Table | None:
    """Return the actions that are stated otherwise, each beside how its finding stands now."""
    rows = []
    for change in step.actions:
        place = say.place_title(h, change.place)
        state = now.now.findings.get(change.id)
        stands = say.state_words(say.pack_of(h, change.id), state, s) if state is not None else ""
        rows.append(
            (
                (Line(say.advice_title(h, change.id)),),
                (Line(place),) if place else (),
                tuple(map(Line, say.action_words(change.before, s))),
                tuple(map(Line, say.action_words(change.now, s))),
                (Line(stands),) if stands else (),
            )
        )
    head = tuple(s(f"head.{x}") for x in ("planned", "where", "before", "now", "finding_now"))
    return Table("planned", s("section.planned"), head, tuple(rows)) if rows else None


def states_of(h: History, finding: str) -> tuple[State, ...]:
    """Return how a finding stood on each day, on the newest pack."""
    return tuple(d.now.findings.get(finding, State(ABSENT)) for d in h.days)


def ever_established(h: History) -> tuple[str, ...]:
    """Return the findings that were established on some day, on the newest pack, by id."""
    return tuple(f for f in sorted(h.pack.findings) if any(state.status == "established" for state in states_of(h, f)))


def _lanes(h: History, s: Strings) -> list[Lane]:
    out = []
    for id_ in ever_established(h):
        states = states_of(h, id_)
        words = tuple(f"{SYMBOLS[mark(state)]} {say.state_words(h.pack, state, s)}" for state in states)
        out.append(Lane(h.pack.findings[id_].title, states, words))
    return out


def _timeline(h: History, lanes: Sequence[Lane], days: Sequence[str], s: Strings) -> Table:
    rows = [((Line(lane.label),), *((Line(text),) for text in lane.words)) for lane in lanes]
    for id_ in sorted(h.days[-1].now.scales):
        scale = h.pack.scales[id_]
        graded = (say.graded_words(scale, _graded(d, id_), s) for d in h.days)
        rows.append(((Line(scale.label or id_),), *((Line(text),) for text in graded)))
    return Table("timeline", s("timeline.rows"), (s("head.finding"), *days), tuple(rows))


def _graded(dated: Dated, scale: str) -> Graded | None:
    return dated.now.scales.get(scale)
