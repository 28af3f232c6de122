"""The fixed words of the robustness page in English; the French table has the same keys."""

from __future__ import annotations

TEXTS: dict[str, str | tuple[str, str]] = {
    "robust.title": "How firm this is",
    "robust.intro": "Two trials, each with one change at a time and all else as it is. First every question "
    "that can be "
    "asked now is answered in every way; then every answer on file is left out, as if nobody had given it. What "
    "several "
    "changes together would do is not told here.",
    "robust.tried": (
        "Tried: {n} question with {answers} answers in all.",
        "Tried: {n} questions with {answers} answers in all.",
    ),
    "robust.contradictions": (
        "{n} of these answers would contradict what is on file and is left out.",
        "{n} of these answers would contradict what is on file and are left out.",
    ),
    "robust.some": "Of questions with very many possible answers, some that stand for all were tried.",
    "robust.keep": (
        "{keep} of {n} established finding with a class or a box keeps its place whichever one answer comes in.",
        "{keep} of {n} established findings with a class or a box keep their place whichever one answer comes in.",
    ),
    "robust.enter": (
        "{n} finding that is not established would be by one answer alone.",
        "{n} findings that are not established would be by one answer alone.",
    ),
    "robust.level_stays": "{label}: no single answer changes “{step}”.",
    "robust.level_moves": "{label}: a single answer can change “{step}”; see below.",
    "robust.levels": "Levels that one answer would change",
    "robust.moves": "Established findings that one answer would move",
    "robust.enters": "Findings that one answer would establish, the highest class first",
    "robust.head.what": "What",
    "robust.head.now": "Now",
    "robust.head.then": "Then",
    "robust.head.through": "Through",
    "robust.through": "{ask}: {answers}",
    "robust.through_part": "{part}: {ask}: {answers}",
    "robust.through_more": ("or {n} other question", "or {n} other questions"),
    "robust.more": ("{n} more is not shown; JSON has all.", "{n} more are not shown; JSON has all."),
    "robust.resting": (
        "{n} answer on file carries something by itself: without it a finding would not be established, would stand "
        "lower, or a level would be another.",
        "{n} answers on file carry something by themselves: without one of them a finding would not be established, "
        "would stand lower, or a level would be another.",
    ),
    "robust.weak": "Of these, without a source: {unsourced}; without a date: {undated}; more than 12 months old "
    "at the "
    "day of the profile: {old}.",
    "robust.carried": "Weak answers that carry the most",
    "robust.no_weak": "None of the answers that something hangs on alone is unsourced, undated or old.",
    "robust.head.answer": "Answer",
    "robust.head.weak": "To check",
    "robust.head.carries": "What hangs on it alone",
    "robust.unsourced": "no source",
    "robust.undated": "no date",
    "robust.old": "of {day}, more than 12 months old",
    "robust.lost": ("{n} finding: {titles}", "{n} findings: {titles}"),
    "robust.fallen": ("class of {n} finding: {titles}", "class of {n} findings: {titles}"),
    "robust.on_level": "level: {label}",
    "robust.and_more": "{titles} and {n} more",
    "robust.in": "{what} ({part})",
}
