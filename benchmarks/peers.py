"""The same rule base in three other engines. Each returns the numbers of the rules that hold, for complete answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import accumulate, pairwise

from benchmarks.sample import Condition, RuleBase

Evaluate = Callable[[Mapping[str, str]], set[int]]


def clips(base: RuleBase) -> Evaluate:
    """clipspy: forward chaining; layers by salience, so that `not` over a conclusion is safe."""
    from clips import Environment, Symbol  # type: ignore[import-not-found, import-untyped, unused-ignore]

    environment = Environment()
    environment.build("(deftemplate answer (slot q) (slot v))")
    environment.build("(deftemplate holds (slot rule))")
    ends = list(accumulate(base.layers))
    for number, rule in enumerate(base.rules):
        layer = next(i for i, end in enumerate(ends) if number < end)
        head = f"(defrule r{number} (declare (salience {-layer})) "
        environment.build(f"{head} (logical {_clips(rule, True)}) => (assert (holds (rule {number}))))")
    answer = environment.find_template("answer")
    holds = environment.find_template("holds")
    symbols = {f"{kind}{i}": Symbol(f"{kind}{i}") for kind in "qv" for i in range(len(base.options))}

    def evaluate(given: Mapping[str, str]) -> set[int]:
        environment.reset()
        for question, value in given.items():
            answer.assert_fact(q=symbols[question], v=symbols[value])
        environment.run()
        return {int(fact["rule"]) for fact in holds.facts()}

    return evaluate


def _clips(condition: Condition, wanted: bool) -> str:
    """The condition as a pattern, `not` pushed down to the facts."""
    match condition[0]:
        case "is":
            fact = f"(answer (q q{condition[1]}) (v v{condition[2]}))"
            return fact if wanted else f"(not {fact})"
        case "rule":
            fact = f"(holds (rule {condition[1]}))"
            return fact if wanted else f"(not {fact})"
        case "not":
            return _clips(condition[1], not wanted)
        case _:
            word = "and" if (condition[0] == "all") == wanted else "or"
            return f"({word} {' '.join(_clips(part, wanted) for part in condition[1:])})"


def zen(base: RuleBase) -> Evaluate:
    """zen-engine: does not chain, so one expression node per layer, in a row."""
    from zen import ZenEngine  # type: ignore[import-not-found, import-untyped, unused-ignore]

    nodes: list[dict[str, object]] = [{"id": "in", "name": "in", "type": "inputNode"}]
    start = 0
    for layer, count in enumerate(base.layers):
        expressions = [
            {"id": f"c{n}", "key": f"c{n}", "value": _words(base.rules[n])} for n in range(start, start + count)
        ]
        content = {"expressions": expressions, "passThrough": True, "executionMode": "single"}
        nodes.append({"id": f"n{layer}", "name": f"n{layer}", "type": "expressionNode", "content": content})
        start += count
    nodes.append({"id": "out", "name": "out", "type": "outputNode"})
    ids = [str(node["id"]) for node in nodes]
    edges = [{"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b} for a, b in pairwise(ids)]
    decision = ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    names = [f"c{number}" for number in range(len(base.rules))]

    def evaluate(given: Mapping[str, str]) -> set[int]:
        result = decision.evaluate(dict(given))["result"]
        return {number for number, name in enumerate(names) if result[name]}

    return evaluate


def rule_engine(base: RuleBase) -> Evaluate:
    """rule-engine: single expressions, so a loop of ours, layer by layer."""
    from rule_engine import Rule  # type: ignore[import-not-found, import-untyped, unused-ignore]

    rules = [(number, f"c{number}", Rule(_words(rule))) for number, rule in enumerate(base.rules)]

    def evaluate(given: Mapping[str, str]) -> set[int]:
        known: dict[str, object] = dict(given)
        held = set()
        for number, name, rule in rules:
            known[name] = matches = rule.matches(known)
            if matches:
                held.add(number)
        return held

    return evaluate


def _words(condition: Condition) -> str:
    """The condition as an expression, in the part of the two expression languages that is the same."""
    match condition[0]:
        case "is":
            return f"q{condition[1]} == 'v{condition[2]}'"
        case "rule":
            return f"c{condition[1]} == true"
        case "not":
            return f"(not ({_words(condition[1])}))"
        case _:
            word = " and " if condition[0] == "all" else " or "
            return "(" + word.join(_words(part) for part in condition[1:]) + ")"


PEERS: dict[str, Callable[[RuleBase], Evaluate]] = {"clipspy": clips, "zen-engine": zen, "rule-engine": rule_engine}
