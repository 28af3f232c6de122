"""Loading a rule pack: a folder of YAML becomes one checked `Pack`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from pathlib import Path

from pocarms.collector import no_collection
from pocarms.language.build import build_pack
from pocarms.language.checks import check_errors, check_warnings
from pocarms.language.digest import pack_digest
from pocarms.language.files import HEADER_FILE, pack_files
from pocarms.language.gather import gather, header_places
from pocarms.language.noting import error
from pocarms.language.places import is_locale
from pocarms.language.translations import read_translations
from pocarms.model.pack import Pack
from pocarms.model.span import Span
from pocarms.source.faults import Fault, FaultyInput, Severity, errors_of
from pocarms.source.told import phrase

MOST_FAULTS = 500


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking a pack: the pack if it has no error, every fault, and the texts of its files."""

    pack: Pack | None
    faults: tuple[Fault, ...]
    sources: dict[str, str] = field(default_factory=dict)


def load_pack(
    folder: Path | Traversable, tests: bool = True, language: str | None = None, shown: str | None = None
) -> Pack:
    """Load a pack from its folder.

    tests: whether its tests are read. language: a translation to read as well (see `texts.localise`); others are not
    opened. shown: what to call the folder in faults (default: the path as given).
    Raises FaultyInput with every error of every file. Warnings are for `check_pack`.
    """
    languages = () if language is None else (language,)
    with no_collection():
        checked = _load(folder, tests, languages, shown, warnings=False)
    errors = errors_of(checked.faults)
    if errors or checked.pack is None:
        raise FaultyInput(errors, checked.sources)
    return checked.pack


def check_pack(folder: Path | Traversable, shown: str | None = None) -> Checked:
    """Check a pack with its tests and all its translations; returns errors and warnings, by their places."""
    with no_collection():
        return _load(folder, True, None, shown, warnings=True)


def _load(
    folder: Path | Traversable, tests: bool, languages: tuple[str, ...] | None, shown: str | None, warnings: bool
) -> Checked:
    name = str(folder) if shown is None else shown
    if not folder.is_dir():
        fault = error("R010", Span(name, 0, 0), phrase("pack.no_folder"))
        return Checked(None, (fault,))
    files = pack_files(folder, name, tests, languages)
    sources = {file.name: file.text for file in files}
    faults = [fault for file in files for fault in file.faults]
    own = [file for file in files if not is_locale(file.path)]
    gathered = gather(own, _folder_name(folder), name, faults)
    if any(file.rec is None for file in own) or not any(file.path == (HEADER_FILE,) for file in own):
        # What refers to an unreadable file, or to a header that is not there, would all look undefined.
        return Checked(None, _in_order(faults), sources)
    pack = build_pack(gathered, tests, faults)
    faults += check_errors(pack)
    if warnings and not errors_of(faults):
        faults += check_warnings(pack, header_places(gathered))
    locales = [file for file in files if is_locale(file.path)]
    translations = read_translations(locales, pack, warnings and not errors_of(faults), faults)
    ordered = _in_order(faults)
    if errors_of(ordered):
        return Checked(None, ordered, sources)
    done = replace(pack, translations=translations, digest=pack_digest(pack))
    return Checked(done, ordered, sources)


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults by their places, each once; of very many, the first ones and a fault that says so."""
    ordered = sorted(set(faults), key=lambda f: (f.severity is Severity.WARNING, f.span, f.code, f.message))
    if len(ordered) > MOST_FAULTS:
        left = len(ordered) - MOST_FAULTS
        ordered = ordered[:MOST_FAULTS]
        last = ordered[-1]
        many = error("R017", last.span, phrase("pack.many", n=str(left)))
        ordered.append(replace(many, severity=last.severity))
    return tuple(sorted(ordered, key=lambda f: (f.span, f.code, f.message)))


def _folder_name(folder: Path | Traversable) -> str:
    """Return the name of a folder, also where it was given as `.`."""
    return folder.resolve().name if isinstance(folder, Path) else folder.name
