"""A folder of the user's templates: which of ours they replace, read within bounds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pocarms.model.span import Span
from pocarms.records import dataclass
from pocarms.resources import root
from pocarms.source.faults import Fault, FaultyInput
from pocarms.source.suggest import nearest

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

    def wrong(path: Path, said: str, help: str, suggestion: str = "") -> None:
        faults.append(Fault("T001", Span(str(path), 0, 0), said, suggestion=suggestion, help=help))

    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS)
        base = folder.resolve(strict=True)
    except OSError as error:
        wrong(folder, f"the folder cannot be read: {error.strerror or error}", "Name a folder with templates.")
        raise FaultyInput(faults) from None
    if not paths or len(paths) > MOST_FILES:
        said = "the folder holds no template" if not paths else f"the folder holds more than {MOST_FILES} templates"
        wrong(
            folder,
            said,
            "Templates end in .j2, style sheets in .css, scripts in .js; 'pocarms templates FOLDER' writes ours.",
        )
    left = MOST_BYTES
    for path in paths[:MOST_FILES]:
        try:
            if path.resolve(strict=True).parent != base or not path.is_file():
                wrong(path, "this leads out of the folder", "Put the file itself into the folder.")
                continue
            with open(path, "rb") as file:
                data = file.read(left + 1)
            text = data.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            said = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error.strerror or error)
            wrong(path, f"the template cannot be read: {said}", "Save it as UTF-8.")
            continue
        left -= len(data)
        if left < 0:
            wrong(path, f"the templates are larger than {MOST_BYTES // 1_000_000} MB together", "Make them smaller.")
            break
        found[path.name] = (text, str(path))
    if paths and not any(name in REPLACEABLE for name in found) and not faults:
        near = nearest(paths[0].name, REPLACEABLE)
        wrong(paths[0], "no file here bears the name of one of ours, so none would be used",
              f"The names are {', '.join(REPLACEABLE)}.", near or "")  # fmt: skip
    if faults:
        raise FaultyInput(faults)
    own = ours()
    texts = {**own, **{f"{OURS}{name}": text for name, text in own.items()}, **{n: t for n, (t, _) in found.items()}}
    return Templates(texts, {name: path for name, (_, path) in found.items()})
