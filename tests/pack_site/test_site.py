"""The site of a pack: every link leads somewhere, reasons both ways, hostile texts, search, and a real browser."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pocarms.commands.packs import reviewed, shipped
from pocarms.language.checks.outline import citations
from pocarms.language.load import check_pack
from pocarms.model.pack import Pack
from pocarms.passport.file import passport_if_readable
from pocarms.site import texts_en, texts_fr
from pocarms.site.render import site_files
from pocarms.site.words import named_items, read_by
from pocarms.source.folders import write_folder
from tests.browser.fixtures import violations
from tests.running import Run

GOOD = Path(__file__).parents[1] / "language" / "good"
_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*)"')


@cache
def made(name: str) -> tuple[Pack, dict[str, str]]:
    checked = check_pack(shipped()[name])
    assert checked.pack is not None
    files = site_files(checked.pack, passport_if_readable(checked.pack, shipped()[name]), reviewed)
    return checked.pack, {path: data.decode("utf-8") for path, data in files.items()}


def links_of(files: dict[str, str]) -> int:
    """Hold every link of a site to the files and places there are; return how many there are."""
    anchors = {path: set(_ID.findall(text)) for path, text in files.items() if path.endswith(".html")}
    links = 0
    for path in anchors:
        assert len(_ID.findall(files[path])) == len(anchors[path]), f"{path}: an id twice"
        for link in _LINK.findall(files[path]):
            target, _, anchor = html.unescape(link).partition("#")
            folder = path.split("/")[:-1]
            while target.startswith("../"):
                target, folder = target[3:], folder[:-1]
            to = "/".join([*folder, target]) if target else path
            assert to in files, f"{path}: {link}"
            assert not anchor or anchor in anchors[to], f"{path}: {link}"
            links += 1
    return links


def test_every_link_leads_somewhere_inside() -> None:
    assert links_of(made("hrddp")[1]) > 10_000


@pytest.mark.parametrize("folder", sorted(p.parent for p in GOOD.rglob("pack.yaml")), ids=lambda p: p.name)
def test_every_word_of_the_language_has_its_page(folder: Path) -> None:
    """The small packs that show the rule language: each becomes a site whose links all lead somewhere."""
    pack = check_pack(folder).pack
    assert pack is not None
    files = site_files(pack, passport_if_readable(pack, folder), reviewed)
    assert links_of({path: data.decode("utf-8") for path, data in files.items()}) > 20


@pytest.mark.parametrize(("name", "language"), [("hrddp", "en"), ("hrddp", "fr"), ("poc_arms", "fr")])
def test_every_item_has_its_page_and_leads_to_all_it_reads(name: str, language: str) -> None:
    pack, files = made(name)
    named = named_items(pack)
    for one in named.values():
        assert f"<code>{one.id}</code>" in files[f"{language}/{one.file}"]
        for listing in (
            "az",
            {"question": "questions", "concept": "concepts", "finding": "findings"}.get(one.sort, "rules"),
        ):
            assert f'href="{one.file}"' in files[f"{language}/{listing}.html"], f"{one.id} is not on {listing}"
    read = 0
    wholes = [*pack.findings.values(), *pack.level_rules, *pack.modifiers.values(), *pack.actions.values()]
    conditions = [(one.id, one.when) for one in wholes]
    conditions += [(rule.concludes, rule.when) for concept in pack.concepts.values() for rule in concept.rules]
    conditions += [(q.id, q.asked_when) for q in pack.questions.values() if q.asked_when is not None]
    for id_, condition in conditions:
        page = files[f"{language}/{named[id_].file}"]
        for tested in read_by(condition):
            assert f'href="{named[tested].file}"' in page, f"{id_} does not lead to {tested}"
            back = files[f"{language}/{named[tested].file}"]
            assert f'href="{named[id_].file}"' in back, f"{tested} does not lead back to {id_}"
            read += 1
    assert read > 500


def test_sources_lead_both_ways() -> None:
    pack, files = made("hrddp")
    named = named_items(pack)
    passages = re.split(r'<h3 id="', files["en/sources.html"])[1:]
    cited_by = {p[: p.index('"')]: set(_LINK.findall(p)) for p in passages}
    pairs = 0
    for _, id_, _ in citations(pack):
        page = files[f"en/{named[id_].file}"]
        anchors = re.findall(r'href="sources\.html#([^"]+)"', page)
        assert anchors, f"{id_} leads to no passage"
        assert all(named[id_].file in cited_by[anchor] for anchor in anchors)
        pairs += len(anchors)
    back = sum(len(links - {link for link in links if "." not in link}) for links in cited_by.values())
    assert pairs >= back > 300


def test_the_tables_of_words_match() -> None:
    assert set(texts_en.TEXTS) == set(texts_fr.TEXTS)


def test_no_place_asks_for_anything_outside() -> None:
    for path, text in made("hrddp")[1].items():
        assert not re.search(r'(?:src|href)="(?:[a-z]+:)?//|url\(|@import', text), path


HOSTILE = "\"><img src=x onerror=alert(1)></script><script>alert(2)</script>'{{7*7}}\u202e\u2028"


@pytest.fixture
def pack(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    assert run("pack", "new", folder)[0] == 0
    return folder


def test_the_folder_is_replaced_only_if_it_is_ours(run: Run, pack: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("pack", "docs", pack, "-o", site)[0] == 0
    first = sorted(p.relative_to(site).as_posix() for p in site.rglob("*"))
    assert {"index.html", "en/index.html", "fr/index.html", "en/finding.stores.count.html"} <= set(first)
    assert run("pack", "docs", pack, "-o", site)[0] == 0, "made by us: replaced"
    (site / "notes.txt").write_text("mine")
    code, _, told = run("pack", "docs", pack, "-o", site)
    assert code == 2 and "did not make" in told and (site / "notes.txt").read_text() == "mine"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == [], "nothing is left beside"
    (pack / "stores.yaml").write_text("questions: {a: {ask: 1}}\n")
    assert run("pack", "docs", pack, "-o", tmp_path / "other")[0] == 3
    assert not (tmp_path / "other").exists()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page of a browser that notes whatever it is asked for, and any dialog."""
    context = chromium.new_context(viewport={"width": 1000, "height": 900}, offline=True)
    page = context.new_page()
    page.odd = []
    page.on("dialog", lambda d: (page.odd.append(d.message), d.dismiss()))
    page.on("request", lambda r: None if r.url.startswith("file:") else page.odd.append(r.url))
    page.on("console", lambda m: page.odd.append(m.text) if m.type == "error" else None)
    yield page
    context.close()
    assert [odd for odd in page.odd if not odd.startswith("Connecting to 'file:")] == []  # axe reads styles anew


