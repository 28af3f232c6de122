"""Searching for all smallest sets of changes that bring a goal about (see `goals`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import comb, prod

from pocarms.assessment.table import Table, spread
from pocarms.model.pack import Pack
from pocarms.program.encode import question_slots
from pocarms.reasoning.what_if.changes import Lever, Moves, acting, concerned, is_chain, levers, slot_changes
from pocarms.reasoning.what_if.goals import Goal, Reading, names_read
from pocarms.reasoning.what_if.section import Section
from pocarms.reasoning.world import World
from pocarms.records import dataclass

EVERY = 1 << 16  # ways of changing the answers up to which sets of every size are searched
LARGEST = 3  # beyond that: changes in a set
WAYS = 400_000  # beyond that: sets tried

Picked = tuple[tuple[int, int], ...]
"""A set of changes: (number of the lever, which of the answers it may become), by lever."""


@dataclass(frozen=True)
class Reached:
    """What a search found. sets: each a smallest one, the smaller first. every: sets of every size were searched;

    else those of up to `largest` changes. There already: nothing needs to change.
    """

    levers: tuple[Lever, ...]
    sets: tuple[Picked, ...]
    already: bool
    every: bool
    largest: int


def search(
    pack: Pack,
    world: World,
    goal: Goal,
    uses: Mapping[str, Sequence[str]],
    moves: Moves = acting,
    largest_set: int = LARGEST,
) -> Reached:
    """Search for all smallest sets of changes. uses: for every part the blocks it uses.

    moves: what an answer may become. largest_set: changes in a set, where not every size can be searched.
    """
    section = Section(pack, world, goal.case, names_read(pack, goal))
    tools = _levers(pack, world, section, moves)
    effects = [_effects(pack, world, lever, uses) for lever in tools]
    readings = Reading(pack, goal, section)
    already = bool(readings.reached(section.base()) & 1)
    if already or not tools:
        return Reached(tools, (), already, True, len(tools))
    radices = [len(lever.may_become) + 1 for lever in tools]
    if prod(radices) <= EVERY:
        found = _all_sizes(pack, tools, effects, readings, section)
        return Reached(tools, tuple(sorted(found, key=_size)), False, True, len(tools))
    if not readings.open_to(_left_open(pack, world, tools, effects, section)):
        return Reached(tools, (), False, True, len(tools))
    sets: list[Picked] = []
    tried, largest = 0, 0
    for size in range(1, min(largest_set, len(tools)) + 1):
        tried += _count(radices, size)
        if tried > WAYS:
            break
        ways = list(_of_size(radices, size))
        sets = _minimal(pack, tools, [*sets, *_try(ways, effects, readings, section)])
        largest = size
    return Reached(tools, tuple(sets), False, largest == len(tools), largest)


def _levers(pack: Pack, world: World, section: Section, moves: Moves) -> tuple[Lever, ...]:
    """What may be changed of what the goal reads, and of what conflicts tie to it: these may need undoing."""
    questions = section.questions
    while True:
        tools = levers(pack, world, questions, section.cases, moves)
        more = section.tied({lever.question for lever in tools}) - questions
        if not more:
            return tools
        questions |= more


Effects = Mapping[int, tuple[Mapping[int, int], ...]]
"""What a lever does: per case, for each answer it may become, the slots that change."""


def _effects(pack: Pack, world: World, lever: Lever, uses: Mapping[str, Sequence[str]]) -> Effects:
    return {
        case: tuple(
            slot_changes(world.coder, pack, world.cases[case], world.context, lever.question, value)
            for value in lever.may_become
        )
        for case in concerned(world, uses, lever.place, lever.question)
    }


def _left_open(
    pack: Pack, world: World, tools: Sequence[Lever], effects: Sequence[Effects], section: Section
) -> dict[int, dict[int, int]]:
    """The case in which nobody has answered what may change: what is decided there is so whatever the changes."""
    slots: dict[int, dict[int, int]] = {}
    for lever, effect in zip(tools, effects, strict=True):
        for case in effect:
            for slot in question_slots(world.coder, pack.questions[lever.question]):
                slots.setdefault(case, {})[slot] = 0
    return slots


# sets ----------------------------------------------------------------------------------------------------------------


def _all_sizes(
    pack: Pack, tools: Sequence[Lever], effects: Sequence[Effects], readings: Reading, section: Section
) -> Iterator[Picked]:
    """Yield every smallest set, of any size, by one table over all levers."""
    numbers = tuple(str(i) for i in range(len(tools)))
    nothing: dict[int, int] = {}
    slots: dict[int, Mapping[int, int]] = {}
    table = Table(numbers, tuple((nothing,) * len(t.may_become) for t in tools))
    for case in section.cases:
        answers = tuple(e.get(case, (nothing,) * len(t.may_become)) for t, e in zip(tools, effects, strict=True))
        slots[case] = Table(numbers, answers).slots(section.held(case))
    blocks = table.blocks
    chains = [is_chain(pack.questions[t.question]) for t in tools]
    reached = _smallest(readings.reached(slots, table.width), table, chains)
    while reached:
        bit = (reached & -reached).bit_length() - 1
        reached &= reached - 1
        digits = [bit // block % (len(t.may_become) + 1) for block, t in zip(blocks, tools, strict=True)]
        yield tuple((i, d - 1) for i, d in enumerate(digits) if d)


def _smallest(reached: int, table: Table, chains: Sequence[bool]) -> int:
    """Return the cases reached of which no smaller case is: fewer changes, or a smaller step of one."""
    closed = reached  # with every case above one that is reached
    width = table.width
    places = list(zip((len(a) + 1 for a in table.answers), table.blocks, chains, strict=True))

    def one_up(bits: int, radix: int, block: int, chain: bool) -> int:
        """The cases one change or one step above."""
        if chain:
            return (bits & spread(range(radix - 1), radix, block, width)) << block
        none, up = bits & spread([0], radix, block, width), 0
        for digit in range(1, radix):
            up |= none << digit * block
        return up

    for radix, block, chain in places:
        for _ in range(radix - 1 if chain else 1):
            closed |= one_up(closed, radix, block, chain)
    above = 0
    for radix, block, chain in places:
        above |= one_up(closed, radix, block, chain)
    return reached & ~above


def _size(way: Picked) -> tuple[object, ...]:
    return len(way), sum(value for _, value in way), way


def _count(radices: Sequence[int], size: int) -> int:
    if size == 1:
        return sum(r - 1 for r in radices)
    return comb(len(radices), size) * int(max(r - 1 for r in radices) ** size)


def _of_size(radices: Sequence[int], size: int) -> Iterator[Picked]:
    for chosen in combinations(range(len(radices)), size):
        for values in product(*(range(radices[i] - 1) for i in chosen)):
            yield tuple(zip(chosen, values, strict=True))


def _try(ways: Sequence[Picked], effects: Sequence[Effects], readings: Reading, section: Section) -> Iterator[Picked]:
    """Yield the sets that reach the goal."""
    if not ways:
        return
    picked: dict[tuple[int, int], int] = {}
    size = len(ways) // 8 + 1
    rows: dict[tuple[int, int], bytearray] = {}
    for bit, way in enumerate(ways):
        for one in way:
            row = rows.get(one)
            if row is None:
                row = rows[one] = bytearray(size)
            row[bit >> 3] |= 1 << (bit & 7)
    picked = {one: int.from_bytes(row, "little") for one, row in rows.items()}
    slots: dict[int, dict[int, int]] = {}
    full = (1 << len(ways)) - 1
    for (lever, value), bits in picked.items():
        for case, answers in effects[lever].items():
            mine = slots.setdefault(case, {})
            for slot, held in answers[value].items():
                before = mine.get(slot, full if section.held(case)[slot] else 0)
                mine[slot] = before | bits if held else before & ~bits
    reached = readings.reached(slots, len(ways))
    while reached:
        yield ways[(reached & -reached).bit_length() - 1]
        reached &= reached - 1


def _covers(pack: Pack, tools: Sequence[Lever], sets: Sequence[Picked], way: Picked) -> bool:
    """Whether a set found is a smaller way than this one, or the same."""
    return any(_at_most(pack, tools, found, way) for found in sets)


def _at_most(pack: Pack, tools: Sequence[Lever], smaller: Picked, larger: Picked) -> bool:
    """Whether every change of the one is also in the other, as the same or a smaller step."""
    values = dict(larger)
    for lever, value in smaller:
        if lever not in values:
            return False
        chain = is_chain(pack.questions[tools[lever].question])
        if not (value <= values[lever] if chain else value == values[lever]):
            return False
    return True


def _minimal(pack: Pack, tools: Sequence[Lever], found: Iterator[Picked] | Sequence[Picked]) -> list[Picked]:
    """Return the sets with none smaller among them, the smaller first."""
    kept: list[Picked] = []
    for way in sorted(found, key=_size):
        if not _covers(pack, tools, kept, way):
            kept.append(way)
    return kept
