"""From a pack to its site in one language: what stands on which page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pocarms.language.checks.outline import citations
from pocarms.model.conditions import Condition
from pocarms.model.pack import Citation, Pack
from pocarms.passport.data import Passport
from pocarms.passport.saying import carried
from pocarms.reports.clean import clean
from pocarms.reports.front import passport as passport_words
from pocarms.reports.front import translation
from pocarms.site.chains import chain, conditions, names, reads
from pocarms.site.data import Field, Group, Item, Listing, Passage, Ref, Said, Site, Source, When
from pocarms.site.fields import fields
from pocarms.site.strings import strings
from pocarms.site.words import Named, Sayer
from pocarms.wording.words import citation_words

_RULES = ("class_rule", "level_rule", "modifier", "bundle", "conflict", "measure", "step", "action", "example")


def build(pack: Pack, held: Passport, language: str, others: tuple[tuple[str, str], ...], reviewed: str = "") -> Site:
    """Return the site of a pack in one language.

    pack: its texts in that language. held: its passport. others: the other languages of the site, with their names.
    reviewed: whether a person has reviewed the translation, as results say it; "" in the pack's own language.
    """
    s = strings(language)
    sayer = Sayer(pack, s)
    by = conditions(pack)
    read = reads(pack, by)
    used: dict[str, list[str]] = {}
    for named in sayer.named.values():
        for other in dict.fromkeys(names(named, by)):
            used.setdefault(other, []).append(named.id)
    cited = _cited(pack)
    items = tuple(
        Item(
            named.id,
            s(f"sort.{named.sort}"),
            named.file,
            named.title,
            fields(named, sayer),
            s("item.asked" if named.sort == "question" else "item.when"),
            _whens(named, by.get(named.id, []), sayer),
            chain(named.id, read, sayer),
            tuple(_citation(one, sayer) for one in cited.get(named.id, ())),
            tuple(sayer.ref(one, s(f"sort.{sayer.named[one].sort}")) for one in used.get(named.id, ())),
        )
        for named in sayer.named.values()
    )
    facts = (
        Field(s("fact.version_of"), (Ref(f"{pack.id} {pack.version}"),)),
        Field(s("method.pack_digest"), (Ref(pack.digest),)),
        Field(s("method.passport"), (Ref(passport_words(carried(held), s)),)),
    )
    notice = translation(reviewed, s) if reviewed else ""
    return clean(
        Site(language, pack.title, pack.about, facts, _listings(sayer), _sources(sayer), items, others, notice)
    )


def _whens(named: Named, own: list[tuple[str, int, Condition]], sayer: Sayer) -> tuple[When, ...]:
    """Return the conditions of an item, each with what it decides."""
    s, found = sayer.s, []
    for kind, n, condition in own:
        if kind in ("owner", "room_to_act"):
            chosen = getattr(named.item, kind).branches[n].value
            label = s(
                f"when.{kind}", value=(sayer.pack.owners if kind == "owner" else sayer.pack.room).get(chosen, chosen)
            )
        else:
            label = s(f"when.{kind}")
        if kind == "concept" and sum(k == kind for k, _, _ in own) > 1:
            label = s("when.concept_rule", n=n + 1)
        found.append(When(label, sayer.said(condition)))
    if named.sort == "finding" and named.item.practice:
        parts = tuple(Said(one.text, one.to) for one in map(sayer.ref, named.item.practice))
        found.insert(0, When(s("when.practice"), Said(s("group.practice"), "", parts)))
    return tuple(found)


def _cited(pack: Pack) -> Mapping[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for _, id_, one in citations(pack):
        if one not in found.setdefault(id_, []):
            found[id_].append(one)
    return found


def _citation(one: Citation, sayer: Sayer) -> Ref:
    notes = [sayer.s("source.unconfirmed")] if one.status == "unconfirmed" else []
    notes += [one.note] if one.note else []
    return Ref(citation_words(one, sayer.pack, sayer.s.language), f"sources.html#{_anchor(one)}", sayer.s.joined(notes))


def _place(one: Citation) -> tuple[str, ...]:
    return (one.section, one.paragraph, one.page, one.box, one.footnote)


def _anchor(one: Citation) -> str:
    """Return where a passage stands on the page of sources: no two the same, and no text can break out of it."""
    parts = [one.doc, *(f"{mark}{part}" for mark, part in zip("sapbf", _place(one), strict=True) if part)]
    return "-".join(re.sub(r"[^A-Za-z0-9.]", lambda found: f"_{ord(found[0]):x}_", part) for part in parts)


def _sources(sayer: Sayer) -> tuple[Source, ...]:
    """Return every source with its passages in order, and by whom each is cited."""
    s, pack = sayer.s, sayer.pack
    by_doc: dict[str, dict[tuple[str, ...], list[tuple[str, Citation]]]] = {doc: {} for doc in pack.sources}
    for _, id_, one in citations(pack):
        by_doc.setdefault(one.doc, {}).setdefault(_place(one), []).append((id_, one))
    found = []
    for doc, places in by_doc.items():
        passages = []
        for place in sorted(places, key=lambda p: [_natural(part) for part in (p[2], p[0], p[1], *p[3:])]):
            first = places[place][0][1]
            by = {id_: _basis(one, s.word("basis", one.basis), s("source.unconfirmed")) for id_, one in places[place]}
            words = citation_words(replace(first, basis="stated"), pack, s.language)
            passages.append(Passage(_anchor(first), words, tuple(sayer.ref(id_, said) for id_, said in by.items())))
        if passages:
            known = pack.sources.get(doc)
            found.append(Source(f"doc-{doc}", known.title if known is not None else doc, tuple(passages)))
    return tuple(found)


def _basis(one: Citation, basis: str, unconfirmed: str) -> str:
    return f"{basis}, {unconfirmed}" if one.status == "unconfirmed" else basis


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Order "9" before "10", and words after numbers."""
    return [(0, int(p), "") if p.isdigit() else (1, 0, p) for p in re.findall(r"\d+|\D+", text)]


