"""Every text of a pack by key, and the pack in another language.

The grammar of keys is that of the sections, so that a translator finds a text where it stands in the pack:

    pack.title, pack.about
    sources.<id>.short
    owners.<id>, room.<id>, blocks.<id>
    memo.title, memo.reminder, memo.sections.<id>.title | says
    compare.headquarters.<id>.label
    facets.<id>.label, facets.<id>.options.<option>
    kinds.<id>.label, scales.<id>.label, scales.<id>.steps.<step>, addressable.<id>.label
    questions.<id>.ask | why | where_to_look | unit | options.<option> | counts_as.<answer>
    concepts.<id>.label
    findings.<id>.title | advice | reason | first_step | done_when | notes.<n>
    class_rules.<id>.says, level_rules.<id>.says
    modifiers.<id>.label | then.advice | then.first_step | then.note | then.label
    bundles.<id>.title | advice
    conflicts.<id>.says, measures.<id>.says, steps.<id>.says, actions.<id>.says
    examples.<id>.title | says
    <section>.<id>.source.<n>.note          for every section that has sources

n counts from 1. A finding with for_each is translated once, with {each} where the wording of the option goes. Answers
yes, partly, no and titles of source documents are not the pack's to translate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pocarms.model.pack import Citation, Concept, Finding, Option, Pack, Question, Translation
from pocarms.model.papers import Compare, Memo

Say = Callable[[str, str], str]  # key, own text -> text shown

_TEXT_EFFECTS = ("advice", "first_step", "note", "label")
_OWN_WORDS = ("yes_no", "practice")


def all_texts(pack: Pack) -> dict[str, str]:
    """Return every text of the pack that can be translated, by key; texts the author left out have no key."""
    found: dict[str, str] = {}

    def note(key: str, text: str) -> str:
        if text:
            found[key] = text
        return text

    _through(pack, note)
    return found


def count_texts(pack: Pack) -> tuple[tuple[str, int, int, Translation], ...]:
    """Return for each translation that was read: its language, how many texts it has, of how many, and itself."""
    own = all_texts(pack)
    return tuple((name, len(one.texts), len(own), one) for name, one in sorted(pack.translations.items()))


def localise(pack: Pack, language: str) -> tuple[Pack, tuple[str, ...]]:
    """Return the pack with its texts in a language, and the keys of the texts that are not translated.

    A missing text stays in the pack's own language with a mark in front, such as `[en] `. In the pack's own language
    nothing changes. Ids, conditions, order and digest stay the same.
    """
    if language == pack.language:
        return pack, ()
    translation = pack.translations.get(language)
    texts: Mapping[str, str] = {} if translation is None else translation.texts
    missing: dict[str, None] = {}

    def say(key: str, text: str) -> str:
        if not text:
            return text
        if key in texts:
            return texts[key]
        missing[key] = None
        return f"[{pack.language}] {text}"

    return _through(pack, say), tuple(missing)


def _through(pack: Pack, say: Say) -> Pack:
    """Return the pack with each text replaced by what `say` makes of it."""
    questions = {id_: _question(q, say) for id_, q in pack.questions.items()}
    templates = {id_: _finding(f, say) for id_, f in pack.templates.items()}
    return replace(
        pack,
        title=say("pack.title", pack.title),
        about=say("pack.about", pack.about),
        sources=_fields(pack.sources, "sources", ("short",), say),
        owners=_plain(pack.owners, "owners", say),
        room=_plain(pack.room, "room", say),
        blocks=_plain(pack.blocks, "blocks", say),
        facets={
            id_: replace(
                facet,
                label=say(f"facets.{id_}.label", facet.label),
                options=_options(facet.options, f"facets.{id_}.options", say),
            )
            for id_, facet in pack.facets.items()
        },
        kinds=_fields(pack.kinds, "kinds", ("label",), say),
        scales={
            id_: replace(
                scale,
                label=say(f"scales.{id_}.label", scale.label),
                steps=tuple(replace(s, label=say(f"scales.{id_}.steps.{s.id}", s.label)) for s in scale.steps),
            )
            for id_, scale in pack.scales.items()
        },
        addressables=_fields(pack.addressables, "addressable", ("label",), say),
        memo=_memo(pack.memo, say),
        compare=_compare(pack.compare, say),
        questions=questions,
        concepts={id_: _concept(concept, say) for id_, concept in pack.concepts.items()},
        findings={
            id_: _made(finding, templates[finding.made_from], questions, f"[{pack.language}] ")
            if finding.made_from
            else _finding(finding, say)
            for id_, finding in pack.findings.items()
        },
        templates=templates,
        class_rules=tuple(replace(r, says=say(f"class_rules.{r.id}.says", r.says)) for r in pack.class_rules),
        level_rules=tuple(
            replace(
                r, says=say(f"level_rules.{r.id}.says", r.says), sources=_sources(r.sources, f"level_rules.{r.id}", say)
            )
            for r in pack.level_rules
        ),
        modifiers={
            id_: replace(
                one,
                effects=MappingProxyType(
                    {
                        name: say(f"modifiers.{id_}.then.{name}", text) if name in _TEXT_EFFECTS else text
                        for name, text in one.effects.items()
                    }
                ),
            )
            for id_, one in _fields(pack.modifiers, "modifiers", ("label",), say).items()
        },
        bundles=_fields(pack.bundles, "bundles", ("title", "advice"), say),
        conflicts=_fields(pack.conflicts, "conflicts", ("says",), say),
        measures=_fields(pack.measures, "measures", ("says",), say),
        steps=_fields(pack.steps, "steps", ("says",), say),
        actions=_fields(pack.actions, "actions", ("says",), say),
        examples=_fields(pack.examples, "examples", ("title", "says"), say),
    )


def _memo(memo: Memo | None, say: Say) -> Memo | None:
    if memo is None:
        return None
    return replace(
        memo,
        title=say("memo.title", memo.title),
        reminder=say("memo.reminder", memo.reminder),
        sections=tuple(
            replace(
                one,
                title=say(f"memo.sections.{one.id}.title", one.title),
                says=say(f"memo.sections.{one.id}.says", one.says),
            )
            for one in memo.sections
        ),
    )


def _compare(compare: Compare | None, say: Say) -> Compare | None:
    if compare is None:
        return None
    return replace(compare, headquarters=_fields(compare.headquarters, "compare.headquarters", ("label",), say))


def _plain(texts: Mapping[str, str], section: str, say: Say) -> dict[str, str]:
    return {id_: say(f"{section}.{id_}", text) for id_, text in texts.items()}


def _fields(items: Mapping[str, Any], section: str, names: tuple[str, ...], say: Say) -> dict[str, Any]:
    """Return items of one section with these of their fields, and the notes beside their sources, replaced."""
    out = {}
    for id_, item in items.items():
        key = f"{section}.{id_}"
        changes: dict[str, object] = {name: say(f"{key}.{name}", getattr(item, name)) for name in names}
        if hasattr(item, "sources"):
            changes["sources"] = _sources(item.sources, key, say)
        out[id_] = replace(item, **changes)
    return out


def _sources(sources: tuple[Citation, ...], key: str, say: Say, first: int = 1) -> tuple[Citation, ...]:
    if not any(source.note for source in sources):
        return sources
    return tuple(
        replace(source, note=say(f"{key}.source.{n}.note", source.note)) for n, source in enumerate(sources, first)
    )


def _options(options: tuple[Option, ...], key: str, say: Say) -> tuple[Option, ...]:
    return tuple(replace(option, label=say(f"{key}.{option.id}", option.label)) for option in options)


def _question(question: Question, say: Say) -> Question:
    key = f"questions.{question.id}"
    own_words = question.type in _OWN_WORDS
    return replace(
        question,
        ask=say(f"{key}.ask", question.ask),
        why=say(f"{key}.why", question.why),
        where_to_look=say(f"{key}.where_to_look", question.where_to_look),
        unit=say(f"{key}.unit", question.unit),
        options=question.options if own_words else _options(question.options, f"{key}.options", say),
        counts_as=MappingProxyType({a: say(f"{key}.counts_as.{a}", text) for a, text in question.counts_as.items()}),
        sources=_sources(question.sources, key, say),
    )


def _concept(concept: Concept, say: Say) -> Concept:
    key = f"concepts.{concept.id}"
    label = say(f"{key}.label", concept.label)
    rules, first = [], 1
    for rule in concept.rules:
        sources = _sources(rule.sources, key, say, first)
        first += len(rule.sources)
        rules.append(replace(rule, label=label if rule.label else "", sources=sources))
    return replace(concept, label=label, rules=tuple(rules))


def _finding_texts() -> Iterator[str]:
    yield from ("title", "advice", "reason", "first_step", "done_when")


def _finding(finding: Finding, say: Say) -> Finding:
    key = f"findings.{finding.id}"
    texts: dict[str, Any] = {name: say(f"{key}.{name}", getattr(finding, name)) for name in _finding_texts()}
    notes = tuple(say(f"{key}.notes.{n}", note) for n, note in enumerate(finding.notes, 1))
    return replace(finding, notes=notes, sources=_sources(finding.sources, key, say), **texts)


def _made(finding: Finding, template: Finding, questions: Mapping[str, Question], mark: str) -> Finding:
    """Return a finding made by for_each with the texts of its template, {each} replaced by the option's wording.

    A text that is marked as not translated is not marked a second time for the wording inside it.
    """

    def filled(text: str) -> str:
        return text.replace("{each}", label.removeprefix(mark) if text.startswith(mark) else label)

    option_id = finding.id.removeprefix(finding.made_from + ".")
    question = questions[finding.each_question]
    label = next(option.label for option in question.options if option.id == option_id)
    texts: dict[str, Any] = {name: filled(getattr(template, name)) for name in _finding_texts()}
    notes = tuple(filled(note) for note in template.notes)
    return replace(finding, notes=notes, sources=template.sources, **texts)
