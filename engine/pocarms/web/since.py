"""Which answers changed since they were signed, by comparing with the copy that the page kept of what was signed.

The file itself holds a fingerprint alone. The copy lies in the folder `signed` of the workspace, and counts only where
its own fingerprint is the one in the file. Without one nobody can say which answers changed, and none is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pocarms.model.profile import Answers, Part, Profile, SharedBlock
from pocarms.profiles.digest import answer_key
from pocarms.records import dataclass
from pocarms.source.files import write_whole
from pocarms.web.asked import answer_lines
from pocarms.web.desk import Shelf
from pocarms.web.site import Site

SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that is otherwise than it was when it was signed. where: the part or block, "" for the whole."""

    what: str
    where: str
    before: tuple[str, ...]
    now: tuple[str, ...]


def _copy(folder: Path, name: str, seal: str) -> Path:
    return folder / SIGNED / f"{name}.{seal}.yaml"


def keep_signed(folder: Path, name: str, seal: str, data: bytes) -> Callable[[], None]:
    """Keep a copy of what is about to be signed; return what takes it away again if new. Raises OSError."""
    inside = folder / SIGNED
    inside.mkdir(exist_ok=True)
    if inside.is_symlink():
        raise NotADirectoryError(str(inside))
    copy = _copy(folder, name, seal)
    there = copy.exists()
    write_whole(copy, data, overwrite=True)
    return (lambda: None) if there else (lambda: copy.unlink(missing_ok=True))


def was_signed(site: Site, name: str, profile: Profile) -> Profile | None:
    """Return the profile as it was when it was signed; None where no copy has the fingerprint in the file."""
    seal, folder = profile.sign.seal, site.desk.workspace.folder
    if not (seal.isascii() and seal.isalnum()) or (folder / SIGNED).is_symlink():
        return None
    path = _copy(folder, name, seal)
    try:
        data = b"" if path.is_symlink() else path.read_bytes()
    except OSError:
        return None
    found = site.desk.looked_at(name, data, path.name, site.language).profile
    return found if found is not None and found.seal == seal else None


def changed(site: Site, shelf: Shelf, old: Profile, new: Profile) -> list[Changed]:
    """Return everything that a signature covers and that is otherwise now."""
    t, s = site.own(), site.words
    found = []

    def day(profile: Profile) -> tuple[str, ...]:
        return (s.date(profile.as_of),) if profile.as_of else ()

    heads: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
        (t("since.day"), day(old), day(new)),
        (t("since.subject"), tuple(old.subject.values()), tuple(new.subject.values())),
        (t("since.parameters"), _texts(old.parameters), _texts(new.parameters)),
    )
    found += [Changed(what, "", before, now) for what, before, now in heads if before != now]
    found += _answers(site, shelf, "", old.answers, new.answers)
    for id_ in dict.fromkeys((*old.shared, *new.shared)):
        was, is_ = old.shared.get(id_), new.shared.get(id_)
        title = (is_ or was).title  # type: ignore[union-attr]
        if was is None or is_ is None or was.title != is_.title:
            found.append(Changed(t("since.block"), title, _there(was), _there(is_)))
        found += _answers(site, shelf, title, was.answers if was else {}, is_.answers if is_ else {})
    return [*found, *_parts(site, shelf, old, new)]


def _texts(parameters: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{id_}: {value}" for id_, value in parameters.items())


def _there(one: Part | SharedBlock | None) -> tuple[str, ...]:
    """Return what a part or block is called; () where there is none."""
    if one is None:
        return ()
    return (one.name if isinstance(one, Part) else one.title,)


def _parts(site: Site, shelf: Shelf, old: Profile, new: Profile) -> Iterator[Changed]:
    t = site.own()
    olds, news = {p.id: p for p in old.parts}, {p.id: p for p in new.parts}
    titles = {b.id: b.title for b in (*old.shared.values(), *new.shared.values())}
    for id_ in dict.fromkeys((*olds, *news)):
        was, is_ = olds.get(id_), news.get(id_)
        name = (is_ or was).name  # type: ignore[union-attr]
        if was is None or is_ is None or was.name != is_.name:
            yield Changed(t("since.part"), name, _there(was), _there(is_))
        uses = tuple(tuple(sorted(titles.get(u, u) for u in p.uses)) if p is not None else () for p in (was, is_))
        if uses[0] != uses[1]:
            yield Changed(t("sharing.takes"), name, *uses)
        yield from _answers(site, shelf, name, was.answers if was else {}, is_.answers if is_ else {})
    both = [id_ for id_ in olds if id_ in news]
    if both != [id_ for id_ in news if id_ in olds]:
        yield Changed(t("since.order"), "", tuple(p.name for p in old.parts), tuple(p.name for p in new.parts))


def _answers(site: Site, shelf: Shelf, where: str, old: Answers, new: Answers) -> Iterator[Changed]:
    questions = shelf.prepared.pack.questions
    for id_ in dict.fromkeys((*old, *new)):
        was, is_ = old.get(id_, ()), new.get(id_, ())
        if sorted(map(answer_key, was)) != sorted(map(answer_key, is_)):
            before, now = (tuple(answer_lines(questions[id_], x, site)) for x in (was, is_))
            yield Changed(questions[id_].ask, where, before, now)
