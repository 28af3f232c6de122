"""Stage 0 of a program: raw answers, conflicts and doubt, applicability (DESIGN §3.2, decision 001 points 1 to 4, 13).

Everything is computed twice: on first-pass applicability, where the conflicts are found; then once more without the
answers that a true conflict doubts.
"""

from __future__ import annotations

from pocarms.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    Applies,
    AtLeast,
    Condition,
    EvidenceTest,
    IsKnown,
    IsUnknown,
    Not,
    Op,
    Test,
)
from pocarms.model.pack import Pack, Question
from pocarms.program.builder import Builder
from pocarms.program.graph import Node, NodeOp
from pocarms.program.names import name
from pocarms.program.operands import accepted_values, test_key
from pocarms.program.places import FIRST, SECOND


class Stage0:
    """Builds the stage 0 zone of a program. Use `test`, `applies`, `known`… with pass SECOND for the program proper."""

    def __init__(self, pack: Pack, builder: Builder) -> None:
        self.pack = pack
        self.b = builder
        self._applies: dict[tuple[str, int], int] = {}
        self._doubting: dict[str, list[str]] = {}
        for conflict in pack.conflicts.values():
            for question in conflict.doubts:
                self._doubting.setdefault(question, []).append(conflict.id)
        for conflict in pack.conflicts.values():
            self.b.name(name("conflict", conflict.id), self.condition(conflict.when, FIRST))

    def doubt(self, question: str) -> int:
        """Two-valued: a true conflict doubts the answer to this question."""
        conflicts = self._doubting.get(question, ())
        return self.b.proved(self.b.any_of(self.b.names[name("conflict", c)] for c in conflicts))

    def applies(self, question: str, turn: int) -> int:
        """Whether a question applies: its gate holds, and nobody said that it does not apply; waits with its gate."""
        key = (question, turn)
        if key not in self._applies:
            asked = self.asked(question, turn)
            stands = self.b.not_(self._waived(self.pack.questions[question], turn))
            self._applies[key] = stands if self._always(asked) else self.b.add(Node(NodeOp.GATE, (asked, stands)))
        return self._applies[key]

    def _applies_test(self, question: str, turn: int) -> int:
        """`applies: q`: where nobody has answered and somebody may yet say that it does not apply, it is unknown."""
        asked = self.pack.questions[question]
        if not asked.may_not_apply:
            return self.applies(question, turn)
        nobody_knows = self.b.slots_node(())  # a node that no slot decides
        stands = self.b.not_(self._waived(asked, turn))
        decided = self.b.any_of((self._answered(asked, turn), self.b.all_of((stands, nobody_knows))))
        gate = self.asked(question, turn)
        return decided if self._always(gate) else self.b.add(Node(NodeOp.GATE, (gate, decided)))

    def _answered(self, question: Question, turn: int) -> int:
        """Two-valued: a value is on file and not doubted; of a several-choice question, at least one line."""
        if question.type != "choices":
            return self.known(question.id, turn)
        pairs = ((option, answer) for option in question.values() for answer in ("yes", "no"))
        some = self.b.proved(self.b.slots_node(self.b.slot(question.id, "line", o, a) for o, a in pairs))
        return some if turn == FIRST else self.b.all_of((some, self.b.not_(self.doubt(question.id))))

    def asked(self, question: str, turn: int) -> int:
        """Whether a question's gate lets it be asked."""
        gate = self.pack.questions[question].asked_when
        return self.b.true() if gate is None else self.condition(gate, turn)

    def _always(self, node: int) -> bool:
        return self.b.nodes[node].op is NodeOp.TRUE

    def _waived(self, question: Question, turn: int) -> int:
        """Two-valued: a person answered `not_applicable`, and the answer is not doubted."""
        if not question.may_not_apply:
            return self.b.false()
        said = self.b.proved(self.b.slots_node((self.b.slot(question.id, "waived"),)))
        return said if turn == FIRST else self.b.all_of((said, self.b.not_(self.doubt(question.id))))

    def _standing(self, question: str, raw: int, turn: int) -> int:
        """A raw answer as it enters the reasoning: without doubted answers, behind its gate."""
        doubt = self.doubt(question) if turn == SECOND else self.b.false()
        if self.b.nodes[doubt].op is not NodeOp.FALSE:
            raw = self.b.add(Node(NodeOp.WITHOUT, (raw, doubt)))
        return self._gated(question, raw, turn)

    def _gated(self, question: str, raw: int, turn: int) -> int:
        applies = self.applies(question, turn)
        if self._always(applies):
            return raw
        return self.b.add(Node(NodeOp.GATE, (applies, raw)))

    def test(self, test: Test, turn: int) -> int:
        """A test on an answer (decision 001 points 1 and 2)."""
        question = self.pack.questions[test.question]
        if question.type == "choices":
            return self._choices(test, question, turn)
        if question.type in ("number", "date"):
            key = test_key(test)
            raw = self.b.slots_node(
                (self.b.slot(question.id, "test", key, "true"),), (self.b.slot(question.id, "test", key, "false"),)
            )
        else:
            accepted = accepted_values(test, question)
            raw = self.b.slots_node(
                (self.b.slot(question.id, "is", v) for v in question.values() if v in accepted),
                (self.b.slot(question.id, "is", v) for v in question.values() if v not in accepted),
            )
        return self._standing(question.id, raw, turn)

    def _line(self, question: Question, option: str, wanted: str, turn: int) -> int:
        yes, no = self.b.slot(question.id, "line", option, "yes"), self.b.slot(question.id, "line", option, "no")
        plus, minus = (yes, no) if wanted == "yes" else (no, yes)
        return self._standing(question.id, self.b.slots_node((plus,), (minus,)), turn)

    def _choices(self, test: Test, question: Question, turn: int) -> int:
        if test.op is Op.COUNT:
            assert isinstance(test.operand, int)
            return self.b.at_least(
                test.operand, [self._line(question, option, "yes", turn) for option in question.values()]
            )
        assert isinstance(test.operand, tuple)
        wanted = "no" if test.op is Op.LACKS else "yes"
        lines = [self._line(question, option, wanted, turn) for option in test.operand]
        return self.b.any_of(lines) if test.op is Op.HAS_ANY else self.b.all_of(lines)

    def known(self, question: str, turn: int) -> int:
        """Two-valued: an answer is known (every line of a several-choice question), gates aside."""
        asked = self.pack.questions[question]
        if asked.type == "choices":
            lines = [
                self.b.slots_node(self.b.slot(question, "line", option, answer) for answer in ("yes", "no"))
                for option in asked.values()
            ]
            raw = self.b.all_of(self.b.proved(line) for line in lines)
        elif asked.type in ("number", "date", "text"):
            raw = self.b.slots_node((self.b.slot(question, "given"),))
        else:
            raw = self.b.slots_node(self.b.slot(question, "is", v) for v in asked.values())
        known = self.b.proved(raw)
        if turn == FIRST:
            return known
        return self.b.all_of((known, self.b.not_(self.doubt(question))))

    def leaf(self, leaf: Condition, turn: int) -> int:
        """A leaf that reads answers and nothing else."""
        if isinstance(leaf, Test):
            return self.test(leaf, turn)
        if isinstance(leaf, Applies):
            return self._applies_test(leaf.question, turn)
        if isinstance(leaf, IsKnown):
            return self._gated(leaf.question, self.known(leaf.question, turn), turn)
        if isinstance(leaf, IsUnknown):
            return self._gated(leaf.question, self.b.not_(self.known(leaf.question, turn)), turn)
        if isinstance(leaf, EvidenceTest):
            slot = self.b.slot(leaf.question, "evidence", test_key(leaf))
            enough = self.b.all_of((self.known(leaf.question, turn), self.b.proved(self.b.slots_node((slot,)))))
            return self._gated(leaf.question, enough, turn)
        if isinstance(leaf, Always):
            return self.b.true()
        raise TypeError(f"not a test on answers: {leaf!r}")

    def condition(self, condition: Condition, turn: int) -> int:
        """A condition over answers alone, as gates and conflicts are."""
        if isinstance(condition, AllOf):
            node = self.b.all_of([self.condition(c, turn) for c in condition.of])
        elif isinstance(condition, AnyOf):
            node = self.b.any_of([self.condition(c, turn) for c in condition.of])
        elif isinstance(condition, AtLeast):
            node = self.b.at_least(condition.n, [self.condition(c, turn) for c in condition.of])
        elif isinstance(condition, Not):
            node = self.b.not_(self.condition(condition.of, turn))
        else:
            node = self.leaf(condition, turn)
        self.b.said.setdefault(node, condition)
        self.b.written[turn, condition] = node
        return node
