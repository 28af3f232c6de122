"""What rests on what: which items an item reads or names, who names it, and the chain from answers drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pocarms.author.sites import sites
from pocarms.model.conditions import Condition
from pocarms.model.pack import Pack
from pocarms.reports.pictures.svg import Drawing, arrow, box, fitted, words
from pocarms.site.data import Chain
from pocarms.site.words import Named, Sayer, read_by

MOST = 30  # boxes; beyond that a picture says less than the table
_WIDTH, _HEIGHT, _ACROSS, _DOWN = 194, 70, 44, 12
_COLUMNS = 29  # of text in a box
_OWN = ("gate", "task", "owner", "room_to_act", "done")  # conditions on something else than whether the item holds

Reads = Mapping[str, tuple[str, ...]]


def conditions(pack: Pack) -> dict[str, list[tuple[str, int, Condition]]]:
    """Return the conditions of every item: of which kind, which of several, and the condition."""
    found: dict[str, list[tuple[str, int, Condition]]] = {}
    for site, condition in sites(pack):
        found.setdefault(site.id, []).append((site.kind, site.n, condition))
    return found


def reads(pack: Pack, by: Mapping[str, list[tuple[str, int, Condition]]]) -> dict[str, tuple[str, ...]]:
    """Return for every item the questions and concepts that decide whether it holds, practices first."""
    found: dict[str, dict[str, None]] = {}
    for finding in pack.findings.values():
        found[finding.id] = dict.fromkeys(finding.practice)
    for id_, own in by.items():
        for kind, _, condition in own:
            if kind not in _OWN:
                found.setdefault(id_, {}).update(dict.fromkeys(read_by(condition)))
    return {id_: tuple(tested) for id_, tested in found.items()}


def names(named: Named, by: Mapping[str, list[tuple[str, int, Condition]]]) -> Iterator[str]:
    """Yield every item that an item reads or names, in whatever way."""
    item = named.item
    for _, _, condition in by.get(named.id, ()):
        yield from read_by(condition)
    for key in ("practice", "needs", "helped_by", "examples", "findings", "covers", "doubts", "after", "over"):
        yield from getattr(item, key, ())
    if named.sort == "modifier":
        yield from item.applies_to.ids
    if getattr(item, "done_by", ""):
        yield item.done_by


def chain(id_: str, reads_: Reads, sayer: Sayer) -> Chain | None:
    """Return the chain from answers to an item; None where it rests on nothing."""
    if not reads_.get(id_):
        return None
    nodes = _closure(id_, reads_, sayer)
    edges = [(below, at) for at in nodes for below in reads_.get(at, ()) if below in nodes]
    rows = tuple((sayer.ref(at), tuple(sayer.ref(below) for below in reads_[at])) for at in nodes if reads_.get(at))
    title = sayer.s("chain.title_of", title=sayer.named[id_].title)
    return Chain(_draw(nodes, edges, sayer).markup(title) if len(nodes) <= MOST else "", rows)


def _closure(id_: str, reads_: Reads, sayer: Sayer) -> list[str]:
    """Return an item and all it rests on, nearest first."""
    found = [id_]
    for at in found:  # the list grows while it is walked
        found += [one for one in dict.fromkeys(reads_.get(at, ())) if one in sayer.named and one not in found]
    return found


def _draw(nodes: list[str], edges: list[tuple[str, str]], sayer: Sayer) -> Drawing:
    """Draw answers on the left, what follows from them to the right of them, the item last."""
    levels = _levels(nodes, edges)
    columns: dict[int, list[str]] = {}
    for id_ in nodes:
        columns.setdefault(levels[id_], []).append(id_)
    at_: dict[str, tuple[float, float]] = {}
    tallest = max(map(len, columns.values()))
    for level, ids in columns.items():
        top = (tallest - len(ids)) * (_HEIGHT + _DOWN) / 2
        for row, id_ in enumerate(ids):
            at_[id_] = (level * (_WIDTH + _ACROSS) + 1, top + row * (_HEIGHT + _DOWN) + 1)
    pieces = []
    for below, at in edges:
        (x1, y1), (x2, y2) = at_[below], at_[at]
        pieces.append(arrow(x1 + _WIDTH, y1 + _HEIGHT / 2, x2, y2 + _HEIGHT / 2, "edge"))
    for id_ in nodes:
        (x, y), named = at_[id_], sayer.named[id_]
        pieces.append(box(x, y, _WIDTH, _HEIGHT, named.sort))
        pieces.append(words(fitted(named.title, _COLUMNS, 3), x + 8, y + 17, "in-box"))
        pieces.append(words(fitted(sayer.s(f"sort.{named.sort}"), _COLUMNS, 1), x + 8, y + _HEIGHT - 7, "in-box small"))
    width = (max(levels.values()) + 1) * (_WIDTH + _ACROSS) - _ACROSS + 2
    return Drawing(width, tallest * (_HEIGHT + _DOWN) - _DOWN + 2, tuple(pieces))


def _levels(nodes: list[str], edges: list[tuple[str, str]]) -> dict[str, int]:
    """Return the column of each box: as far right as what follows from it allows, so that arrows pass few boxes."""
    levels = dict.fromkeys(nodes, 0)
    for _ in nodes:  # the longest way; rules have no cycle (a load error)
        for below, at in edges:
            levels[at] = max(levels[at], levels[below] + 1)
    for _ in nodes:
        for node in nodes:
            after = [levels[at] for below, at in edges if below == node]
            levels[node] = min(after) - 1 if after else levels[node]
    return levels
