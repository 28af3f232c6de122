"""Every measurement there is: what it shows, how it is run, what it needs. The one list; `python -m benchmarks`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measurement:
    """One measurement. words: the module and its arguments; peers: other engines take part, with the extra `bench`."""

    name: str
    shows: str
    words: tuple[str, ...]
    peers: bool = False


MANIFEST = (
    Measurement(
        "process",
        "what a person waits for: cold start, a first assessment, one with a kept pack; memory",
        ("benchmarks.process", "--rounds", "11", "python", "cli.py", "assess", "examples/monusco-2020.yaml"),
    ),
    Measurement(
        "engine", "one rule base on every engine, one case at a time, and our sweep", ("benchmarks.engine",), True
    ),
    Measurement("rules", "every engine with 100 to 5,000 rules", ("benchmarks.growth", "rules"), True),
    Measurement("answers", "every engine with 30 to 480 answers", ("benchmarks.growth", "answers"), True),
    Measurement("depth", "every engine with chains of 1 to 100 rules", ("benchmarks.growth", "depth"), True),
    Measurement(
        "profiles", "our sweep with 1 to 100,000 profiles through the Brief pack", ("benchmarks.growth", "profiles")
    ),
    Measurement("load", "reading and compiling packs of 100 to 5,000 rules", ("benchmarks.growth", "load")),
    Measurement(
        "proofs", "one mission judged, and judged with every reason and proof", ("benchmarks.growth", "proofs")
    ),
    Measurement("missions", "`compare` with 1,000 and 10,000 missions", ("benchmarks.compare",)),
    Measurement("page", "the page with 40 missions: until it shows, an answer saved, memory", ("benchmarks.page",)),
    Measurement("goals", "what reaches a goal, for every finding of the missions", ("benchmarks.goals",)),
    Measurement("next", "which question to ask next", ("benchmarks.next_question",)),
)
