"""The faults that the comparison must catch, each a slip that a programmer could make and no type checker sees."""

from __future__ import annotations

from tests.differential.faults import Fault

_COMPILE, _STAGE0, _OPERANDS = "pocarms.program.compile", "pocarms.program.answers", "pocarms.program.operands"
_ENCODE, _PLACING, _BUILDER = "pocarms.program.encode", "pocarms.program.placing", "pocarms.program.builder"
_CASES, _JUDGE, _READING = "pocarms.profiles.cases", "pocarms.assessment.judge", "pocarms.program.reading"
_STEPS, _SCALES = "pocarms.assessment.procedure", "pocarms.assessment.scales"

FAULTS: dict[str, Fault] = {
    # stage 0
    "a question that a person waived still applies": Fault(
        _STAGE0, "stands = self.b.not_(self._waived(self.pack.questions[question], turn))", "stands = self.b.true()"
    ),
    "doubt is forgotten in the second pass": Fault(
        _STAGE0, "doubt = self.doubt(question) if turn == SECOND else self.b.false()", "doubt = self.b.false()"
    ),
    "an undecided conflict doubts too": Fault(
        _STAGE0,
        'self.b.proved(self.b.any_of(self.b.names[name("conflict", c)] for c in conflicts))',
        'self.b.not_(self.b.proved(self.b.not_(self.b.any_of(self.b.names[name("conflict", c)] for c in conflicts))))',
    ),
    "a doubted not_applicable stands": Fault(_STAGE0, "return said if turn == FIRST else", "return said if turn else"),
    "answers are not held back by their gate": Fault(
        _STAGE0, "        if self._always(applies):", "        if applies:"
    ),
    "lacks reads what is not ticked as a no": Fault(
        _STAGE0, 'wanted = "no" if test.op is Op.LACKS else "yes"', 'wanted = "yes"'
    ),
    "has_any wants all": Fault(_STAGE0, "if test.op is Op.HAS_ANY else", "if test.op is Op.HAS_ALL else"),
    "known after one line": Fault(
        _STAGE0,
        "raw = self.b.all_of(self.b.proved(line) for line in lines)",
        "raw = self.b.any_of(self.b.proved(line) for line in lines)",
    ),
    "a doubted answer counts as known": Fault(
        _STAGE0, "        if turn == FIRST:\n            return known", "        if turn:\n            return known"
    ),
    "unknown and known are mixed up while a question waits": Fault(
        _STAGE0,
        "return self._gated(leaf.question, self.b.not_(self.known(leaf.question, turn)), turn)",
        "return self.b.not_(self.known(leaf.question, turn))",
    ),
    # tests
    "at_most leaves its own step out": Fault(_OPERANDS, "values[: place + 1]", "values[:place]"),
    "adverse at the low end read upwards": Fault(_OPERANDS, 'question.adverse == "high"', 'question.adverse != ""'),
    "is_not takes the unknown in": Fault(
        _OPERANDS, "return frozenset(values) - frozenset(operand)", "return frozenset()"
    ),
    "more_than takes the limit in": Fault(_OPERANDS, "Op.MORE_THAN: value > operand", "Op.MORE_THAN: value >= operand"),
    "exactly as old counts as older": Fault(
        _OPERANDS, "return forward(day, length) < as_of", "return forward(day, length) <= as_of"
    ),
    "after is before": Fault(
        _OPERANDS, "value < operand if test.op is Op.BEFORE else value > operand", "value < operand"
    ),
    "months of thirty days": Fault(
        _OPERANDS,
        "    if length.months:\n",
        "    if length.months:\n        return day + datetime.timedelta(days=30 * length.months)\n"
        "    if length.months:\n",
    ),
    "a profile's own parameters are ignored": Fault(
        "pocarms.assessment.assess",
        "{**pack.parameters, **profile.parameters}",
        "{**profile.parameters, **pack.parameters}",
    ),
    "evidence of no reliability is good enough": Fault(
        _OPERANDS,
        "        if not evidence.reliability:\n            return False\n",
        "        if not evidence.reliability:\n            return True\n",
    ),
    "old evidence is recent": Fault(_OPERANDS, "return not older(evidence.as_of, length, as_of)", "return True"),
    # connectives and conclusions
    "at_least counts one too few": Fault(_BUILDER, "        if n <= 0:\n", "        n -= 1\n        if n <= 0:\n"),
    "`c: false` is read as `c: true`": Fault(
        _COMPILE, "return concept if leaf.wanted else self.b.not_(concept)", "return concept"
    ),
    "a concept has only its first rule": Fault(
        _COMPILE,
        'self.b.name(name("concept", concept), self.b.any_of(rules))',
        'self.b.name(name("concept", concept), self.b.any_of(rules[:1]))',
    ),
    "a concept wants all its rules": Fault(
        _COMPILE,
        'self.b.name(name("concept", concept), self.b.any_of(rules))',
        'self.b.name(name("concept", concept), self.b.all_of(rules))',
    ),
    "partly is not a lack": Fault(_READING, 'LACKING = ("no", "partly")', 'LACKING = ("no",)'),
    "every practice must be lacking": Fault(
        _COMPILE,
        "body = self.b.all_of((when, self.b.any_of(lacking)))",
        "body = self.b.all_of((when, self.b.all_of(lacking)))",
    ),
    "harm now is not foreseeable": Fault(_COMPILE, "self.b.any_of([*present, *now])", "self.b.any_of(present)"),
    "addresses any means none": Fault(
        _COMPILE, 'if finding.addresses == ("any",) else finding.addresses', 'if finding.addresses == ("all",) else ()'
    ),
    "an unneeded measure is needed": Fault(
        _COMPILE, "self.b.all_of((fits, self.b.any_of(risks)))", "self.b.any_of((fits, self.b.any_of(risks)))"
    ),
    "only the first several-choice value of finding.*": Fault(
        _COMPILE, "if any(value in held for value in test.values)", "if test.values[0] in held"
    ),
    # classes and levels
    "no lift by later findings": Fault(_COMPILE, "self.b.any_of([*own, *lifts])", "self.b.any_of(own)"),
    "open later findings lift": Fault(
        _COMPILE,
        '(self.b.names[name("finding", dependent.id)], self.b.names[name("class", dependent.id, step)])',
        '(self.b.names[name("class", dependent.id, step)],)',
    ),
    "caps are forgotten": Fault(_PLACING, "cap is not None and rank > cap", "False"),
    "a cap cuts its own step": Fault(_PLACING, "cap is not None and rank > cap", "cap is not None and rank >= cap"),
    "a class rule speaks for its own step only": Fault(
        _PLACING, "scale.rank(r.at_least) >= rank", "scale.rank(r.at_least) == rank"
    ),
    "boxed findings are placed": Fault(_PLACING, "return kind.advice and not kind.box and", "return kind.advice and"),
    "a level rule speaks for its own step only": Fault(
        _COMPILE, "if scale.rank(r.at_least) >= scale.rank(step)]", "if scale.rank(r.at_least) == scale.rank(step)]"
    ),
    "the headline proceeds": Fault(_SCALES, "if floor == ceiling or not scale.holding:", "if True:"),
    "a step waits for one that does not apply": Fault(_STEPS, 'return "does_not_apply"', 'return "missing"'),
    # people and parts
    "the first person is right": Fault(
        _CASES, "(known[0], False) if len(known) == 1 else", "(known[0], False) if known else"
    ),
    "unknown outweighs an answer": Fault(
        _CASES, "for answer in ordered if answer.value != UNKNOWN)", "for answer in ordered)"
    ),
    "a line on which people disagree is a yes": Fault(
        _CASES,
        "next(iter(values)) if len(values) == 1 else UNKNOWN",
        'next(iter(values)) if len(values) == 1 else "yes" if values else UNKNOWN',
    ),
    "shared answers outweigh a part's own": Fault(
        _CASES,
        "        if own:\n",
        "        if profile.answers.get(id):\n            settled[id] = settle(question, profile.answers[id], '')\n"
        "        elif own:\n",
    ),
    "blocks are forgotten": Fault(_CASES, "elif of_blocks:", "elif of_blocks and not of_blocks:"),
    "all parts is any part": Fault(
        "pocarms.program.seen",
        'one_is_enough = (seen.quantifier == "any") is seen.says',
        "one_is_enough = seen.says",
    ),
    "any_part sees the whole": Fault(
        _JUDGE, "rails = [int(part.value(seen.full) is seen.says) for part in parts]", "rails = [0 for part in parts]"
    ),
    "gates do not make an item of part": Fault(
        _READING,
        "                if gate is not None:\n                    waiting.append(gate)",
        "                if gate is not None:\n                    pass",
    ),
}
