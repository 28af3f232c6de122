"""Proofs of one body as numbered steps: every step once, with the steps it follows from."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.assessment.result import ProofNode, SourceRef
from pocarms.reports.naming import Names
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line, Section


def proofs(names: Names, s: Strings, title: str) -> Section | None:
    """Return the derivations: first those of findings in reading order, then of conclusions, then what is left.

    A step that an earlier derivation shows already is named by its number, so that the annex grows with the number of
    steps and not with the number of ways to reach them.
    """
    nodes = names.body.proofs
    roots = [(f.title, f.proof) for f in names.body.findings if f.proof in nodes]
    roots += [(c.label or c.id, c.proof) for c in names.body.concepts if c.proof in nodes]
    reached = _order([proof for _, proof in roots], names)
    roots += [(s("proof.other"), proof) for proof in sorted(nodes) if _seen_through(proof, nodes) not in reached]
    numbers = {proof: n for n, proof in enumerate(_order([proof for _, proof in roots], names), 1)}
    answered = {a.id for a in names.body.answers}
    sections, shown = [], set[str]()
    for at, (root_title, root) in enumerate(roots):
        fresh = [proof for proof in _order([root], names) if proof not in shown]
        if not fresh:
            continue  # an earlier derivation passes through this one: its link leads there
        shown.update(fresh)
        lines = tuple(_step(proof, nodes[proof], numbers, answered, names) for proof in fresh)
        sections.append(Section("proof", names.anchor("derivation", str(at)), root_title, lines=lines))
    if not sections:
        return None
    return Section("proofs", names.anchor("proofs", "all"), title, s("proofs.intro"), sections=tuple(sections))


def _seen_through(proof: str, nodes: Mapping[str, ProofNode]) -> str:
    """Return the step that says the same without a negation of a negation, so that no claim stands twice."""
    while proof in nodes and nodes[proof].rule == "not" and len(nodes[proof].from_) == 1:
        below = nodes[proof].from_[0]
        if below not in nodes or nodes[below].claim != nodes[proof].claim:
            break
        proof = below
    return proof


def _order(roots: list[str], names: Names) -> dict[str, None]:
    """Return the steps reachable from the roots, each once, a step before the ones it rests on. No recursion."""
    nodes = names.body.proofs
    seen: dict[str, None] = {}
    for root in roots:
        waiting = [root]
        while waiting:
            proof = waiting.pop()
            if proof in seen or proof not in nodes:
                continue
            seen[proof] = None
            waiting.extend(_seen_through(below, nodes) for below in reversed(nodes[proof].from_))
    return seen


def _step(proof: str, node: ProofNode, numbers: dict[str, int], answered: set[str], names: Names) -> Line:
    s = names.s
    value = "yes" if node.value else "no"
    rule = s("rule.answer") if node.rule == "answer" else s(f"rule.{node.rule}.{value}")
    below = [_seen_through(f, names.body.proofs) for f in node.from_]
    refs = [Line(s("proof.step", n=numbers[f]), names.anchor("proof", f)) for f in below if f in numbers]
    if node.question:
        refs.append(Line(s("rule.answer"), names.anchor("answer", node.question) if node.question in answered else ""))
    # a finding's own sources stand on its card
    sources = _sources(() if proof in {f.proof for f in names.body.findings} else node.sources, names)
    claim = f"{node.claim} ({sources})" if sources else node.claim
    return Line(
        s("proof.line", n=numbers[proof], claim=claim),
        remark=s("label", label=rule) if below else "",
        anchor=names.anchor("proof", proof),
        refs=tuple(refs),
    )


def _sources(sources: tuple[SourceRef, ...], names: Names) -> str:
    said = (line.text + (f" ({line.remark})" if line.remark else "") for line in names.sources(sources))
    return names.s.joined(said)