def _listings(sayer: Sayer) -> tuple[Listing, ...]:
    s, pack = sayer.s, sayer.pack
    every = list(sayer.named.values())
    questions = [n for n in every if n.sort == "question"]
    findings = [n for n in every if n.sort == "finding"]
    rules = [n for n in every if n.sort in _RULES]
    blocks = [(key, title, [n for n in questions if n.item.block == key]) for key, title in pack.blocks.items()]
    blocks.append(("", s("list.no_block"), [n for n in questions if n.item.block not in pack.blocks]))
    kinds = [(key, kind.label, [n for n in findings if n.item.kind == key]) for key, kind in pack.kinds.items()]
    return (
        _listing("questions", blocks, s("list.questions"), len(questions)),
        _by_letter("concepts", [n for n in every if n.sort == "concept"], s("list.concepts")),
        _listing("findings", kinds, s("list.findings"), len(findings)),
        _listing(
            "rules", [(sort, s(f"sorts.{sort}"), [n for n in rules if n.sort == sort]) for sort in _RULES],
            s("list.rules"), len(rules),
        ),
        _by_letter("az", every, s("list.az"), sayer),
    )  # fmt: skip


def _listing(name: str, groups: Iterable[tuple[str, str, list[Named]]], title: str, count: int) -> Listing:
    made = (
        Group(f"g-{key}", heading, tuple(Ref(n.title, n.file, n.id) for n in own))
        for key, heading, own in groups
        if own
    )
    return Listing(f"{name}.html", title, tuple(made), count)


def _by_letter(name: str, every: list[Named], title: str, sayer: Sayer | None = None) -> Listing:
    """List items from A to Z; letters with accents stand with those without."""
    letters: dict[str, list[tuple[str, Ref]]] = {}
    for n in every:
        plain = sort_key(n.title)
        letter = plain[:1].upper() if plain[:1].isalpha() else "#"
        remark = sayer.s(f"sort.{n.sort}") if sayer is not None else n.id
        letters.setdefault(letter, []).append((plain, Ref(n.title, n.file, remark)))
    groups = tuple(
        Group(f"l-{ord(letter)}", letter, tuple(ref for _, ref in sorted(own, key=lambda one: (one[0], one[1].to))))
        for letter, own in sorted(letters.items())
    )
    return Listing(f"{name}.html", title, groups, len(every))


def sort_key(text: str) -> str:
    """Return a text as it is sorted and searched: without accents, marks of language, quotation marks and case."""
    text = re.sub(r"^\[[a-z]{2}\] ", "", text)
    plain = "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))
    return plain.casefold().lstrip("“«\"' \u202f\u00a0")