def test_hostile_texts_stay_texts(run: Run, pack: Path, tmp_path: Path, page: Any) -> None:
    file = pack / "stores.yaml"
    text = file.read_text(encoding="utf-8")
    for old in (
        "Weapons in store are not fully counted",
        "weapons are reported to leave the stores",
        "Never",
        "A loss is seen only where somebody counts.",
    ):
        assert old in text
        text = text.replace(old, json.dumps(HOSTILE), 1)
    file.write_text(text, encoding="utf-8")
    (pack / "tests" / "stores.yaml").unlink()
    code, _, told = run("pack", "docs", pack, "-o", tmp_path / "site")
    assert code == 0, told
    for place in (
        "index.html",
        "findings.html",
        "az.html",
        "finding.stores.count.html",
        "concept.stores.leak.html",
        "finding.stores.well_kept.html",
        "question.stores.lost.html",
    ):
        page.goto((tmp_path / "site" / "en" / place).as_uri())
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == (2 if place == "index.html" else 0)
    page.goto((tmp_path / "site" / "en" / "index.html").as_uri())
    page.fill("#words", "onerror")
    assert "<img src=x" in page.locator("#results").inner_text()


def test_search_and_accessibility(tmp_path: Path, page: Any) -> None:
    site = tmp_path / "site"
    write_folder(site, {path: text.encode() for path, text in made("poc_arms")[1].items()})
    for place in (
        "index.html",
        "en/index.html",
        "fr/findings.html",
        "en/finding.embargo.explain_requests.html",
        "fr/question.embargo.cell.html",
    ):
        page.goto((site / place).as_uri())
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Liberation'), "styles are there"
        assert violations(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth") <= 1000, place
    page.goto((site / "fr" / "index.html").as_uri())
    page.fill("#words", "DEROGATION embargo")
    assert "dérogation" in page.locator("#results").inner_text().lower(), "accents do not matter"
    assert page.locator("#status").inner_text().endswith("trouvés")
    page.fill("#words", "zzzz")
    assert page.locator("#status").inner_text() == "Rien n’a été trouvé."
    page.fill("#words", "")
    assert page.locator("#results li").count() == 0
    assert violations(page) == []


def test_without_scripts(run: Run, pack: Path, tmp_path: Path, chromium: Any) -> None:
    run("pack", "docs", pack, "-o", tmp_path / "site")
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto((tmp_path / "site" / "en" / "index.html").as_uri())
    assert not page.locator("#search").is_visible()
    assert page.get_by_text("needs scripts").is_visible()
    with page.expect_navigation():
        page.get_by_role("link", name="Everything from A to Z").first.click()
    assert page.get_by_role("link", name="Weapons in store are not fully counted").is_visible()
    context.close()
