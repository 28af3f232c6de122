"""A comparison of two packs in words, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pocarms.diff.strings import strings as over_time_strings
from pocarms.model.pack import Pack
from pocarms.packdiff import texts_en, texts_fr
from pocarms.packdiff.joint import NEW
from pocarms.packdiff.missions import Mission, Move, Says
from pocarms.packdiff.verdicts import Difference, Verdict
from pocarms.packdiff.whole import WORDS, PackDiff
from pocarms.program.placing import findings_scale
from pocarms.wording.strings import Strings
from pocarms.wording.words import value_words

NAMED = 6  # items named in a reason
SCHEMA = "pocarms/packdiff/1"


@cache
def strings(language: str) -> Strings:
    """Return the words of a language; English where there are none in it."""
    return over_time_strings(language).over(texts_en.TEXTS, texts_fr.TEXTS)


class Sayer:
    """Says a comparison. old, new: the packs with their texts in the language of the words."""

    def __init__(self, found: PackDiff, old: Pack, new: Pack, language: str) -> None:
        self.found, self.old, self.new = found, old, new
        self.language = "fr" if language == "fr" else "en"
        self.s = strings(self.language)

    # text --------------------------------------------------------------------------------------------------------

    def text(self, listed: int) -> str:
        """Return the comparison as text; of each section at most so many are listed."""
        found, s = self.found, self.s
        key = "title" if found.old.version != found.new.version else "same_version"
        lines = [s(key, pack=found.new.id, old=found.old.version, new=found.new.version), ""]
        lines += [s(f"step.{found.step.proposed}")]
        lines += [f"  {self._reason(r.key, r.items)}" for r in found.step.reasons]
        lines += [s(f"taken.{found.step.taken}"), ""]
        lines += [s("counts", of=len(found.verdicts), **{word: found.count(word) for word in WORDS})]
        for word in WORDS[:-1]:
            lines += self._section(word, [self._verdict(v) for v in found.verdicts if v.word == word], listed)
        for word, entries in self._items():
            lines += self._section(word, [[entry] for entry in entries], listed)
        if found.missions is not None:
            lines += self._missions(found.missions, listed)
        return "\n".join(lines) + "\n"

    def _section(self, word: str, entries: Sequence[Sequence[str]], listed: int) -> list[str]:
        if not entries:
            return []
        lines = ["", f"{self.s(f'section.{word}')} ({len(entries)})"]
        if word == "not_decided":
            lines.append(f"  {self.s('not_decided.why')}")
        for entry in entries[:listed]:
            lines += [f"  {line}" for line in entry]
        if len(entries) > listed:
            lines.append("  " + self.s("listed", shown=listed, of=len(entries)))
        return lines

    def _reason(self, key: str, items: Sequence[str]) -> str:
        named = [*items[:NAMED]]
        if len(items) > NAMED:
            named.append(self.s("more", n=len(items) - NAMED))
        return self.s(f"reason.{key}", n=len(items), items=", ".join(named))

    def _verdict(self, verdict: Verdict) -> list[str]:
        s, conclusion = self.s, verdict.conclusion
        origin = s("own" if self.found.own(verdict) else "follows")
        lines = [f"{self._thing(conclusion.kind, conclusion.item)} ({origin})"]
        if verdict.case is None:
            return lines
        said = self._both(verdict)
        lines += [f"    {self._entry_of('old', said[0])}", f"    {self._entry_of('new', said[1])}"]
        if not verdict.case.answers:
            return [*lines, f"    {s('case.none')}"]
        lines.append(f"    {s('case')}")
        return [*lines, *(f"      {line}" for line in self.case(verdict.case))]

    def case(self, case: Difference) -> Iterator[str]:
        """Say the answers of a case, a line for each question."""
        for id_, value in case.answers.items():
            own = id_.removeprefix(NEW)
            question = (self.new if id_ != own or own in self.new.questions else self.old).questions[own]
            options = {o.id for o in question.options}
            if isinstance(value, dict) and not set(value) <= options:
                question = self.old.questions[own]
            if isinstance(value, dict):  # lines that are open are left out: nothing hangs on them here
                question = replace(question, options=tuple(o for o in question.options if o.id in value))
            answer = value_words(question, value, self.language)
            answer = self.s("evidenced", answer=answer) if id_ in case.evidenced else answer
            yield f"{question.ask} ({own}) {answer}"

    def _both(self, verdict: Verdict) -> tuple[str, str]:
        assert verdict.case is not None
        kind, item, case = verdict.conclusion.kind, verdict.conclusion.item, verdict.case
        old, new = ({word: pair[side] for word, pair in case.says.items()} for side in (0, 1))
        return self.outcome(kind, item, old, 0), self.outcome(kind, item, new, 1)

    def outcome(self, kind: str, item: str, says: Says, side: int) -> str:
        """Say what one of the packs concludes: word -> truth, as in a verdict's case."""
        pack = (self.old, self.new)[side]
        if kind in ("class", "level"):
            scale = findings_scale(pack) if kind == "class" else pack.scales[item]
            assert scale is not None
            labels = {step.id: step.label for step in scale.steps}
            return self._between(says, labels, labels[scale.steps[0].id])
        if kind in ("state", "harm"):
            return self._between(says, {w: self.s(f"{kind}.{w}") for w in says}, self.s(f"{kind}.none"))
        if kind in ("owner", "room_to_act"):
            called = pack.owners if kind == "owner" else pack.room
            sure = [called.get(v, v) for v, truth in says.items() if truth]
            may = [called.get(v, v) for v, truth in says.items() if truth is None]
            if sure:
                return self.s.join(sure)
            return self.s("perhaps", items=self.s.join(may, "or")) if may else self.s("nobody")
        word = {True: "yes", False: "no", None: "open"}[says[""]]
        own = self.s.texts.get(f"{kind}.{word}")
        return own if isinstance(own, str) else self.s(f"truth.{word}")

    def _between(self, says: Says, labels: dict[str, str], lowest: str) -> str:
        low = high = lowest
        for word, truth in says.items():
            low = labels[word] if truth else low
            high = labels[word] if truth is not False else high
        return low if low == high else self.s("range", low=low, high=high)

    def _called(self, kind: str, item: str) -> str:
        """An item by its title and its id."""
        for pack in (self.new, self.old):
            title = _title(pack, kind, item)
            if title:
                return f"{title} ({item})"
        return item

    # items and missions ------------------------------------------------------------------------------------------

    def _items(self) -> Iterator[tuple[str, list[str]]]:
        s, items = self.s, self.found.items
        yield (
            "added",
            [self._thing(t.kind, t.id) for t in items.added]
            + [s("option", option=o, question=q) for q, o in items.options_added],
        )
        yield (
            "gone",
            [self._thing(t.kind, t.id) for t in items.gone]
            + [s("option", option=o, question=q) for q, o in items.options_gone],
        )
        yield "renamed", [s("renamed", old=self._thing(t.kind, t.id), new=t.into) for t in items.renamed]
        yield "settings", [
            s("setting", item=f"{s.word('kind', x.kind)} {x.id}", field=x.field, old=x.old or s("nothing"),
              new=x.new or s("nothing"))
            for x in items.settings
        ]  # fmt: skip
        yield "texts", list(items.texts)
        yield "sources", list(items.sources)

    def _entry_of(self, word: str, what: str) -> str:
        return self.s("entry", kind=self.s(word), what=what)

    def _thing(self, kind: str, item: str) -> str:
        return self.s("entry", kind=self.s.word("kind", kind), what=self._called(kind, item))

    def _missions(self, missions: Sequence[Mission], listed: int) -> list[str]:
        s = self.s
        moved = sum(bool(m.moves) for m in missions)
        lines = ["", s("section.missions"), "  " + s("missions", n=len(missions), moved=moved)]
        for mission in missions:
            lines.append(f"  {mission.name} ({mission.file})" + ("" if mission.moves else f", {s('mission.same')}"))
            for move in mission.moves[:listed]:
                title = self._thing(move.kind, move.item)
                lines.append(f"    {s('in', title=title, where=move.part) if move.part else title}")
                was, is_ = self._stands(move)
                lines += [f"      {self._entry_of('old', was)}", f"      {self._entry_of('new', is_)}"]
                why = s.join(f"{s.word('kind', kind)} {id_}" for kind, id_ in move.why)
                lines.append("      " + (s("why", items=why) if why else s("why.unknown")))
            if len(mission.moves) > listed:
                lines.append("    " + s("listed", shown=listed, of=len(mission.moves)))
            lines += ["    " + s("lost", question=lost.question) for lost in mission.lost]
        return lines

    def _stands(self, move: Move) -> tuple[str, str]:
        absent = self.s("status.absent")
        was = absent if move.before is None else self.outcome(move.kind, move.item, move.before, 0)
        is_ = absent if move.now is None else self.outcome(move.kind, move.item, move.now, 1)
        return was, is_

    def _mission(self, mission: Mission) -> dict[str, object]:
        moves = []
        for move in mission.moves:
            was, is_ = self._stands(move)
            why = [{"kind": kind, "id": id_} for kind, id_ in move.why]
            moves.append({"kind": move.kind, "id": move.item, "part": move.part, "before": was, "now": is_, "why": why})
        lost = [lost.question for lost in mission.lost]
        return {"file": mission.file, "name": mission.name, "moves": moves, "lost": lost}

    # json --------------------------------------------------------------------------------------------------------

    def json(self) -> str:
        """Return the comparison for a program to read."""
        found, items = self.found, self.found.items
        data = {
            "schema": SCHEMA,
            "pack": found.new.id,
            "old": {"version": found.old.version, "digest": found.old.digest},
            "new": {"version": found.new.version, "digest": found.new.digest},
            "step": {
                "proposed": found.step.proposed,
                "taken": found.step.taken,
                "reasons": [{"why": r.key, "items": list(r.items)} for r in found.step.reasons],
            },
            "counts": {word: found.count(word) for word in WORDS},
            "conclusions": [self._entry(v) for v in found.verdicts],
            "added": [{"kind": t.kind, "id": t.id} for t in items.added],
            "gone": [{"kind": t.kind, "id": t.id} for t in items.gone],
            "renamed": [{"kind": t.kind, "id": t.id, "into": t.into} for t in items.renamed],
            "options_added": [{"question": q, "option": o} for q, o in items.options_added],
            "options_gone": [{"question": q, "option": o} for q, o in items.options_gone],
            "asked_otherwise": list(items.asked_otherwise),
            "settings": [x._asdict() for x in items.settings],
            "texts": list(items.texts),
            "sources": list(items.sources),
            "missions": None if found.missions is None else [self._mission(m) for m in found.missions],
        }
        return json.dumps(data, indent=2, ensure_ascii=False, default=str) + "\n"

    def _entry(self, verdict: Verdict) -> dict[str, object]:
        entry: dict[str, object] = {
            "kind": verdict.conclusion.kind,
            "id": verdict.conclusion.item,
            "verdict": verdict.word,
        }
        if verdict.word != "equal":
            entry["own_rule_changed"] = self.found.own(verdict)
        if verdict.case is not None:
            entry["case"] = {q.removeprefix(NEW): value for q, value in verdict.case.answers.items()}
            entry["with_good_evidence"] = sorted(verdict.case.evidenced)
            entry["old"], entry["new"] = self._both(verdict)
        return entry


def _title(pack: Pack, kind: str, item: str) -> str:
    """What a pack calls an item; "" where it has no name for it."""
    if kind in ("finding", "task", "state", "harm", "class", "owner", "room_to_act") and item in pack.findings:
        return pack.findings[item].title
    if kind == "question" and item in pack.questions:
        return pack.questions[item].ask
    held: dict[str, dict[str, str]] = {
        "concept": {c.id: c.label for c in pack.concepts.values()},
        "level": {x.id: x.label for x in pack.scales.values()},
        "level_rule": {r.id: r.says for r in pack.level_rules},
        "modifier": {m.id: m.label for m in pack.modifiers.values()},
        "bundle": {b.id: b.title for b in pack.bundles.values()},
        "action": {a.id: a.says for a in pack.actions.values()},
        "conflict": {c.id: c.says for c in pack.conflicts.values()},
        "measure": {m.id: m.says for m in pack.measures.values()},
        "fits": {m.id: m.says for m in pack.measures.values()},
        "step": {x.id: x.says for x in pack.steps.values()},
        "done": {x.id: x.says for x in pack.steps.values()},
    }
    return held.get(kind, {}).get(item, "")
