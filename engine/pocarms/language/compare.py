"""The `compare` block of a pack: panels and rows of the grid, what is shared, like and for headquarters."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pocarms.language.durations import duration
from pocarms.language.env import Env
from pocarms.language.values import Rec
from pocarms.model.papers import Compare, CompareRows, HeadquartersList
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar


def read_compare(rec: Rec | None, env: Env) -> Compare | None:
    """Return how the pack compares missions, None where it does not say. What it names must be there, and fit."""
    if rec is None:
        return None
    like, within, lists = rec.rec("like"), rec.rec("dates_within"), rec.rec("headquarters")
    alike = env.known_all(like.scalars("of"), "a concept", env.names.of("concepts")) if like is not None else ()
    at_least = _number(like, "at_least") if like is not None else 0
    if like is not None and alike and at_least > len(like.scalars("of")):
        _misfit(env, like.scalar("at_least"), f"there are only {len(alike)} conditions to share", "Write a lower one.")
    return Compare(
        panels=_of_type(env, [s for s in (rec.scalar("panels"),) if s is not None], "choice", "A panel is an option of "
                        "a choice question."),
        rows=tuple(_rows(one, env) for one in rec.recs("rows")),
        shared_by=_number(rec, "shared_by"),
        dates_within=duration(within) if within is not None else None,
        like=alike,
        like_at_least=at_least,
        headquarters={id_: _list(id_, one, env) for id_, one in lists.records()} if lists is not None else {},
    )  # fmt: skip


def _rows(rec: Rec, env: Env) -> CompareRows:
    facets, scales = env.header.facets, env.header.scales
    facet = env.optional(rec, "facet", "a facet", facets)
    graded: dict[str, str] = {}
    by = rec.rec("graded_by")
    if by is not None and facet:
        options: Collection[str] = [option.id for option in facets[facet].options]
        whole = [scale.id for scale in scales.values() if scale.of == "whole"]
        for option, key in by.keys.items():
            scale = env.optional(by, option, "a scale of the whole", whole)
            if env.known(key, "an option of the facet", options) is not None and scale:
                graded[option] = scale
    return CompareRows(facet, graded)


def _list(id_: str, rec: Rec, env: Env) -> HeadquartersList:
    if not set(rec.entries) - {"label"}:
        env.faults.append(
            Fault(
                "R414",
                rec.span,
                f"the list '{id_}' picks nothing out",
                expected="limited_by_mandate, kinds, practices or runs",
                help="Say what stands on it, or delete it.",
            )
        )
    practices = _of_type_all(
        env, rec.scalars("practices"), "practice", "Only a practice is missing or partly there; name one, or delete it."
    )
    return HeadquartersList(
        id=id_,
        label=rec.text("label"),
        limited_by_mandate=rec.flag("limited_by_mandate"),
        kinds=env.known_all(rec.scalars("kinds"), "a kind", env.header.kinds),
        practices=practices,
        runs=_number(rec, "runs"),
    )


def _number(rec: Rec, key: str) -> int:
    value = rec.scalar(key)
    return value.value if value is not None and isinstance(value.value, int) else 0


def _of_type(env: Env, ids: Iterable[Scalar], type_: str, help_: str) -> str:
    return next(iter(_of_type_all(env, ids, type_, help_)), "")


def _of_type_all(env: Env, ids: Iterable[Scalar], type_: str, help_: str) -> tuple[str, ...]:
    """Return the questions of a type among the ids; each other one is a fault."""
    found = []
    for id_ in ids:
        if env.known(id_, "a question", env.questions) is None:
            continue
        question = env.questions[id_.text]
        if question.type == type_:
            found.append(id_.text)
        else:
            _misfit(env, id_, f"'{id_.text}' is of type {question.type}, and {type_} is needed here", help_)
    return tuple(found)


def _misfit(env: Env, at: Scalar | None, says: str, help_: str) -> None:
    if at is not None:
        env.faults.append(Fault("R414", at.span, says, found=at.text, help=help_))
