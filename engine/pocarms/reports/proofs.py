"""Proofs of one body: numbered steps for what is established, and in short what rules the rest out."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.assessment.result import Body, ProofNode, SourceRef
from pocarms.reports.naming import Names
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line, Section

REASONS = 3  # how many answers are named with what is ruled out


def shown_proofs(body: Body) -> dict[str, None]:
    """Return the steps that the annex prints, in order: all that what is established rests on.

    First findings in reading order, then reasons of levels, then conclusions, then whatever established thing no
    other step builds on. Proofs of what is ruled out are many and long; they stand in the JSON, and `reasons` says in
    short what they end in.
    """
    return _order([proof for proof, _ in _roots(body)], body.proofs)


def proofs(names: Names, s: Strings, title: str) -> Section | None:
    """Return the section of derivations.

    A step that an earlier derivation shows already is named by its number, so that the annex grows with the number of
    steps and not with the number of ways to reach them.
    """
    nodes = names.body.proofs
    numbers = {proof: n for n, proof in enumerate(shown_proofs(names.body), 1)}
    findings = {finding.proof for finding in names.body.findings}
    answers = {answer.id for answer in names.body.answers}
    sections, shown = [], set[str]()
    for at, (root, root_title) in enumerate(_roots(names.body)):
        fresh = [proof for proof in _order([root], nodes) if proof not in shown]
        if not fresh:
            continue  # an earlier derivation passes through this one: its link leads there
        shown.update(fresh)
        lines = tuple(_step(proof, numbers, findings, answers, names) for proof in fresh)
        sections.append(
            Section("proof", names.anchor("derivation", str(at)), root_title or s("proof.other"), lines=lines)
        )
    if not sections:
        return None
    return Section("proofs", names.anchor("proofs", "all"), title, s("proofs.intro"), sections=tuple(sections))


def proof_line(proof: str, names: Names) -> list[Line]:
    """Return the line that leads to the derivation of something established, [] where it has none."""
    return [Line(names.s("proof.see"), names.anchor("proof", proof))] if proof in names.body.proofs else []


def reasons(proof: str, names: Names) -> str:
    """Return in a few words which answers a proof ends in; "" where there is no proof."""
    nodes = names.body.proofs
    claims = [nodes[p].claim.rstrip(".") for p in _order([proof], nodes) if not nodes[p].from_] if proof else []
    if len(claims) > REASONS:
        claims = [*claims[:REASONS], names.s("reasons.more", n=len(claims) - REASONS)]
    return names.s.joined(claims)


def _roots(body: Body) -> list[tuple[str, str]]:
    """Return what is derived in the annex: a step, and the title to print over its derivation."""
    nodes = body.proofs
    advised = [(f.proof, f.title) for f in body.findings if f.status == "established" or f.advice_shown]
    levels = [(rule.proof, rule.says) for rule in body.level_rules if rule.status == "established"]
    concepts = [(c.proof, c.label or c.id) for c in body.concepts if c.value == "true"]
    used = {below for node in nodes.values() for below in node.from_}
    left = [(key, "") for key in sorted(nodes) if nodes[key].value and nodes[key].from_ and key not in used]
    titles: dict[str, str] = {}
    for proof, title in (*advised, *levels, *concepts, *left):
        if proof in nodes:
            titles.setdefault(proof, title)
    return list(titles.items())


def _seen_through(proof: str, nodes: Mapping[str, ProofNode]) -> str:
    """Return the step that says the same without a negation of a negation, so that no claim stands twice."""
    while proof in nodes and nodes[proof].rule == "not" and len(nodes[proof].from_) == 1:
        below = nodes[proof].from_[0]
        if below not in nodes or nodes[below].claim != nodes[proof].claim:
            break
        proof = below
    return proof


def _order(roots: list[str], nodes: Mapping[str, ProofNode]) -> dict[str, None]:
    """Return the steps reachable from the roots, each once, a step before the ones it rests on. No recursion."""
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


def _step(proof: str, numbers: dict[str, int], findings: set[str], answers: set[str], names: Names) -> Line:
    s, body = names.s, names.body
    node = body.proofs[proof]
    value = "yes" if node.value else "no"
    rule = s("rule.answer") if node.rule == "answer" else s(f"rule.{node.rule}.{value}")
    below = [_seen_through(f, body.proofs) for f in node.from_]
    refs = [Line(s("proof.step", n=numbers[f]), names.anchor("proof", f)) for f in below if f in numbers]
    if node.question:
        refs.append(Line(s("rule.answer"), names.anchor("answer", node.question) if node.question in answers else ""))
    # a finding's own sources stand on its card
    sources = _sources(() if proof in findings else node.sources, names)
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
