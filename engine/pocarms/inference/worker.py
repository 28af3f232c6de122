"""The worker: runs durable-rules in a process of its own, so that a crash or a hang costs a result and nothing else.

Started as a script with the path of the extension module; imports nothing of pocarms and only little of the standard
library. Reads one JSON request a line on standard input and answers each with one JSON line on standard output:

    {"do": "define", "limit": s, "rulesets": [[[head, body ...], ...], ...]}  ->  {"rules": n}
    {"do": "run", "limit": s, "given": [symbol ...], "cases": [[symbol ...], ...]}  ->  {"fired": [[rule ...], ...]}

Symbols and rules are numbers; rules are numbered through all rulesets. A request that fails is answered by
{"error": text}. After `limit` seconds a request ends the process, also where the parent is gone.

The part of the engine used, and why it is this small, is in decision 004: flat facts with explicit ids, conjunctions of
equality tests, `dist: 0`, one state that is deleted after every ruleset, a rule that always fires before that.
"""

import json
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType
    from typing import Any

SLOTS = 64  # properties a0 … a63: the first coordinate of a symbol in its ruleset
ROWS = 480  # properties b0 … b479: the second. At 512 tests under one node the engine looks for ever
STATE = "s"  # the one session in every ruleset
READY = 6000  # rules kept ready in the engine; they take about 9 kB each
END = "z"  # the fact, its property and the rule that always fires


def address(number: int) -> "tuple[str, str]":
    """Return the names of the two properties that only the symbol with this number in its ruleset has."""
    if number >= SLOTS * ROWS:
        raise ValueError("too many symbols in one ruleset")
    return f"a{number % SLOTS}", f"b{number // SLOTS}"


def rule_name(number: int) -> str:
    """Return the name of a rule, by its number in its ruleset."""
    return f"r{number}"


def fact(number: int) -> str:
    """Return the JSON text of the fact that says: the symbol with this number in its ruleset is proved."""
    first, second = address(number)
    return f'{{"id":"f{number}","{first}":1,"{second}":1,"sid":"{STATE}"}}'


def ruleset_text(rules: "list[list[int]]", numbers: "dict[int, int]") -> str:
    """Return the JSON text of a ruleset. rules: [head, body ...]; numbers: symbol -> its number in this ruleset."""
    parts = []
    for index, rule in enumerate(rules):
        patterns = []
        for place, symbol in enumerate(rule[1:]):
            first, second = address(numbers[symbol])
            patterns.append(f'{{"m{place}":{{"$and":[{{"{first}":1}},{{"{second}":1}}]}}}}')
        parts.append(f'"{rule_name(index)}":{{"all":[{",".join(patterns)}],"dist":0}}')
    parts.append(f'"{END}":{{"all":[{{"m0":{{"{END}":1}}}}],"dist":0}}')
    return "{" + ",".join(parts) + "}"


END_FACT = f'{{"id":"{END}","{END}":1,"sid":"{STATE}"}}'


