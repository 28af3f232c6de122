"""Many assessments at once: missions side by side, and the register of proposals; what cannot be shown is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from flask import Flask, Response, request

from pocarms.assessment.assess import Prepared
from pocarms.compare.comparison import compare
from pocarms.compare.read import ReadFiles, read_files
from pocarms.compare.render import render_comparison
from pocarms.model.pack import Pack
from pocarms.profiles.load import CheckedProfile
from pocarms.register.read import read_folder
from pocarms.register.render import render_register
from pocarms.source.faults import errors_of
from pocarms.web.desk import Allowed
from pocarms.web.faults import on_page
from pocarms.web.seeing import document
from pocarms.web.site import Site

Left = tuple[str, str]
"""An assessment that was left out, by its name, and why."""


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/compare")
    def compare_() -> Response:
        return _compare(site)

    @app.get("/register")
    def register_() -> Response:
        return _register(site)


def _packs(site: Site) -> tuple[Callable[[str], Pack], Callable[[str], Prepared], Allowed]:
    """Return what those who read many profiles ask for: a pack by name, the same ready to assess with, the policy."""
    desk, language = site.desk, site.language
    return (
        lambda pack: desk.shelf(pack, language).own,
        lambda pack: desk.shelf(pack, language).prepared,
        desk.allowed(language),
    )


def _compare(site: Site) -> Response:
    names = request.args.getlist("m")
    paths = [site.desk.workspace.path(name) for name in dict.fromkeys(names)]
    own, prepared, allowed = _packs(site)
    read = read_files(paths, own, prepared, allowed=allowed)
    if read.prepared is None or read.gathered is None or len(read.gathered.sources) < 2:
        return site.page("left_out", 400, key="few", why="", left=_left_out(site, read, paths))
    found = compare(read.prepared, read.gathered, None, None, read.faulty, read.other_pack, read.policies)
    made = render_comparison(found, "html", {})
    html = made if isinstance(made, str) else made.decode("utf-8")
    return document(html, "/", site.own()("refused.home"))


def _left_out(site: Site, read: ReadFiles, paths: Sequence[Path]) -> list[Left]:
    """Say of every assessment chosen why it cannot be laid beside another; of those that could, nothing."""
    stems = {str(path): path.stem for path in paths}
    faulty = zip((stems[file] for file, _ in read.faulty), read.checked, strict=True)
    t = site.own()
    others = [(stems[file], t("left.other", pack=_title(site, pack))) for file, pack in read.other_pack]
    return [*((name, _why(site, checked)) for name, checked in faulty), *others]


def _title(site: Site, pack: str) -> str:
    return site.desk.shelf(pack, site.language).prepared.pack.title


def _why(site: Site, checked: CheckedProfile) -> str:
    return on_page(site, errors_of(checked.faults), checked.sources, checked.pack)


def _register(site: Site) -> Response:
    own, prepared, allowed = _packs(site)
    found = read_folder(site.desk.workspace.folder, own, prepared, None, None, allowed, site.desk.results)
    if not found.folder.proposals:
        faulty = zip(found.folder.faulty, (c for c in found.checked if c.profile is None), strict=True)
        left = [(Path(file).stem, _why(site, checked)) for (file, _), checked in faulty]
        return site.page("left_out", 400, key="no_proposals", why="", left=left)
    return document(render_register(found.folder, "html", site.language), "/", site.own()("refused.home"))
