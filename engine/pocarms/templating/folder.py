"""A folder of the user's templates: which of ours they replace, read within bounds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pocarms.model.span import Span
from pocarms.records import dataclass
from pocarms.resources import root
from pocarms.source.faults import Fault, FaultyInput
from pocarms.source.suggest import nearest
from pocarms.source.told import Phrase, phrase
from pocarms.templating.noting import fault

REPLACEABLE = (
    *(f"{paper}.{ending}.j2" for paper in ("report", "memo", "register") for ending in ("txt", "md", "html")),
    *(f"{paper}.{ending}.j2" for paper in ("compare", "diff") for ending in ("md", "html")),
    "cable.txt.j2",
    "plan.md.j2",
    "report.css",
    "memo.css",
    "compare.css",
    "compare.js",
)
OURS = "ours/"  # before the name of one of ours, also where it is replaced
MOST_FILES, MOST_BYTES = 100, 1_000_000
_ENDINGS = (".j2", ".css", ".js")


@dataclass(frozen=True)
class Templates:
    """Texts by name; theirs: the names of those that are the user's, with the path of each."""

    texts: Mapping[str, str]
    theirs: Mapping[str, str]

    def where(self, name: str) -> str:
        """Return where a template stands, as faults say it."""
        return self.theirs.get(name, f"{name} (of pocarms)")


def ours() -> dict[str, str]:
    """Return the templates of the tool that a user may replace."""
    folder = root("templates")
    return {name: folder.joinpath(name).read_text(encoding="utf-8") for name in REPLACEABLE}


def read_templates(folder: Path) -> Templates:
    """Return ours with the user's in front of them. Raises FaultyInput with every fault of the folder."""
    faults: list[Fault] = []
    found: dict[str, tuple[str, str]] = {}

    def wrong(path: Path, said: Phrase, help: Phrase, suggestion: str = "") -> None:
        faults.append(fault("T001", Span(str(path), 0, 0), said, help, suggestion))

    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS)
        base = folder.resolve(strict=True)
    except OSError as error:
        wrong(folder, _unread("unread_folder", error), phrase("help.unread_folder"))
        raise FaultyInput(faults) from None
    if not paths or len(paths) > MOST_FILES:
        said = phrase("many", most=MOST_FILES) if paths else phrase("none")
        wrong(folder, said, phrase("help.none"))
    left = MOST_BYTES
    for path in paths[:MOST_FILES]:
        try:
            if path.resolve(strict=True).parent != base or not path.is_file():
                wrong(path, phrase("elsewhere"), phrase("help.elsewhere"))
                continue
            with open(path, "rb") as file:
                data = file.read(left + 1)
            text = data.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            said = phrase("unread.utf8") if isinstance(error, UnicodeDecodeError) else _unread("unread", error)
            wrong(path, said, phrase("help.unread"))
            continue
        left -= len(data)
        if left < 0:
            wrong(path, phrase("large", most=MOST_BYTES // 1_000_000), phrase("help.large"))
            break
        found[path.name] = (text, str(path))
    if paths and not any(name in REPLACEABLE for name in found) and not faults:
        near = nearest(paths[0].name, REPLACEABLE)
        wrong(paths[0], phrase("no_name"), phrase("help.no_name", names=", ".join(REPLACEABLE)), near or "")
    if faults:
        raise FaultyInput(faults)
    own = ours()
    texts = {**own, **{f"{OURS}{name}": text for name, text in own.items()}, **{n: t for n, (t, _) in found.items()}}
    return Templates(texts, {name: path for name, (_, path) in found.items()})


def _unread(key: str, error: OSError) -> Phrase:
    """Return that something cannot be read; the system says why, in its own language, where we do not."""
    known = {FileNotFoundError: "missing", PermissionError: "refused", NotADirectoryError: "file"}
    why = known.get(type(error))
    return phrase(f"{key}.{why}" if why else key, why=error.strerror or str(error))
