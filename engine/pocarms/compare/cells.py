"""The cells of the grid in words: grade or counts, and what is behind them."""

from __future__ import annotations

from pocarms.compare.columns import TRUE
from pocarms.compare.comparison import Cell, Comparison, cell
from pocarms.compare.missions import Mission
from pocarms.compare.rows import Row
from pocarms.compare.standing import IN_PLACE, MISSING, OPEN, PARTLY, STATES, Found, found
from pocarms.compare.view import CellView, Count
from pocarms.program.names import name
from pocarms.reports.clean import clean_text
from pocarms.reports.naming import anchor as report_anchor
from pocarms.reports.strings import Strings

SYMBOLS = {"in_place": "●", "partly": "◐", "missing": "○", "unknown": "?", "not_applicable": "–"}
ORDER = ("in_place", "partly", "missing", "unknown", "not_applicable")


def counts(held: Cell, s: Strings) -> tuple[Count, ...]:
    """Return the states that some practice of a cell is in, with how many."""
    by_state = dict(zip(STATES, held.counts, strict=True))
    return tuple(Count(x, SYMBOLS[x], by_state[x], s(f"count.{x}")) for x in ORDER if by_state[x])


def finding_words(c: Comparison, one: Found, s: Strings) -> str:
    """Return an established finding in words: how much is missing, and in which areas."""
    title = c.pack.findings[one.finding].title
    return in_words(title, one.state, one.parts, s)


def in_words(title: str, state: str, parts: tuple[str, ...], s: Strings) -> str:
    """Return a title with its state and areas in brackets, where there are any."""
    values = {"title": title}
    if state:
        values["state"] = s(f"state.{state}")
    if parts:
        values["where"] = s.join(map(clean_text, parts))
    key = {(True, True): "finding.both", (True, False): "finding", (False, True): "finding.in"}
    return s(key[bool(state), bool(parts)], **values) if state or parts else title


def cell_view(c: Comparison, mission: Mission, anchor: str, row: Row, s: Strings) -> CellView:
    """Return a cell in words."""
    held = cell(c.pack, c.standing, mission, row)
    number = c.rows.index(row)
    words, more = _words(c, held, row, s)
    columns = c.standing.findings
    here = (found(c.standing, mission.now, c.pack.findings[f]) for f in row.findings)
    held_here = [one for one in here if one is not None]
    of_whole = [one.finding for one in held_here if not one.parts]
    gaps = tuple(finding_words(c, one, s) for one in held_here)
    n_open = sum(columns[f][mission.now] == OPEN for f in row.findings)
    tip = [*_reasons(c, mission, row), *([] if gaps else [s("cell.no_gap")])]
    tip += [s("cell.open", n=n_open)] if n_open else []
    return CellView(
        to=f"{anchor}-{number}",
        row=row.label,
        style=held.style,
        symbol=SYMBOLS.get(held.style, ""),
        words=words,
        more=more,
        counts=counts(held, s),
        tip=tuple(tip),
        gaps=gaps,
        at=f"#{report_anchor('finding', '', of_whole[0])}" if of_whole else "",
    )


def _words(c: Comparison, held: Cell, row: Row, s: Strings) -> tuple[str, tuple[str, ...]]:
    if held.style == "not_applicable":
        return s("style.not_applicable"), ()
    if held.graded is None:
        return ("" if any(held.counts) else s("cell.none")), ()
    labels = {step.id: step.label for step in c.pack.scales[row.scale].steps}
    g = held.graded
    more = []
    if g.floor != g.ceiling:
        if g.floor != c.pack.scales[row.scale].otherwise:
            more.append(s("cell.at_least", floor=labels[g.floor]))
        more.append(s("cell.may_be", ceiling=labels[g.ceiling]))
    return labels[g.headline], tuple(more)


def _reasons(c: Comparison, mission: Mission, row: Row) -> list[str]:
    """The rules that put the mission where it is on the row's scale, in its areas too."""
    if not row.scale:
        return []
    source = c.standing.gathered.sources[mission.now]
    out = []
    for rule in c.pack.level_rules:
        if rule.scale == row.scale:
            full = name("levelrule", rule.id)
            values = {c.standing.wholes.column(full)[mission.now]}
            if source.parts:
                values = set(c.standing.parts.column(full)[source.first : source.last])
            out += [rule.says] if TRUE in values else []
    return out


def practice_lines(c: Comparison, mission: Mission, row: Row, s: Strings) -> tuple[str, ...]:
    """Say which practices of a row are in place, partly there and missing, by their questions."""
    out = []
    for state in (IN_PLACE, PARTLY, MISSING):
        here = [q for q in row.practices if c.standing.practices[q][mission.now] == state]
        if here:
            asked = s.joined(c.pack.questions[q].ask for q in here)
            out.append(
                s("detail.practices", state=f"{SYMBOLS[STATES[state]]} {s(f'style.{STATES[state]}')}", practices=asked)
            )
    return tuple(out)
