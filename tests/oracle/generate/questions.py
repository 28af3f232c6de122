"""Random questions of every type, with gates three deep, and conflicts over them."""

from __future__ import annotations

from dataclasses import replace

from pocarms.model.conditions import Applies, Condition, Test, leaves
from pocarms.model.pack import PRACTICE, YES_NO, Conflict, Option, Question
from tests.oracle.generate.draft import Draft, pick
from tests.oracle.generate.tests_on_answers import ORDERLESS, test_on
from tests.oracle.generate.trees import Supply, tree

LABELS = {"no": "No", "partly": "Partly", "yes": "Yes"}


def question(draft: Draft, number: int, type_: str) -> Question:
    """Return a question of a type, not gated yet."""
    rng = draft.rng
    options: tuple[Option, ...] = ()
    adverse = ""
    if type_ == "yes_no":
        options = tuple(Option(o, LABELS[o]) for o in YES_NO)
    elif type_ == "practice":
        options, adverse = tuple(Option(o, LABELS[o]) for o in PRACTICE), "low"
    elif type_ in ("choice", "choices", "ordered"):
        names = rng.sample(("amber", "birch", "cedar", "dune", "elm"), rng.randint(3 if type_ == "ordered" else 2, 4))
        options = tuple(Option(name, name.title()) for name in names)
    if type_ in ("ordered", "number"):
        adverse = rng.choice(("high", "low", "high", "low", ""))
    elif type_ == "date":
        adverse = rng.choice(("old", "new", "old", ""))
    return Question(
        id=f"ask.q{number:02}",
        ask=f"Question {number}?",
        type=type_,
        options=options,
        adverse=adverse,
        who_knows=("desk",),
        unit="tons" if type_ == "number" else "",
        changeable=type_ == "practice",
        may_not_apply=draft.chance(0.35),
        of_part=draft.chance(draft.part_share),
        core=draft.chance(0.2),
        block=rng.choice(("first", "second")),
        sources=(),
    )


def clean(draft: Draft, asked: Question) -> bool:
    """Say whether a level rule may read a question: it never "may not apply", nor does what decides on it."""
    if asked.may_not_apply:
        return False
    if asked.asked_when is None:
        return True
    return all(_clean_leaf(draft, leaf) for leaf in leaves(asked.asked_when))


def _clean_leaf(draft: Draft, leaf: Condition) -> bool:
    assert isinstance(leaf, (Test, Applies))
    asked = draft.pack.questions[leaf.question]
    return (isinstance(leaf, Applies) or asked.type in ORDERLESS) and clean(draft, asked)


def add_questions(draft: Draft) -> None:
    """Add questions, not gated yet: every type once where there is room, the rest at random."""
    every = ["yes_no", "practice", "choice", "choices", "ordered", "number", "date"]
    many = draft.number(draft.size.questions)
    types = draft.rng.sample(every, min(many, len(every)))
    while len(types) < many:
        types.append(draft.rng.choice((*every, "yes_no", "practice", "practice", "text")))
    for i, type_ in enumerate(types):
        asked = question(draft, i, type_)
        draft.pack.questions[asked.id] = asked  # type: ignore[index]


def add_gates(draft: Draft) -> None:
    """Add `asked_when` to some questions, over earlier ones, with one chain of four questions."""
    rng, every = draft.rng, list(draft.pack.questions.values())
    testable = [i for i, q in enumerate(every) if q.type != "text"]
    chain = sorted(rng.sample(testable, min(4, len(testable))))
    for i, asked in enumerate(every):
        earlier = [draft.pack.questions[q.id] for q in every[:i] if q.type != "text"]
        gate: Condition | None = None
        if i in chain[1:]:
            before = draft.pack.questions[every[chain[chain.index(i) - 1]].id]
            gate = pick(draft, lambda b=before: test_on(rng, b, 0) or Applies(b.id))  # type: ignore[misc]
        elif earlier and draft.chance(0.25):
            plain = [q for q in earlier if q.type in ORDERLESS and clean(draft, q)]
            supply = Supply(plain if plain and draft.chance(0.5) else earlier)
            gate = pick(draft, lambda s=supply: tree(rng, s, 1))  # type: ignore[misc]
        draft.pack.questions[asked.id] = replace(asked, asked_when=gate)  # type: ignore[index]


def add_conflicts(draft: Draft) -> None:
    """Add conflicts among answers; most of them doubt one or two questions, read by them or not."""
    testable = [q for q in draft.pack.questions.values() if q.type != "text"]
    for i in range(draft.number(draft.size.conflicts)):
        condition = pick(draft, lambda: tree(draft.rng, Supply(testable), 2))
        read = sorted({leaf.question for leaf in leaves(condition) if isinstance(leaf, (Test, Applies))})
        doubts = draft.rng.sample(read, min(len(read), draft.rng.choice((0, 1, 1, 2))))
        if draft.chance(0.15):
            doubts.append(draft.rng.choice([q for q in draft.pack.questions if q not in doubts]))
        name = f"clash.c{i}"
        draft.pack.conflicts[name] = Conflict(name, condition, f"Clash {i}.", tuple(doubts))  # type: ignore[index]
