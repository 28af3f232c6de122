"""Where durable-rules and the twin differ, and a reproducer that may leave the mission: structure and rails only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pocarms.inference.rails import Lowered
from pocarms.program.graph import Node, NodeOp, Program, Truths
from pocarms.records import dataclass

SCHEMA = "pocarms/disagreement/1"


@dataclass(frozen=True, slots=True)
class Difference:
    """One rail of one node in one case: derived by the twin and not by durable-rules, or the other way round."""

    case: int
    node: int
    rail: str  # "+" | "-"
    by_twin: bool


@dataclass(frozen=True)
class Disagreement:
    """The engines gave different results. `differences` is never empty."""

    lowered: Lowered
    truths: Truths
    differences: tuple[Difference, ...]

    def notice(self) -> str:
        """Return the words for every page of the report."""
        cases = len({difference.case for difference in self.differences})
        where = "" if self.truths.width == 1 else f" in {cases} of {self.truths.width} cases"
        count = len({(difference.case, difference.node) for difference in self.differences})
        statements = "1 statement" if count == 1 else f"{count} statements"
        return (
            f"DISAGREEMENT: the two inference engines differ on {statements}{where}. "
            "The result shown is that of the built-in evaluator; do not rely on it before the difference is explained."
        )

    def reproducer(self) -> dict[str, Any]:
        """Return the first case that differs as plain data: operations, arguments and rails, no name and no text.

        `replay` turns it back into a program. Nodes are numbered anew, so nothing of the pack's order is left either.
        """
        case = self.differences[0].case
        nodes = self.lowered.program.nodes
        kept = [node for node, symbol in enumerate(self.lowered.plus) if symbol >= 0]
        number = {node: i for i, node in enumerate(kept)}
        rows: list[dict[str, Any]] = []
        for node in kept:
            row: dict[str, Any] = {"op": str(nodes[node].op)}
            if nodes[node].op is NodeOp.INPUT:
                row["given"] = self._given(nodes[node].args[0], case)
            else:
                row["args"] = [number[arg] for arg in nodes[node].args]
            if nodes[node].op is NodeOp.AT_LEAST:
                row["n"] = nodes[node].n
            rows.append(row)
        names = sorted(number[node] for node in set(self.lowered.program.names.values()) if node in number)
        differs = [
            {"node": number[d.node], "rail": d.rail, "derived_by": "twin" if d.by_twin else "durable"}
            for d in self.differences
            if d.case == case
        ]
        return {"schema": SCHEMA, "nodes": rows, "names": names, "differs": differs}

    def _given(self, node: int, case: int) -> str:
        plus, minus = self.truths.plus[node] >> case & 1, self.truths.minus[node] >> case & 1
        return ("+" if plus else "") + ("-" if minus else "")


def replay(data: Mapping[str, Any]) -> tuple[Program, Sequence[int]]:
    """Return the program of a reproducer and the slots of its one case, for `infer` and for the tests."""
    rows = data["nodes"]
    inputs = [row for row in rows if row["op"] == NodeOp.INPUT]
    nodes = [Node(NodeOp.SLOTS, plus=(2 * i,), minus=(2 * i + 1,)) for i in range(len(inputs))]
    slots = [int(rail in row["given"]) for row in inputs for rail in "+-"]
    offset = len(nodes)
    carried: list[int] = []
    for i, row in enumerate(rows):
        op = NodeOp(row["op"])
        if op is NodeOp.INPUT:
            nodes.append(Node(op, (len(carried),), name=f"i{i}"))
            carried.append(offset + i)
        else:
            name = f"n{i}" if op is NodeOp.NAME else ""
            nodes.append(Node(op, tuple(offset + arg for arg in row["args"]), n=row.get("n", 0), name=name))
    names = {f"n{i}": offset + i for i in data["names"]}
    return Program(
        nodes=tuple(nodes),
        boundary=offset,
        names=names,
        slots={("slot", str(i)): i for i in range(len(slots))},
        inputs=tuple(carried),
    ), slots
