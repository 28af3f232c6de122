"""The header of a pack: vocabularies and scales, from pack.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pocarms.language.durations import duration
from pocarms.language.env import Header
from pocarms.language.grammar_items import FINDING
from pocarms.language.labels import humanise
from pocarms.language.names import RESERVED, reserved
from pocarms.language.nouns import shorten
from pocarms.language.options import written_options
from pocarms.language.values import Rec
from pocarms.model.conditions import Duration
from pocarms.model.pack import Addressable, Facet, Kind, Option, Outline, OutlinePlace, Scale, SourceDoc, Step
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ORDER_WORDS = ("foundation", "harm", "room_to_act")
ALL_OR_NONE = ("any", "none")  # what `addresses` may say instead of naming something


def read_header(rec: Rec, faults: list[Fault]) -> Header:
    """Return the header that pack.yaml holds; what refers to concepts is checked later (`build`)."""
    _check_language(rec.scalar("language"), faults)
    facets = {id_: _facet(id_, item, faults) for id_, item in _records(rec, "facets")}
    return Header(
        id=rec.text("pack"),
        version=rec.text("version"),
        title=rec.text("title"),
        language=rec.text("language", "en"),
        about=rec.text("about"),
        sources={
            id_: SourceDoc(
                id_,
                title=item.text("title"),
                publisher=item.text("publisher"),
                year=item.text("year"),
                url=item.text("url"),
                short=item.text("short"),
                outline=_outline(item.rec("outline")),
            )
            for id_, item in _records(rec, "sources")
        },
        owners=_labels(rec, "owners"),
        room=_labels(rec, "room"),
        blocks=_labels(rec, "blocks"),
        facets=facets,
        kinds={id_: _kind(id_, item) for id_, item in _records(rec, "kinds")},
        scales=_scales(rec, faults),
        parameters=_parameters(rec),
        addressables=_addressables(rec, faults),
        attributes=_attributes(rec, faults),
        order=_order(rec, facets, faults),
        rec=rec,
    )


def _check_language(word: Scalar | None, faults: list[Fault]) -> None:
    if word is not None and LANGUAGE.fullmatch(word.text) is None:
        faults.append(
            Fault(
                "R112",
                word.span,
                f"'{shorten(word.text)}' is not the code of a language",
                found=word.text,
                expected="a code such as en, fr, es, ar",
                help="Write the code of two or three letters, in lower case.",
            )
        )


def _records(rec: Rec, key: str) -> list[tuple[str, Rec]]:
    section = rec.rec(key)
    return [] if section is None else section.records()


def _labels(rec: Rec, key: str) -> dict[str, str]:
    section = rec.rec(key)
    return {} if section is None else {id_: section.text(id_) for id_ in section.keys}


def _kind(id_: str, rec: Rec) -> Kind:
    return Kind(
        id=id_,
        label=rec.text("label", humanise(id_)),
        advice=rec.flag("advice"),
        positive=rec.flag("positive"),
        about_knowledge=rec.text("about") == "knowledge",
        level=rec.flag("level"),
        box=rec.text("box"),
    )


def _outline(rec: Rec | None) -> Outline | None:
    if rec is None:
        return None
    places, footnotes, facets = rec.rec("places"), rec.rec("footnotes"), rec.rec("facets")
    return Outline(
        places={
            id_: OutlinePlace(value.text("pages"), value.text("none"), value.span)
            if isinstance(value, Rec)
            else OutlinePlace(places.text(id_), span=places.keys[id_].span)
            for id_, value in (places.entries.items() if places is not None else ())
            if places is not None
        },
        footnotes={page: footnotes.text(page) for page in footnotes.keys} if footnotes is not None else {},
        facets={facet: _texts(facets, facet) for facet in facets.keys} if facets is not None else {},
        span=rec.span,
    )


def _facet(id_: str, rec: Rec, faults: list[Fault]) -> Facet:
    options = tuple(Option(o.text, label or o.text) for o, label in written_options(rec.entries.get("options")))
    type_ = rec.text("type", "options")
    if (type_ == "options") != bool(options):
        said = "has no options" if type_ == "options" else "is a number, and has options"
        faults.append(
            Fault(
                "R404",
                rec.at("options"),
                f"the facet '{id_}' {said}",
                help="Give it 'options: [first, second]', or 'type: number' and no options.",
            )
        )
    return Facet(id_, rec.text("label", humanise(id_)), type_, options, rec.text("hidden_when"))


def _scales(rec: Rec, faults: list[Fault]) -> dict[str, Scale]:
    scales = {id_: _scale(id_, item, faults) for id_, item in _records(rec, "scales")}
    of_findings = [id_ for id_, scale in scales.items() if scale.of == "findings"]
    section = rec.rec("scales")
    for id_ in of_findings[1:] if section is not None else ():
        assert section is not None
        faults.append(
            Fault(
                "R413",
                section.keys[id_].span,
                f"'{id_}' is a second scale of findings, beside '{of_findings[0]}'",
                help="A finding has one place. Keep one scale with 'of: findings'.",
            )
        )
    return scales


def _scale(id_: str, rec: Rec, faults: list[Fault]) -> Scale:
    steps = tuple(Step(s.text, label or humanise(s.text)) for s, label in written_options(rec.entries.get("steps")))
    ids = tuple(step.id for step in steps)
    words = [s for s in (rec.scalar("otherwise"), rec.scalar("holding"), *rec.scalars("proceeding")) if s is not None]
    for word in words:
        if ids and word.text not in ids:
            faults.append(_no_step(word, id_, ids))
    otherwise, holding, proceeding = rec.text("otherwise"), rec.text("holding"), _texts(rec, "proceeding")
    if otherwise in ids and otherwise != ids[0]:
        faults.append(
            Fault(
                "R401",
                rec.at("otherwise"),
                f"'otherwise' is what remains when no rule holds, so it must be the lowest step, '{ids[0]}'",
                found=otherwise,
                expected=ids[0],
                help="Steps are written lowest first. Correct their order, or write the lowest step here.",
            )
        )
    if rec.text("of") == "findings" and (holding or proceeding):
        faults.append(
            Fault(
                "R402",
                rec.at("holding" if holding else "proceeding"),
                "'proceeding' and 'holding' belong to scales of the whole",
                help="Classes of findings neither proceed nor hold. Delete it.",
            )
        )
    elif bool(holding) != bool(proceeding):
        faults.append(
            Fault(
                "R402",
                rec.at("holding" if holding else "proceeding"),
                "'holding' needs 'proceeding' beside it" if holding else "'proceeding' needs 'holding' beside it",
                help="proceeding: the steps at which the matter may go ahead. holding: what is shown while it is not "
                "settled whether it may.",
            )
        )
    elif holding and holding in proceeding:
        faults.append(
            Fault(
                "R402",
                rec.at("holding"),
                f"'{holding}' is among the steps at which the matter may go ahead, so it holds nothing back",
                help="Choose a holding step that is not under 'proceeding'.",
            )
        )
    elif proceeding and set(ids[: len(proceeding)]) != set(proceeding) and set(proceeding) <= set(ids):
        faults.append(
            Fault(
                "R402",
                rec.at("proceeding"),
                "the steps at which the matter may go ahead must be the lowest ones, without a gap",
                found=", ".join(proceeding),
                help="A higher step is the more cautious one. Correct the order of the steps, or this list.",
            )
        )
    return Scale(
        id=id_,
        of=rec.text("of"),
        steps=steps,
        otherwise=otherwise,
        proceeding=proceeding,
        holding=holding,
        label=rec.text("label", humanise(id_)),
        decision=rec.flag("decision"),
        span=rec.span,
    )


def _no_step(word: Scalar, scale: str, ids: tuple[str, ...]) -> Fault:
    return Fault(
        "R403",
        word.span,
        f"'{shorten(word.text)}' is no step of the scale '{scale}'",
        found=word.text,
        expected=", ".join(ids),
        suggestion=nearest(word.text, ids),
        help="Write one of its steps, or add this one to them.",
    )


def _texts(rec: Rec, key: str) -> tuple[str, ...]:
    return tuple(item.text for item in rec.scalars(key))


def _parameters(rec: Rec) -> dict[str, Duration | int | float]:
    out: dict[str, Duration | int | float] = {}
    section = rec.rec("parameters")
    for id_, value in section.entries.items() if section is not None else ():
        if isinstance(value, Rec):
            length = duration(value)
            if length is not None:
                out[id_] = length
        elif isinstance(value, Scalar) and isinstance(value.value, int | float):
            out[id_] = value.value
    return out


def _addressables(rec: Rec, faults: list[Fault]) -> dict[str, Addressable]:
    section = rec.rec("addressable")
    for word in ALL_OR_NONE:
        if section is not None and word in section.keys:
            faults.append(reserved(section.keys[word], "something addressable"))
    return {
        id_: Addressable(id_, item.text("label", humanise(id_)), item.text("present"), item.text("now"))
        for id_, item in _records(rec, "addressable")
    }


def _attributes(rec: Rec, faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    section = rec.rec("attributes")
    if section is None:
        return {}
    taken = {*RESERVED, *FINDING.index, "harm", "state"}
    for id_, key in section.keys.items():
        if id_ in taken:
            faults.append(reserved(key, "an attribute"))
    return {id_: _texts(section, id_) for id_ in section.entries if id_ not in taken}


def _order(rec: Rec, facets: Mapping[str, Facet], faults: list[Fault]) -> tuple[str, ...]:
    known = [*ORDER_WORDS, *facets]
    out = []
    for word in rec.scalars("order"):
        if word.text in known:
            out.append(word.text)
            continue
        faults.append(
            Fault(
                "R105",
                word.span,
                f"findings cannot be put in order by '{shorten(word.text)}'",
                found=word.text,
                expected=", ".join(known),
                suggestion=nearest(word.text, known),
                help="Write one of these words, or declare a facet of this name.",
            )
        )
    return tuple(out)