class Ruleset:
    """One ruleset inside the engine, from `Ruleset()` to `drop`."""

    def __init__(self, engine: "ModuleType", first: int, rules: "list[list[int]]") -> None:
        self.engine = engine
        self.first = first  # the number of its first rule among all rules
        self.rules = rules
        self.numbers: dict[int, int] = {}  # symbol -> its number here, for every symbol that some rule here reads
        for rule in rules:
            for symbol in rule[1:]:
                self.numbers.setdefault(symbol, len(self.numbers))
        self.facts = {symbol: fact(number) for symbol, number in self.numbers.items()}
        self.handle = engine.create_ruleset(f"p{first}", ruleset_text(rules, self.numbers))

    def drop(self) -> None:
        """Give the engine's memory back; between runs no state is left in it."""
        self.engine.delete_ruleset(self.handle)

    def run(self, known: "set[int]", fired: "list[int]") -> None:
        """Derive all there is to derive: adds to the set `known`, and to the list `fired` every rule as it fires."""
        engine, handle, facts, rules = self.engine, self.handle, self.facts, self.rules
        start = [text for symbol, text in facts.items() if symbol in known]  # the same order every time
        code, state = engine.assert_facts(handle, "[" + ",".join([*start, END_FACT]) + "]")
        if code:
            raise RuntimeError(f"the engine refused facts, code {code}")
        started = engine.start_action_for_state(handle, state)
        message = started[1] if started else None
        done = 0
        while message:
            name = message[2 : message.index('"', 2)]
            done += 1
            if done > len(rules) + 1:
                raise RuntimeError("a rule fired twice")
            if name != END:
                index = int(name[1:])
                head, *body = rules[index]
                if not known.issuperset(body):
                    raise RuntimeError("a rule fired without its conditions")
                fired.append(self.first + index)
                if head not in known:
                    known.add(head)
                    if head in facts:
                        code, _ = engine.assert_fact(handle, facts[head])
                        if code:
                            raise RuntimeError(f"the engine refused a fact, code {code}")
            message = engine.complete_and_start_action(handle, state)
        if not done:
            raise RuntimeError("the engine fired nothing")
        engine.delete_state(handle, STATE)


class Engine:
    """All rulesets of one program: kept ready where they are small, else built one by one in every run."""

    def __init__(self, engine: "ModuleType") -> None:
        self.engine = engine
        self.rules: list[list[list[int]]] = []
        self.ready: list[Ruleset] = []

    def define(self, request: "dict[str, Any]") -> "dict[str, Any]":
        """Replace all rulesets by those of the request."""
        for ruleset in self.ready:
            ruleset.drop()
        self.ready = []
        self.rules = request["rulesets"]
        total = sum(map(len, self.rules))
        if total <= READY:
            self.ready = list(self.rulesets())
        return {"rules": total}

    def rulesets(self) -> "Iterator[Ruleset]":
        """Build the rulesets, one after the other."""
        first = 0
        for rules in self.rules:
            yield Ruleset(self.engine, first, rules)
            first += len(rules)

    def run(self, request: "dict[str, Any]") -> "dict[str, Any]":
        """Run every case of the request through all rulesets, in order."""
        known = [{*request["given"], *case} for case in request["cases"]]
        fired: list[list[int]] = [[] for _ in known]
        for ruleset in self.ready or self.rulesets() if known else ():
            for case, rules in zip(known, fired, strict=True):
                ruleset.run(case, rules)
            if not self.ready:
                ruleset.drop()
        return {"fired": fired}


def load(path: str) -> "ModuleType":
    """Import the extension from its file: the process runs without site-packages."""
    from importlib.machinery import ExtensionFileLoader, ModuleSpec

    loader = ExtensionFileLoader("durable_rules_engine", path)
    module = loader.create_module(ModuleSpec("durable_rules_engine", loader, origin=path))
    loader.exec_module(module)
    return module


def set_alarm(seconds: int) -> None:
    """End this process after so many seconds, wherever it is; 0 clears it. Without alarms the parent alone kills."""
    import signal

    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def answer_to(line: str, engine: Engine) -> "dict[str, Any]":
    """Do what one request asks; every failure becomes an answer."""
    try:
        request = json.loads(line)
        set_alarm(int(request["limit"]) + 1)
        answer = engine.define(request) if request["do"] == "define" else engine.run(request)
        set_alarm(0)
        return answer
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main(path: str) -> None:
    """Answer requests until standard input ends. path: the file of the extension module."""
    engine: Engine | None = None
    failure: dict[str, str] = {}
    try:
        engine = Engine(load(path))
    except Exception as error:
        failure = {"error": f"it cannot be loaded here ({type(error).__name__}: {error})"}
    for line in sys.stdin:
        answer = answer_to(line, engine) if engine else failure
        sys.stdout.write(json.dumps(answer, separators=(",", ":")) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
