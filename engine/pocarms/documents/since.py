"""Which answers changed since they were signed, by comparing with the copy that was kept of what was signed.

The file itself holds a fingerprint alone. The copy lies in the folder `signed` beside it, and counts only where its own
fingerprint is the one in the file. Without one nobody can say which answers changed, and none is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pocarms.model.pack import Pack
from pocarms.model.profile import Answers, Part, Profile, SharedBlock
from pocarms.profiles.digest import answer_key
from pocarms.records import dataclass
from pocarms.source.files import write_whole
from pocarms.wording.answered import answer_lines
from pocarms.wording.strings import Strings

SIGNED = "signed"

Read = Callable[[bytes, str], Profile | None]
"""From what is in a file and its name to the profile; None where it has faults."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that is otherwise than it was when it was signed. where: the part or block, "" for the whole."""

    what: str
    where: str
    before: tuple[str, ...]
    now: tuple[str, ...]


def _copy(file: Path, seal: str) -> Path:
    return file.parent / SIGNED / f"{file.stem}.{seal}.yaml"


def keep_signed(file: Path, seal: str, data: bytes) -> Callable[[], None]:
    """Keep a copy of what is about to be signed, beside its file; return what takes it away again if new.

    Raises OSError.
    """
    copy = _copy(file, seal)
    copy.parent.mkdir(exist_ok=True)
    if copy.parent.is_symlink():
        raise NotADirectoryError(str(copy.parent))
    there = copy.exists()
    write_whole(copy, data, overwrite=True)
    return (lambda: None) if there else (lambda: copy.unlink(missing_ok=True))


def was_signed(file: Path, profile: Profile, read: Read) -> Profile | None:
    """Return a profile as it was when it was signed; None where no copy has the fingerprint in the file."""
    seal = profile.sign.seal
    if not (seal.isascii() and seal.isalnum()):
        return None
    path = _copy(file, seal)
    try:
        data = b"" if path.is_symlink() or path.parent.is_symlink() else path.read_bytes()
    except OSError:
        return None
    found = read(data, path.name)
    return found if found is not None and found.seal == seal else None


def changed(old: Profile, new: Profile, pack: Pack, s: Strings) -> list[Changed]:
    """Return everything that a signature covers and that is otherwise now. pack: in the language of s, of reports."""
    found = []

    def day(profile: Profile) -> tuple[str, ...]:
        return (s.date(profile.as_of),) if profile.as_of else ()

    heads: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
        (s("since.day"), day(old), day(new)),
        (s("since.subject"), tuple(old.subject.values()), tuple(new.subject.values())),
        (s("since.parameters"), _texts(old.parameters), _texts(new.parameters)),
    )
    found += [Changed(what, "", before, now) for what, before, now in heads if before != now]
    found += _answers(pack, s, "", old.answers, new.answers)
    for id_ in dict.fromkeys((*old.shared, *new.shared)):
        was, is_ = old.shared.get(id_), new.shared.get(id_)
        title = (is_ or was).title  # type: ignore[union-attr]
        if was is None or is_ is None or was.title != is_.title:
            found.append(Changed(s("since.block"), title, _there(was), _there(is_)))
        found += _answers(pack, s, title, was.answers if was else {}, is_.answers if is_ else {})
    return [*found, *_parts(pack, s, old, new)]


def _texts(parameters: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{id_}: {value}" for id_, value in parameters.items())


def _there(one: Part | SharedBlock | None) -> tuple[str, ...]:
    """Return what a part or block is called; () where there is none."""
    if one is None:
        return ()
    return (one.name if isinstance(one, Part) else one.title,)


def _parts(pack: Pack, s: Strings, old: Profile, new: Profile) -> Iterator[Changed]:
    olds, news = {p.id: p for p in old.parts}, {p.id: p for p in new.parts}
    titles = {b.id: b.title for b in (*old.shared.values(), *new.shared.values())}
    for id_ in dict.fromkeys((*olds, *news)):
        was, is_ = olds.get(id_), news.get(id_)
        name = (is_ or was).name  # type: ignore[union-attr]
        if was is None or is_ is None or was.name != is_.name:
            yield Changed(s("since.part"), name, _there(was), _there(is_))
        uses = tuple(tuple(sorted(titles.get(u, u) for u in p.uses)) if p is not None else () for p in (was, is_))
        if uses[0] != uses[1]:
            yield Changed(s("since.takes"), name, *uses)
        yield from _answers(pack, s, name, was.answers if was else {}, is_.answers if is_ else {})
    both = [id_ for id_ in olds if id_ in news]
    if both != [id_ for id_ in news if id_ in olds]:
        yield Changed(s("since.order"), "", tuple(p.name for p in old.parts), tuple(p.name for p in new.parts))


def _answers(pack: Pack, s: Strings, where: str, old: Answers, new: Answers) -> Iterator[Changed]:
    for id_ in dict.fromkeys((*old, *new)):
        was, is_ = old.get(id_, ()), new.get(id_, ())
        if sorted(map(answer_key, was)) != sorted(map(answer_key, is_)):
            before, now = (tuple(answer_lines(pack.questions[id_], x, s)) for x in (was, is_))
            yield Changed(pack.questions[id_].ask, where, before, now)
