"""Comparing judges on random packs and profiles: `compare` runs, counts, and shrinks what it finds."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from tests.differential.shrink import shrink
from tests.oracle import plain
from tests.oracle.census import Census
from tests.oracle.generate.draft import SMALL, Size
from tests.oracle.judgement import Difference, Judge, Judgement, differences
from tests.oracle.random_packs import random_pack, random_profiles
from tests.oracle.to_yaml import pack_to_yaml, profile_to_yaml

PER_PACK = 20
KEEP = 5  # counter-examples kept of a run


@dataclass(frozen=True)
class Engine:
    """A judge under comparison.

    view: what the plain interpreter's judgement is turned into first, where the engine says less than it (a report).
    skip: fields of the judgement that it cannot say at all.
    """

    judge: Judge
    view: Callable[[Pack, Judgement], Judgement] | None = None
    skip: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Raised:
    """An engine failed: the class of the exception, and the end of the traceback with its faults, if it has any."""

    error: str
    trace: str

    @property
    def field(self) -> str:
        return f"raised {self.error}"

    def __str__(self) -> str:
        return self.trace


Found = tuple[Difference | Raised, ...]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A pair on which an engine differs from the plain interpreter, or fails; `pack_seed` makes the pack again.

    text: pack and profile, made small, as YAML, with what differs on top. questions, answers: how many are left in it.
    """

    engine: str
    pack_seed: int
    text: str
    questions: int
    answers: int


def reproducer(engine: str, pack_seed: int, pack: Pack, profile: Profile, found: Found) -> Counterexample:
    """Return a counter-example as text that can be read, kept and sent between processes."""
    lines = [f"# engine {engine}, pack seed {pack_seed}"]
    lines += [f"# {one}" for difference in found[:8] for one in str(difference).splitlines()]
    for name, body in pack_to_yaml(pack).items():
        lines += [f"# --- {name}", body]
    text = "\n".join([*lines, "# --- profile.yaml", profile_to_yaml(profile)])
    holders = (profile.answers, *(b.answers for b in profile.shared.values()), *(p.answers for p in profile.parts))
    answers = sum(len(several) for answers in holders for several in answers.values())
    return Counterexample(engine, pack_seed, text, len(pack.questions), answers)


@dataclass
class Report:
    """What a run found."""

    seed: int
    pairs: int = 0
    packs: int = 0
    differing: dict[str, int] = field(default_factory=dict)  # engine -> pairs that differ
    by_field: dict[str, dict[str, int]] = field(default_factory=dict)  # engine -> field of the judgement -> pairs
    seconds: dict[str, float] = field(default_factory=dict)
    examples: list[Counterexample] = field(default_factory=list)
    census: Census = field(default_factory=Census)

    @property
    def agrees(self) -> bool:
        """Whether every engine agreed on every pair."""
        return not any(self.differing.values())

    def merge(self, other: Report) -> None:
        """Add what another run found."""
        self.pairs += other.pairs
        self.packs += other.packs
        for name, count in other.differing.items():
            self.differing[name] = self.differing.get(name, 0) + count
            self.seconds[name] = self.seconds.get(name, 0.0) + other.seconds[name]
            fields = self.by_field.setdefault(name, {})
            for kind, pairs in other.by_field[name].items():
                fields[kind] = fields.get(kind, 0) + pairs
        self.examples = (self.examples + other.examples)[:KEEP]
        self.census.merge(other.census)

    def text(self, table: bool = True) -> str:
        """Return the report in words: the table of constructs and shares, then who agreed."""
        lines = [self.census.table(), ""] if table else []
        lines.append(f"seed {self.seed}: {self.pairs:,} pairs of {self.packs:,} packs")
        for name, differing in self.differing.items():
            rate = 1000 * self.seconds[name] / max(1, self.pairs)
            verdict = "agrees on all" if not differing else f"DIFFERS on {differing:,}: {self.by_field[name]}"
            lines.append(f"  {name}: {verdict} ({rate:.1f} ms a pair)")
        lopsided = self.census.lopsided()
        lines.append(f"shares outside 15..60 per cent: {', '.join(lopsided) if lopsided else 'none'}")
        return "\n".join(lines)


def compare(
    n_pairs: int,
    seed: int,
    engines: Mapping[str, Engine],
    per_pack: int = PER_PACK,
    size: Size = SMALL,
    minimise: bool = True,
    first: int = 0,
) -> Report:
    """Compare engines with the plain interpreter on so many random (pack, profile) pairs.

    Pack i of a run has the seed `seed * 1_000_000 + first + i`, so any pack can be made again alone. An engine that
    raises counts as differing. minimise: whether counter-examples are made small.
    """
    report = Report(seed)
    report.differing = dict.fromkeys(engines, 0)
    report.by_field = {name: {} for name in engines}
    report.seconds = dict.fromkeys(engines, 0.0)
    while report.pairs < n_pairs:
        pack_seed = seed * 1_000_000 + first + report.packs
        pack = random_pack(pack_seed, size)
        profiles = random_profiles(pack, pack_seed, min(per_pack, n_pairs - report.pairs))
        expected = plain.judge_all(pack, profiles)
        report.census.add(pack, profiles)
        for name, engine in engines.items():
            start = time.perf_counter()
            found = _differing(engine, pack, profiles, expected)
            report.seconds[name] += time.perf_counter() - start
            for profile, what in found:
                _note(report, name, engine, pack_seed, pack, profile, what, minimise)
        report.pairs += len(profiles)
        report.packs += 1
    return report


def _differing(
    engine: Engine, pack: Pack, profiles: Sequence[Profile], expected: Sequence[Judgement]
) -> list[tuple[Profile, Found]]:
    """Return the profiles on which an engine differs or fails, with what was found."""
    try:
        said = engine.judge(pack, profiles)
    except Exception as error:  # whatever an engine under test raises is a finding
        if len(profiles) > 1:
            singly = zip(profiles, expected, strict=True)
            return [found for p, e in singly for found in _differing(engine, pack, [p], [e])]
        return [(profiles[0], (Raised(type(error).__name__, traceback.format_exc(limit=-3)),))]
    found = []
    for profile, wanted, judgement in zip(profiles, expected, said, strict=True):
        shown = wanted if engine.view is None else engine.view(pack, wanted)
        unlike = differences(shown, judgement, engine.skip)
        if unlike:
            found.append((profile, tuple(unlike)))
    return found


def _note(
    report: Report, name: str, engine: Engine, pack_seed: int, pack: Pack, profile: Profile, what: Found, minimise: bool
) -> None:
    report.differing[name] += 1
    kinds = {one.field for one in what}
    for kind in kinds:
        report.by_field[name][kind] = report.by_field[name].get(kind, 0) + 1
    new = [kind for kind in kinds if report.by_field[name][kind] == 1]
    if not new or len(report.examples) >= KEEP:
        return
    kind = sorted(new)[0]

    def still(smaller: Pack, its_profile: Profile) -> Found:
        try:
            wanted = plain.judge_all(smaller, [its_profile])
        except Exception:  # the reduction made no pack
            return ()
        found = _differing(engine, smaller, [its_profile], wanted)
        unlike = found[0][1] if found else ()
        return tuple(u for u in unlike if u.field == kind)

    if minimise:
        pack, profile = shrink(pack, profile, lambda p, q: bool(still(p, q)))
        what = still(pack, profile)
    report.examples.append(reproducer(name, pack_seed, pack, profile, what))
