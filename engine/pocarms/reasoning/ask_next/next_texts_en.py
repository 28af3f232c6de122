"""The fixed words of questions to ask next in English; the French table has the same keys."""

from __future__ import annotations

TEXTS: dict[str, str | tuple[str, str]] = {
    "next.title": "What to ask next: {subject}",
    "next.aim.level": "Asked for: what can still change the level.",
    "next.aim.first": "Asked for: what can still change which findings stand in “{step}” or in a box of their own.",
    "next.aim.first_none": "Asked for: what can still change which findings stand in a box of their own.",
    "next.aim.findings": "Asked for: what can still change the level, the findings or their classes.",
    "next.aim.all": "Asked for: anything that can still change what the report states.",
    "next.only_who": "Only what can be answered by: {who}.",
    "next.only_part": "Only in: {part}.",
    "next.done": "No answer that is still missing can change this. There is nothing more to ask for it.",
    "next.done_who": "Nothing that can be asked there can change this; other questions may.",
    "next.kept_unknown": (
        "{n} question on file as “unknown” is asked again here: somebody may know it by now.",
        "{n} questions on file as “unknown” are asked again here: somebody may know by now.",
    ),
    "next.how": "Put first is the question after which, on average over its answers, the fewest others still bear on "
    "what is most urgent. No answer is taken to be likelier than another.",
    "next.left": "Still open, at most",
    "next.tier.level": ("the level: {n} question", "the level: {n} questions"),
    "next.tier.step": ("what stands in “{step}”: {n} question", "what stands in “{step}”: {n} questions"),
    "next.tier.step_none": ("what stands in a box: {n} question", "what stands in a box: {n} questions"),
    "next.tier.findings": (
        "whether findings are established: {n} question",
        "whether findings are established: {n} questions",
    ),
    "next.tier.rest": (
        "anything else the report says (measures, steps, owners, wording): {n} question",
        "anything else the report says (measures, steps, owners, wording): {n} questions",
    ),
    "next.waiting": (
        "{n} of these waits for the answer to another one.",
        "{n} of these wait for the answer to another one.",
    ),
    "next.number": "{n}. {ask}",
    "next.in_part": "For: {part}",
    "next.also": "Open in other parts too: {parts}",
    "next.none_of_them": "none of these",
    "next.bears_on": "May change: {what}",
    "next.short.level": "the level",
    "next.short.step": "“{step}”",
    "next.short.step_none": "what stands in a box",
    "next.short.findings": "whether findings are established",
    "next.short.rest": "other statements of the report",
    "next.may": "Whether it can matter could not be shown, nor excluded.",
    "next.some": "Not every possible answer was tried: some that stand for all.",
    "next.if": "If the answer is {answers}:",
    "next.no_effect": "nothing is settled by it alone",
    "next.contradicts": "it would contradict what is on file: {says}",
    "next.effect": "{title}: {change}",
    "next.effect_in": "{part}: {title}: {change}",
    "next.change": "{old} → {new}",
    "next.more_effects": ("{n} more thing changes", "{n} more things change"),
    "next.then_left": ("{n} question then still bears on {what}", "{n} questions then still bear on {what}"),
    "next.more": (
        "{n} more question can be asked now and may change this; --count {all} shows all.",
        "{n} more questions can be asked now and may change this; --count {all} shows all.",
    ),
    "next.try": "To be asked one by one, with every answer saved: pocarms interview {profile}",
}
