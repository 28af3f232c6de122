"""All tests of a pack against all its mutants at once: which tests notice which mutants.

One bit of the twin is one mutant under one case of one test; tests are taken in batches. Every case of a test
is judged as written, parts before wholes, with the switches of the mutants set one in each bit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import islice
from typing import cast

from pocarms.assessment.assess import context
from pocarms.assessment.judge import Judged
from pocarms.assessment.packtest import result_name
from pocarms.assessment.procedure import step_states
from pocarms.assessment.scales import headline
from pocarms.assessment.texts import Says
from pocarms.author.mutants import Mutated
from pocarms.inference.twin import NamedTruths, Twin, compile_twin
from pocarms.model.pack import Pack, Scale
from pocarms.model.packtest import Expectation, PackTest
from pocarms.model.profile import Case, Profile
from pocarms.profiles.cases import cases
from pocarms.program.compile import compile_pack
from pocarms.program.encode import Context, Encoder, encode, encoder
from pocarms.program.graph import Truths
from pocarms.program.names import kind_of, name
from pocarms.program.placing import findings_scale, is_placed
from pocarms.program.seen import seen_slots, set_alone, together
from pocarms.records import dataclass

BATCH_BITS = 1 << 17


@dataclass(frozen=True)
class Bench:
    """A pack with all its mutants, ready to be run."""

    mutated: Mutated
    twin: Twin
    coder: Encoder
    switches: Mapping[str, tuple[int, int]]  # switch -> its slots for yes and for no


def bench(mutated: Mutated) -> Bench:
    """Compile a pack with mutants."""
    program = compile_pack(mutated.pack)
    coder = encoder(program, mutated.pack)
    slots = {
        m.switch: (program.slots[m.switch, "is", "yes"], program.slots[m.switch, "is", "no"]) for m in mutated.mutants
    }
    return Bench(mutated, compile_twin(program, eager=True), coder, slots)


@dataclass(frozen=True, slots=True)
class Noticed:
    """What the tests of a pack notice.

    by: for every mutant the tests that notice it, by place in the pack's tests. failing: tests that fail as it is.
    """

    by: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    failing: tuple[int, ...] = ()


def notice(run: Bench, tests: Sequence[PackTest], done: Callable[[int], None] = lambda n: None) -> Noticed:
    """Run every test against every mutant. `done` is told how many tests have been run.

    What a test says of the sets that would settle something is not looked at: a mutant that only such a line would
    notice counts as not noticed.
    """
    width = len(run.mutated.mutants) + 1  # the last bit is the pack as it is
    by: dict[str, list[int]] = {m.switch: [] for m in run.mutated.mutants}
    failing: list[int] = []
    at = 0
    for batch in _batches(tests, max(1, BATCH_BITS // width)):
        for number, wrong in zip(range(at, at + len(batch)), _wrong(run, batch, width), strict=True):
            if wrong >> (width - 1) & 1:
                failing.append(number)
                continue
            for bit, mutant in enumerate(run.mutated.mutants):
                if wrong >> bit & 1:
                    by[mutant.switch].append(number)
        at += len(batch)
        done(at)
    return Noticed({switch: tuple(found) for switch, found in by.items()}, tuple(failing))


def _batches(tests: Sequence[PackTest], size: int) -> Iterator[list[PackTest]]:
    left = iter(tests)
    while batch := list(islice(left, size)):
        yield batch


def _wrong(run: Bench, tests: Sequence[PackTest], width: int) -> list[int]:
    """Return for every test the mutants under which something comes out otherwise than it says."""
    profiles = [test.given for test in tests]
    flat = [cases(profile, run.mutated.pack) for profile in profiles if isinstance(profile, Profile)]
    contexts = [context(run.mutated.pack, profile) for profile in profiles if isinstance(profile, Profile)]
    parts = [(n, part) for n, (_, found) in enumerate(flat) for part in found]
    of_parts = _run(run, [part for _, part in parts], [contexts[n] for n, _ in parts], width, {})
    seen = _seen(
        run, [[at for at, (n, _) in enumerate(parts) if n == number] for number in range(len(flat))], of_parts, width
    )
    of_wholes = _run(run, [whole for whole, _ in flat], contexts, width, seen)
    wrong = []
    for number, test in enumerate(tests):
        found = _differs(_Block(run, flat[number][0], of_wholes, number, width), test.then)
        for at, (n, part) in enumerate(parts):
            if n == number and part.id in test.then.parts:
                found |= _differs(_Block(run, part, of_parts, at, width), test.then.parts[part.id])
        wrong.append(found)
    return wrong


def _run(
    run: Bench, many: Sequence[Case], contexts: Sequence[Context], width: int, seen: Mapping[int, Mapping[int, int]]
) -> NamedTruths | None:
    """Judge cases, each in a block of `width` bits, the first lowest. seen: case -> slot -> bits in its block."""
    if not many:
        return None
    slots = [_spread(bits, width) for bits in encode(run.coder, many, contexts)]
    every = (1 << len(many) * width) - 1
    lowest = every // ((1 << width) - 1)  # the first bit of every block
    for at, (yes, no) in enumerate(run.switches[m.switch] for m in run.mutated.mutants):
        ones = lowest << at
        slots[yes], slots[no] = ones, every & ~ones
    alone = _spread(sum(1 << n for n in range(len(many)) if n not in seen), width)
    set_alone(run.twin.program, slots, alone)
    for n, looked in seen.items():
        for slot, bits in looked.items():
            slots[slot] |= bits << (n * width)
    return run.twin.run(slots, len(many) * width, "named")


def _spread(bits: int, width: int) -> int:
    """Make every bit a block of `width` equal bits."""
    block, out, at = (1 << width) - 1, 0, 0
    while bits:
        if bits & 1:
            out |= block << (at * width)
        bits >>= 1
        at += 1
    return out


def _seen(
    run: Bench, parts: Sequence[Sequence[int]], truths: NamedTruths | None, width: int
) -> dict[int, dict[int, int]]:
    """What each whole with parts sees of them, bit by bit."""
    if truths is None:
        return {}
    program, block = run.twin.program, (1 << width) - 1
    found: dict[int, dict[int, int]] = {}
    for number, own in enumerate(parts):
        if own:
            found[number] = {}
            for slot, look in seen_slots(program):
                rails = (truths.plus if look.says else truths.minus)[program.names[look.full]]
                found[number][slot] = together(look, [rails >> (at * width) & block for at in own], block)
    return found


class _Block:
    """The truths of one case under every mutant."""

    def __init__(self, run: Bench, case: Case, truths: NamedTruths | None, at: int, width: int) -> None:
        assert truths is not None
        self.pack: Pack = run.mutated.pack
        self._case, self._program = case, run.twin.program
        self.names = run.twin.program.names
        self._truths, self._shift, self.full = truths, at * width, (1 << width) - 1

    def true(self, full: str) -> int:
        return self._truths.plus[self.names[full]] >> self._shift & self.full

    def false(self, full: str) -> int:
        return self._truths.minus[self.names[full]] >> self._shift & self.full

    def is_(self, full: str, value: bool | None) -> int:
        """Where a conclusion has this value."""
        if value is None:
            return self.full & ~(self.true(full) | self.false(full))
        return self.true(full) if value else self.false(full)

    def unlike(self, bit: int, kinds: Collection[str]) -> int:
        """Where some conclusion of these kinds is another one than under one mutant."""
        found = 0
        for full in (n for n in self.names if kind_of(n) in kinds):
            for bits in (self.true(full), self.false(full)):
                found |= self.full & ~bits if bits >> bit & 1 else bits
        return found

    def judged(self, bit: int) -> Judged:
        """The case under one mutant, for whoever looks at one case at a time."""
        truths = cast(Truths, self._truths)  # the names alone, and no more is asked for
        return Judged(self._case, self._program, (), truths, self._shift + bit)

    def bounds(self, kind: str, item: str, scale: Scale) -> tuple[list[int], list[int]]:
        """For every rank, where the floor and where the ceiling stands there."""
        steps = [step.id for step in scale.steps]
        floors, ceilings = [self.full], [self.full]
        for step in steps[1:]:
            full = name(kind, item, step)
            up = self.true(full) if full in self.names else 0
            may = self.full & ~self.false(full) if full in self.names else 0
            floors = [*(bits & ~up for bits in floors), up]
            ceilings = [*(bits & ~may for bits in ceilings), may]
        return floors, ceilings


def _differs(block: _Block, then: Expectation) -> int:
    """Where something comes out otherwise than a test says."""
    pack, right = block.pack, block.full
    for value, items in ((True, then.established), (False, then.ruled_out), (None, tuple(then.open))):
        for item in items:
            right &= block.is_(result_name(pack, item), value)
    for concept, truth in then.concepts.items():
        right &= block.is_(name("concept", concept), {"true": True, "false": False}.get(truth))
    for question, state in then.applies.items():
        right &= block.is_(name("applies", question), {"yes": True, "no": False}.get(state))
    for finding, which in then.lists.items():
        right &= block.is_(name("task", finding), {"mission": True, "headquarters": False}.get(which))
    if then.conflicts is not None:
        for conflict in pack.conflicts:
            true = block.true(name("conflict", conflict))
            right &= true if conflict in then.conflicts else ~true
    scale = findings_scale(pack)
    for finding, limits in then.classes.items():
        if scale is not None and is_placed(pack, pack.findings[finding]):
            right &= _stands(block, "class", finding, scale, limits)
    for item, limits in then.levels.items():
        right &= _stands(block, "level", item, pack.scales[item], limits)
    for item, step in then.headlines.items():
        floors, ceilings = block.bounds("level", item, pack.scales[item])
        shown = 0
        for low, floor in enumerate(floors):
            for high, ceiling in enumerate(ceilings):
                if low <= high and headline(pack.scales[item], low, high) == step:
                    shown |= floor & ceiling
        right &= shown
    wrong = block.full & ~right
    return wrong | _one_by_one(block, then, right) if then.steps or then.owner else wrong


def _one_by_one(block: _Block, then: Expectation, alive: int) -> int:
    """Where owners or steps of a procedure come out otherwise: worked out for one mutant after the other.

    Mutants that leave alone whatever owners and steps are read from come out as the pack without a fault.
    """
    says, wrong = Says(block.pack, block.pack.language), 0
    last = block.full.bit_length() - 1  # the pack as it is
    same = alive & ~block.unlike(last, ("step", "done", "owner"))
    for bit in (n for n in range(alive.bit_length()) if (alive & ~same | 1 << last) >> n & 1):
        judged = block.judged(bit)
        states = step_states(says, judged) if then.steps else {}
        right = all(states[step] == state for step, state in then.steps.items())
        for finding, owner in then.owner.items():
            chosen = says.chosen(judged, "owner", finding, block.pack.findings[finding].owner)
            right &= (chosen.id if chosen else "nobody") == owner
        wrong |= 0 if right else same | 1 << bit if bit == last else 1 << bit
    return wrong & alive


def _stands(block: _Block, kind: str, item: str, scale: Scale, limits: tuple[str, str]) -> int:
    floors, ceilings = block.bounds(kind, item, scale)
    return floors[scale.rank(limits[0])] & ceilings[scale.rank(limits[1])]
