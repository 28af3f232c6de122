"""The pages of the lints: what each looks for, why that is bad, an example, what to do."""

from __future__ import annotations

from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class LintPage:
    """One page. bad and good: two small conditions or items, as an author would write them."""

    code: str
    title: str
    ranges_over: str
    why: str
    bad: str
    good: str
    what_to_do: str


_COMPLETE = "complete profiles in which no conflict doubts an answer"
_OPEN = "profiles in which questions may be open"
_BY_KIND = f"{_COMPLETE}; conditions about what is known: {_OPEN}"

PAGES: tuple[LintPage, ...] = (
    LintPage(
        "L100",
        "An argument against a warning that is not given",
        "the pack's own list `argued`",
        "Who reads the list would think that the warning is still there.",
        "argued: {L101: {f.gone: It is rare.}}, and no warning L101 about f.gone",
        "the entry is gone",
        "Take the entry out of `argued` in pack.yaml.",
    ),
    LintPage(
        "L101",
        "Something that can never hold",
        f"{_BY_KIND}; conflicts: every profile",
        "It looks like guidance, and no mission will ever see it.",
        "when: {all: [{a: yes}, {b: yes}]}, and b is asked only when a is no",
        "when: {any: [{a: yes}, {b: yes}]}",
        "Correct the condition, or the gate of a question in it; or take the item out.",
    ),
    LintPage(
        "L102",
        "Something that always holds",
        _BY_KIND,
        "It says the same to every mission, whatever it answers.",
        "when: {any: [{a: yes}, {a: no}]}",
        "when: {a: no}",
        "Correct the condition; if the item is meant for everybody, leave `when` out.",
    ),
    LintPage(
        "L103",
        "A rule of a concept that adds nothing",
        _OPEN,
        "Wherever it holds another rule for the concept holds too, so that it is read for nothing and may hide a slip.",
        "two rules for c: {a: yes}, and {all: [{a: yes}, {b: yes}]}",
        "one rule for c: {a: yes}",
        "Take it out, or correct what it was meant to add.",
    ),
    LintPage(
        "L104",
        "A level rule whose reason is never shown",
        _OPEN,
        "Wherever it holds a rule that leads to a higher step holds too, and only the highest step's reasons show.",
        "hold when {a: no}; stop when {any: [{a: no}, {b: yes}]}",
        "hold when {a: no}; stop when {b: yes}",
        "Correct one of the two, or take the lower one out.",
    ),
    LintPage(
        "L105",
        "A class rule that places nothing",
        _OPEN,
        "Wherever it places a finding another rule places it as high or higher.",
        "at least act when {finding.harm: now}; the same when {all: [{finding.harm: now}, {finding.key: true}]}",
        "the first rule alone",
        "Take it out, or correct what it was meant to place.",
    ),
    LintPage(
        "L106",
        "Two findings that always hold together",
        _OPEN,
        "Two cards say that the same thing is wrong, and one pushes others off the first page.",
        "two gaps with when: {a: no}",
        "one gap, or two with conditions that differ",
        "Make one of the two, or tell them apart. Copies of one finding written for many are not compared.",
    ),
    LintPage(
        "L107",
        "A branch that is never reached",
        _OPEN,
        "Somebody is named as owner, or some room to act, and never will be.",
        "choose: [{when: {a: yes}, text: x}, {when: {all: [{a: yes}, {b: yes}]}, text: y}]",
        "the narrower branch first",
        "Put it before the branch that hides it, or take it out.",
    ),
    LintPage(
        "L108",
        "A step of a scale at which nothing stands",
        _OPEN,
        "Readers would think that it is one of the outcomes. The holding step of a scale is not looked at.",
        "steps: [go, hold, stop], and no rule leads to stop",
        "a rule that leads to stop",
        "Write the rule that is missing, or take the step out.",
    ),
    LintPage(
        "L109",
        "Options that no rule tells apart",
        "the tests of the pack, not their sense",
        "People take time over a difference that changes nothing.",
        "type: choice with options [a, b, c], and rules that read a alone",
        "options [a, other]",
        "Let a rule tell them apart, make one of them, or argue that readers need the difference.",
    ),
    LintPage(
        "L110",
        "A strength beside a gap on the same practice",
        _COMPLETE,
        "The page would praise what it asks to mend.",
        "a strength when {a: yes}, a gap with practice: [a, b]",
        "the strength when {all: [{a: yes}, {b: yes}]}",
        "Tighten one of the two conditions, or argue that both can be said.",
    ),
)
