"""Names for tests on answers, as inputs of a program."""

from __future__ import annotations

from pocarms.model.conditions import Always, Applies, EvidenceTest, IsKnown, IsUnknown, Leaf, Op, Test
from pocarms.program.names import name
from pocarms.program.operands import test_key


def leaf_name(leaf: Leaf) -> str:
    """Return a name made of ids and operands; equal tests have equal names. Raises TypeError on other leaves."""
    if isinstance(leaf, Test):
        if isinstance(leaf.operand, tuple):
            values = leaf.operand if leaf.op in (Op.AT_LEAST, Op.AT_MOST, Op.ADVERSE_AT_LEAST) else sorted(leaf.operand)
            return name("answer", leaf.question, leaf.op.value, "|".join(values))
        return name("answer", leaf.question, test_key(leaf))
    if isinstance(leaf, Applies):
        return name("answer", leaf.question, "applies")
    if isinstance(leaf, IsKnown):
        return name("answer", leaf.question, "is_known")
    if isinstance(leaf, IsUnknown):
        return name("answer", leaf.question, "is_unknown")
    if isinstance(leaf, EvidenceTest):
        return name("answer", leaf.question, "evidence", test_key(leaf))
    if isinstance(leaf, Always):
        return "always"
    raise TypeError(f"not a test on answers: {leaf!r}")
