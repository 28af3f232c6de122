"""What the tests of a pack owe its conditions: for every part of a group, a test in which this part alone decides.

Of `all`, that is a case in which every other part holds and this one does not; of `any`, one in which this part alone
holds. Then, and only then, the result is another one without the part; so a test meets the obligation where it fails as
soon as the part is left out (`mutants`). That the group holds in one case and not in another is counted beside
(`assessment.exercised`): the two together are what is called modified condition/decision coverage.
"""

from __future__ import annotations

from typing import NamedTuple

from pocarms.author.mutants import Mutant, mutate
from pocarms.author.sweep import Bench, bench, notice
from pocarms.collector import no_collection
from pocarms.model.pack import Pack

_UNSAID = ("room_to_act",)  # what no test can speak of


class Obligations(NamedTuple):
    """Every part of every group: met by a test that an author named, by tests that the tool drafted alone, or by none.

    run: what to draft tests with (`drafts.Drafter`).
    """

    run: Bench
    met: tuple[Mutant, ...]
    drafted: tuple[Mutant, ...]
    missing: tuple[Mutant, ...]

    @property
    def of(self) -> int:
        """How many there are."""
        return len(self.met) + len(self.drafted) + len(self.missing)


def obligations(pack: Pack) -> Obligations:
    """Hold the tests of a pack against its groups. A test that fails as it is meets nothing."""
    with no_collection():
        mutated = mutate(pack, lambda site: site.kind not in _UNSAID, operators=("drop",))
        run = bench(mutated)
        found = notice(run, pack.tests)
    met: list[Mutant] = []
    drafted: list[Mutant] = []
    missing: list[Mutant] = []
    for mutant in mutated.mutants:
        by = [pack.tests[n] for n in found.by[mutant.switch]]
        hand = any(not test.drafted for test in by)
        (met if hand else drafted if by else missing).append(mutant)
    return Obligations(run, tuple(met), tuple(drafted), tuple(missing))
