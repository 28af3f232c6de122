"""The HTML report read back: structure, completeness, safety, contrast."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from pocarms.assessment import result as r
from pocarms.reports.build import build
from pocarms.reports.clean import clean, clean_text
from pocarms.reports.filters import css_string, html
from pocarms.reports.render import render
from pocarms.reports.view import View
from pocarms.resources import root
from tests.reports.fixture import HOSTILE, small
from tests.reports.leaves import leaves
from tests.reports.page import Element, read
from tests.reports.rich_mission import mission
from tests.reports.rich_support import support

MAKERS = {"mission": mission, "support": support, "small": small}
CASES = [(name, language) for name in MAKERS for language in ("en", "fr")]


@pytest.fixture(scope="module")
def pages() -> dict[tuple[str, str], tuple[str, Element]]:
    made = {}
    for name, language in CASES:
        text = render(MAKERS[name](), "html", language)
        made[name, language] = text, read(text)
    return made


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_structure(pages: dict[tuple[str, str], tuple[str, Element]], case: tuple[str, str]) -> None:
    text, page = pages[case]
    assert text.startswith("<!DOCTYPE html>")
    assert page.all("html")[0].attrs["lang"] == case[1]
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1
    levels = [int(e.tag[1]) for e in page.walk() if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), "a heading level is jumped"
    ids = [e.attrs["id"] for e in page.walk() if "id" in e.attrs]
    assert len(ids) == len(set(ids)), sorted(i for i in ids if ids.count(i) > 1)
    assert all(re.fullmatch(r"[a-z][a-z0-9_-]*", i) for i in ids)
    links = [e.attrs["href"] for e in page.all("a")]
    assert all(link.startswith("#") and link[1:] in ids for link in links), [x for x in links if x[1:] not in ids]
    labels = [e.attrs["aria-labelledby"] for e in page.walk() if "aria-labelledby" in e.attrs]
    assert set(labels) <= set(ids)
    for empty in page.all("h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "li", "th", "a", "caption"):
        assert empty.text(), f"an empty {empty.tag}"
    for details in page.all("details"):  # a browser that does not open them in print has the picture at least
        folded = details.attrs.get("class") == "as-table"
        assert ("open" in details.attrs) is not folded, "folded parts would be missing in print"


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_tables_have_headers(pages: dict[tuple[str, str], tuple[str, Element]], case: tuple[str, str]) -> None:
    for table in pages[case][1].all("table"):
        head = table.all("thead")[0].all("th")
        assert table.all("caption") and all(th.attrs["scope"] == "col" for th in head)
        rows = table.all("tbody")[0].all("tr")
        assert rows
        for row in rows:
            cells = [c for c in row.children if isinstance(c, Element)]
            assert [c.tag for c in cells] == ["th"] + ["td"] * (len(head) - 1)
            assert cells[0].attrs["scope"] == "row"


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_no_request_no_script(pages: dict[tuple[str, str], tuple[str, Element]], case: tuple[str, str]) -> None:
    text, page = pages[case]
    allowed = {"id", "class", "lang", "role", "scope", "href", "aria-labelledby", "aria-hidden", "open"}
    drawn = {"aria-label", "tabindex", "viewbox", "width", "height", "x", "y", "d", "text-anchor"}
    for element in page.walk():
        assert element.tag not in {"script", "link", "img", "iframe", "object", "form", "base", "video"}
        if element.tag != "meta":
            assert set(element.attrs) <= allowed | drawn, element.attrs
    style = "".join(c for e in page.all("style") for c in e.children if isinstance(c, str))
    assert "url(" not in style and "@import" not in style and "http" not in style
    policy = next(e for e in page.all("meta") if e.attrs.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy.attrs["content"]
    assert len(text.encode()) < 300_000


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_marking_and_notice_on_every_page(
    pages: dict[tuple[str, str], tuple[str, Element]], case: tuple[str, str]
) -> None:
    text, page = pages[case]
    view = build(MAKERS[case[0]](), case[1])
    style = text[text.index("<style>") : text.index("</style>")]
    for box in ("@top-center", "@bottom-center"):
        assert f"{box} {{ content: {css_string(view.marking)}; }}" in style
    assert f"@top-left {{ content: {css_string(view.page_notice)}; }}" in style
    assert "counter(page)" in style and "counter(pages)" in style
    assert [e.text() for e in page.walk() if e.has("marking")] == [plain(view.marking)] * 2
    assert page.all("title")[0].text().startswith(plain(view.marking))
    assert page.text().count(plain(view.advises)) == 1


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_each_finding_once_with_all_its_fields(
    pages: dict[tuple[str, str], tuple[str, Element]], case: tuple[str, str]
) -> None:
    """Every finding of every body stands in exactly one place, and its card holds every text it has."""
    page = pages[case][1]
    assessment = clean(MAKERS[case[0]]())
    cards = {e.attrs["id"]: e for e in page.walk() if e.attrs.get("id", "").startswith("finding--")}
    findings = [(body, f) for body in (assessment.whole, *assessment.parts) for f in body.findings]
    assert len(cards) == len(findings)
    for body, finding in findings:
        where = "finding--" + "--".join(
            re.sub(r"[^a-z0-9-]", lambda m: "-" if m[0] == "." else f"_{ord(m[0]):x}_", x.replace("-", "_2d_"))
            for x in (body.id, finding.id)
            if x
        )
        card = cards[where]
        assert plain(finding.title) in card.text()
        if finding.status == "ruled_out":
            continue
        assert finding.kind_label in card.text() and finding.id in card.text()
        assert all(plain(source.text) in card.text() for source in finding.sources)
        if finding.status == "open" and not finding.advice_shown:
            continue
        texts = [finding.advice, finding.reason, finding.first_step, finding.done_when, *finding.class_because]
        texts += [*finding.notes, *finding.labels, *(p.ask for p in finding.practice)]
        texts += [c.label for c in (finding.owner, finding.room_to_act) if c is not None]
        texts += [a.if_ for c in (finding.owner, finding.room_to_act) if c is not None for a in c.alternatives]
        for text in texts:
            assert plain(text) in card.text(), text


@pytest.mark.parametrize("case", CASES, ids="-".join)
@pytest.mark.parametrize("format", ["html", "md", "text"])
def test_every_text_of_the_view_is_in_every_format(case: tuple[str, str], format: str) -> None:
    view = build(MAKERS[case[0]](), case[1])
    out = render(MAKERS[case[0]](), format, case[1])
    printed = (
        read(out).text() if format == "html" else re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", out) if format == "md" else out
    )
    squeezed = squeeze(printed)
    for (name, field), text in leaves(view if format == "html" else replace(view, pictures=())):
        if isinstance(text, str) and text and shown(name, field, format):
            assert squeeze(plain(text)) in squeezed, (name, field, text)


def shown(name: str, field: str, format: str) -> bool:
    """Return whether a text of the view is meant to be printed: anchors and keys are not."""
    hidden = ("key", "anchor", "to", "language", "mark", "markup", "empty", "title")
    if field in hidden and (name, field) != ("Section", "title"):
        return (name, field) in (("View", "title"), ("Card", "title"))
    if (name, field) == ("Table", "caption"):
        return format == "html"
    return (name, field) != ("Table", "head")


def squeeze(text: str) -> str:
    """Take out white space, which formats may set anew."""
    return re.sub(r"\s+", "", text)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_hostile_texts_stay_text(pages: dict[tuple[str, str], tuple[str, Element]]) -> None:
    text, page = pages["mission", "en"]
    visible = page.text()
    for hostile in HOSTILE.values():
        assert plain(clean_text(hostile)) in visible
    assert "<script" not in text and "<b>" not in text
    assert "49" not in visible.split("7 * 7")[1][:20]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


def test_fallback_texts_say_their_language() -> None:
    assert str(html("[en] Set up a cell")) == '<span class="mark">[en]</span> <span lang="en">Set up a cell</span>'
    said = str(html("la réponse à «\u202f[en] Is <it>?\u202f» est non"))
    assert said == (
        'la réponse à «\u202f<span class="mark">[en]</span> <span lang="en">Is &lt;it&gt;?\u202f</span>» est non'
    )
    assert str(html("a [b] <c>")) == "a [b] &lt;c&gt;"


def test_two_fallback_texts_in_one_sentence() -> None:
    said = str(html("“[en] One” and “[en] Two” hold"))
    assert said.count('<span lang="en">') == 2 and said.endswith("</span>” hold")


def test_marking_cannot_break_out_of_the_style() -> None:
    hostile = '"; } </style><script>alert(1)</script> \\'
    assessment = small()
    profile = dataclasses.replace(assessment.profile, marking=hostile)
    text = render(dataclasses.replace(assessment, profile=profile), "html", "en")
    page = read(text)
    assert not page.all("script") and len(page.all("style")) == 1


def test_disagreement_is_loud() -> None:
    assessment = dataclasses.replace(
        small(), run=r.Run("durable+twin", "3.11.7", "linux", "DISAGREEMENT: the engines differ on 1 statement.")
    )
    for language in ("en", "fr"):
        page = read(render(assessment, "html", language))
        assert "DISAGREEMENT" in page.all("header")[0].text() and "DISAGREEMENT" in page.all("footer")[0].text()
        style = page.all("style")[0].children[0]
        assert isinstance(style, str)
        boxes = style[style.index("@top-left { content") :]
        assert "DISAGREEMENT" in boxes[: boxes.index(";")]
        for format in ("text", "md"):
            out = render(assessment, format, language)
            assert out.index("DISAGREEMENT") < 400 and out.count("DISAGREEMENT") >= 2


def test_colours_have_contrast() -> None:
    """WCAG 2.2 AA, 1.4.3 and 1.4.11: 4.5 to 1 for text and for frames that mean something."""
    style = root("templates").joinpath("report.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.S)
    more = [block for block in blocks if "var(" in block]  # who asks for more contrast has everything in ink
    assert len(more) == 1 and set(re.findall(r"--\w+: ([^;]+);", more[0])) == {"var(--ink)"}
    palettes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", block)) for block in blocks if block not in more]
    assert len(palettes) == 3
    for palette in palettes:
        for ink in ("ink", "soft", "accent", "alarm"):
            for ground in ("paper", "wash"):
                assert contrast(palette[ink], palette[ground]) >= 4.5, (palette, ink, ground)


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_view_is_plain_data() -> None:
    assert isinstance(build(small(), "en"), View)
    assert build(small(), "en") == build(small(), "en")


def test_a_fallback_text_ends_where_french_goes_on() -> None:
    said = str(html("Établi\u202f: [en] Act first\u202f: 0\u202f; [en] Plan\u202f: 2."))
    assert said == (
        'Établi\u202f: <span class="mark">[en]</span> <span lang="en">Act first</span>\u202f: 0\u202f; '
        '<span class="mark">[en]</span> <span lang="en">Plan</span>\u202f: 2.'
    )
