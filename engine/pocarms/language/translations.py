"""Translations: files locale/<language>.yaml, flattened to texts by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from pocarms.language.files import PackFile
from pocarms.language.findings import EACH
from pocarms.language.names import MOST_GUESSES
from pocarms.language.noting import error, warning
from pocarms.language.nouns import shorten
from pocarms.language.texts import all_texts
from pocarms.language.values import Rec
from pocarms.model.pack import Pack, Translation
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest
from pocarms.source.told import phrase


def read_translations(
    files: Iterable[PackFile], pack: Pack, count: bool, faults: list[Fault]
) -> Mapping[str, Translation]:
    """Return the translations by language; notes what translates nothing and, if `count`, how much is missing."""
    out: dict[str, Translation] = {}
    own: dict[str, str] | None = None
    for file in files:
        if file.rec is None:
            continue
        own = all_texts(pack) if own is None else own
        language = file.path[-1].removesuffix(".yaml")
        _check_language(file, language, pack, faults)
        texts = _texts(file.rec, own, faults)
        review = file.rec.rec("reviewed")
        out[language] = Translation(
            language=language,
            texts=MappingProxyType(texts),
            reviewed_by="" if review is None else review.text("by"),
            reviewed_on="" if review is None else review.text("on"),
        )
        missing = len(own) - len(texts)
        if count and missing:
            faults.append(_missing(file, language, missing, len(own)))
    return out


def _check_language(file: PackFile, language: str, pack: Pack, faults: list[Fault]) -> None:
    assert file.rec is not None
    said = file.rec.scalar("language")
    if said is not None and said.text != language:
        faults.append(
            error(
                "R602",
                said.span,
                phrase("locale.called", language=language, said=shorten(said.text)),
                found=said.text,
                expected=language,
            )
        )
    elif language == pack.language:
        faults.append(error("R602", file.rec.at("language"), phrase("locale.own", language=language)))


def _texts(rec: Rec, own: Mapping[str, str], faults: list[Fault]) -> dict[str, str]:
    section = rec.rec("texts")
    out: dict[str, str] = {}
    guesses = 0
    for key, at, text in _flat(section, "") if section is not None else ():
        if key not in own:
            faults.append(
                error(
                    "R601",
                    at.span,
                    phrase("locale.nothing", key=shorten(key)),
                    found=key,
                    suggestion=nearest(key, own) if guesses < MOST_GUESSES else "",
                )
            )
            guesses += 1
            continue
        if (EACH in own[key]) != (EACH in text.text):
            faults.append(error("R603", text.span, phrase("locale.each")))
        out[key] = text.text.strip()
    return out


def _flat(rec: Rec, prefix: str) -> Iterator[tuple[str, Scalar, Scalar]]:
    """Yield key, place and text of every text below a record."""
    for name, value in rec.entries.items():
        key = f"{prefix}.{name}" if prefix else name
        if isinstance(value, Rec):
            yield from _flat(value, key)
        elif isinstance(value, Scalar):
            yield key, rec.keys[name], value


def _missing(file: PackFile, language: str, missing: int, of: int) -> Fault:
    message = phrase("locale.missing", missing=str(missing), of=str(of), language=language)
    return warning("R604", Span(file.name, 1, 1), message, phrase("help.locale.missing", file=file.name))
