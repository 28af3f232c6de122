"""How firm a result is, as a section of the report in every format, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pocarms.assessment.assess import Prepared
from pocarms.assessment.judge import Judgement
from pocarms.model.profile import Profile, Value
from pocarms.program.placing import findings_scale, whole_scales
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reasoning.ask_next.next_paper import answers_words
from pocarms.reasoning.firmness.carrying import Carried
from pocarms.reasoning.firmness.robust import Robustness, Turn
from pocarms.reasoning.firmness.standing import headline_of
from pocarms.reasoning.saying import sayings
from pocarms.reasoning.show import plain
from pocarms.reasoning.what_if.whatif_paper import place_words
from pocarms.reports.clean import clean
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line, Section, Table
from pocarms.wording.words import value_words

MOST_ROWS = 25
MOST_TITLES = 6
MOST_THROUGH = 3

Row = tuple[tuple[Line, ...], ...]


def section(prepared: Prepared, profile: Profile, judgement: Judgement, robust: Robustness) -> Section:
    """Return the page for a report."""
    return clean(_Page(prepared, profile, judgement, robust).section())


def as_data(robust: Robustness) -> dict[str, object]:
    """Return everything as data for JSON; findings and scales by id, cases by the id of the part or ""."""
    turns = [
        {
            "kind": t.kind,
            "id": t.id,
            "case": t.case,
            "before": t.before,
            "after": t.after,
            "through": [{"part": a.part, "question": a.question, "answers": values} for a, values in t.through],
        }
        for t in robust.turns
    ]
    data: dict[str, object] = plain(robust)
    return {**data, "turns": plain(turns)}


class _Page:
    def __init__(self, prepared: Prepared, profile: Profile, judgement: Judgement, robust: Robustness) -> None:
        self.prepared, self.profile, self.judgement, self.robust = prepared, profile, judgement, robust
        self.s: Strings = sayings(prepared.language)
        self.titles = {p.id: p.name for p in profile.parts}

    def section(self) -> Section:
        s, robust = self.s, self.robust
        levels = [t for t in robust.turns if t.kind == "scale"]
        whole = [replace(t, case="") for t in levels if not t.case]
        levels = [t for t in levels if not t.case or replace(t, case="") not in whole]  # a part like the whole: once
        moves = [t for t in robust.turns if t.kind == "finding" and t.before[0] == "established"]
        enters = [t for t in robust.turns if t.kind == "finding" and t.before[0] != "established"]
        weak = [c for c in robust.carried if c.weak]
        tables = [
            self._turns("levels", levels),
            self._turns("moves", moves),
            self._turns("enters", enters),
            self._weak(weak),
        ]
        return Section(
            "robustness",
            "robustness",
            s("robust.title"),
            s("robust.intro"),
            lines=tuple(Line(text) for text in self._lines(levels, enters, weak)),
            sections=tuple(
                Section(table.key, table.key.replace("_", "-"), table.caption, tables=(table,))
                for table in tables
                if table is not None
            ),
        )

    def _lines(self, levels: Sequence[Turn], enters: Sequence[Turn], weak: Sequence[Carried]) -> Iterator[str]:
        s, robust = self.s, self.robust
        yield s("robust.tried", n=robust.questions, answers=robust.answers)
        if robust.contradictions:
            yield s("robust.contradictions", n=robust.contradictions)
        if not robust.whole:
            yield s("robust.some")
        for scale in whole_scales(self.prepared.pack):
            over = self.judgement.parts or (self.judgement.whole,)
            step = self._step(scale.id, headline_of(scale, over))
            moved = any(t.id == scale.id and not t.case for t in levels)
            yield s("robust.level_moves" if moved else "robust.level_stays", label=scale.label or scale.id, step=step)
        yield s("robust.keep", n=robust.placed, keep=robust.keep)
        yield s("robust.enter", n=len({(t.case, t.id) for t in enters}))
        yield s("robust.resting", n=len(robust.carried))
        if weak:
            count = {w: sum(w in c.weak for c in weak) for w in ("unsourced", "undated", "old")}
            yield s("robust.weak", **count)
        else:
            yield s("robust.no_weak")

    # what one answer would move --------------------------------------------------------------------------------------

    def _turns(self, key: str, turns: Sequence[Turn]) -> Table | None:
        if not turns:
            return None
        s = self.s
        head = tuple(s(f"robust.head.{h}") for h in ("what", "now", "then", "through"))
        rows: list[Row] = [
            (
                (Line(self._what(t.kind, t.id, t.case)),),
                (Line(self._stand(t, t.before)),),
                (Line(self._stand(t, t.after)),),
                tuple(map(Line, self._through(t))),
            )
            for t in turns[:MOST_ROWS]
        ]
        return Table(f"robust_{key}", self._caption(f"robust.{key}", len(turns)), head, tuple(rows))

    def _caption(self, key: str, n: int) -> str:
        said = self.s(key)
        return f"{said}. {self.s('robust.more', n=n - MOST_ROWS)}" if n > MOST_ROWS else said

    def _what(self, kind: str, id_: str, case: str) -> str:
        pack = self.prepared.pack
        title = pack.findings[id_].title if kind == "finding" else pack.scales[id_].label or id_
        return self.s("robust.in", what=title, part=self.titles[case]) if case else title

    def _stand(self, turn: Turn, stand: tuple[str, str]) -> str:
        if turn.kind == "scale":
            return self._step(turn.id, stand[0])
        scale = findings_scale(self.prepared.pack)
        status = self.s(f"status.{stand[0]}")
        return f"{status}, {self._step(scale.id, stand[1])}" if stand[1] and scale is not None else status

    def _step(self, scale: str, step: str) -> str:
        return next(t.label for t in self.prepared.pack.scales[scale].steps if t.id == step)

    def _through(self, turn: Turn) -> Iterator[str]:
        for ask, values in turn.through[:MOST_THROUGH]:
            yield self._asked(ask, values, turn.case)
        if len(turn.through) > MOST_THROUGH:
            yield self.s("robust.through_more", n=len(turn.through) - MOST_THROUGH)

    def _asked(self, ask: Ask, values: Sequence[Value], case: str) -> str:
        question = self.prepared.pack.questions[ask.question]
        some = values[:MOST_THROUGH]
        answers = answers_words(question, some, self.prepared.language, self.s)
        if len(values) > len(some):
            answers = self.s("robust.and_more", titles=answers, n=len(values) - len(some))
        words: Mapping[str, str] = {"ask": self.s.quote(question.ask), "answers": answers}
        if ask.part and ask.part != case:
            return self.s("robust.through_part", part=self.titles[ask.part], **words)
        return self.s("robust.through", **words)

    # what hangs on weak answers --------------------------------------------------------------------------------------

    def _weak(self, weak: Sequence[Carried]) -> Table | None:
        if not weak:
            return None
        s = self.s
        head = tuple(s(f"robust.head.{h}") for h in ("answer", "weak", "carries"))
        rows = tuple(self._carried(one) for one in weak[:MOST_ROWS])
        return Table("robust_carried", self._caption("robust.carried", len(weak)), head, rows)

    def _carried(self, one: Carried) -> Row:
        s = self.s
        question = self.prepared.pack.questions[one.question]
        answer = s("pair", label=question.ask, value=value_words(question, one.value, self.prepared.language))
        where = place_words(self.profile, one.place)
        day = s.date(one.as_of) if one.as_of else ""
        weak = tuple(Line(s(f"robust.{w}", day=day)) for w in one.weak)
        return (Line(s("robust.in", what=answer, part=where) if where else answer),), weak, tuple(self._hanging(one))

    def _hanging(self, one: Carried) -> Iterator[Line]:
        s = self.s
        for case, scale in one.levels:
            yield Line(s("robust.on_level", label=self._what("scale", scale, case)))
        for key, found in (("lost", one.lost), ("fallen", one.fallen)):
            if found:
                titles = s.joined(self._what("finding", id_, case) for case, id_ in found[:MOST_TITLES])
                if len(found) > MOST_TITLES:
                    titles = s("robust.and_more", titles=titles, n=len(found) - MOST_TITLES)
                yield Line(s(f"robust.{key}", n=len(found), titles=titles))
