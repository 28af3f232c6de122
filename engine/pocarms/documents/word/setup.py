"""Styles, page and what stands on every page of a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pocarms.documents.office import load

if TYPE_CHECKING:
    from pocarms.documents.word.paper import Front

_FONT = "Arial"
_INK, _SOFT, _ACCENT = "1C2530", "4A5663", "00466E"
_TAGS = {"en": "en-GB", "fr": "fr-FR"}


def set_up(document: Any, front: Front) -> None:
    """Make a new document ours: A4, styles, language, properties, header and footer."""
    shared, text = load("docx.shared"), load("docx.enum.text")
    section = document.sections[0]
    sizes = (29.7, 21) if front.across else (21, 29.7)
    section.page_width, section.page_height = map(shared.Cm, sizes)
    if front.across:
        section.orientation = load("docx.enum.section").WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = shared.Cm(2.3)
    section.top_margin = section.bottom_margin = shared.Cm(1.6 if front.tight else 2.2)
    if front.tight:  # what a notice in the head of the page takes, its edge gives
        section.header_distance = section.footer_distance = shared.Cm(0.8)
    _styles(document, front.language, front.tight, bool(front.notice))
    _every_page(section, front, shared, text)
    qn = load("docx.oxml.ns").qn
    for zoom in document.settings.element.findall(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")  # the published schema asks for it; the template of python-docx lacks it
    properties = document.core_properties
    properties.title, properties.category, properties.author = front.title[:250], front.marking[:250], "pocarms"
    properties.subject, properties.comments, properties.keywords = front.foot[:250], "", front.marking[:250]
    properties.last_modified_by, properties.language = "pocarms", _TAGS[front.language]


def _styles(document: Any, language: str, tight: bool, noticed: bool) -> None:
    shared, text = load("docx.shared"), load("docx.enum.text")
    kinds = load("docx.enum.style").WD_STYLE_TYPE
    qn, make = load("docx.oxml.ns").qn, load("docx.oxml").OxmlElement
    sizes = {"Normal": 10.5, "Title": 18, "Caption": 10, "List Bullet": 10.5}
    sizes |= {f"Heading {n}": size for n, size in enumerate((14, 12, 11, 10.5, 10.5, 10.5), 1)}
    for name in ("Numbered", "Numbered 2", "Numbered 3", "Boxed", "Soft", "Marking", "Table Text", "Table Head"):
        document.styles.add_style(name, kinds.PARAGRAPH).base_style = document.styles["Normal"]
        sizes[name] = {"Table Text": 9, "Table Head": 9, "Soft": 9.5, "Marking": 10.5}.get(name, 10.5)
    document.styles.add_style("After Table", kinds.PARAGRAPH).base_style = document.styles["Normal"]
    sizes["After Table"] = 4
    line, after = (1.0, 2 if noticed else 3) if tight else (1.1, 5)
    if tight:
        sizes["Title"] = 15
    for name, size in sizes.items():
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{key}"), _FONT)
        style.font.size = shared.Pt(size - 0.5 if tight and size == 10.5 else size)
        heading = name.startswith("Heading") or name == "Title"
        style.font.color.rgb = shared.RGBColor.from_string(_ACCENT if heading else _SOFT if name == "Soft" else _INK)
        style.font.bold = heading or name in ("Caption", "Table Head", "Marking")
        style.font.italic = False
        form = style.paragraph_format
        form.space_before = shared.Pt(
            12 if name == "Heading 1" else 8 if heading else 1 if name.startswith("Table") else 0
        )
        form.space_after = shared.Pt(1.5 if name.startswith("Table") else 0 if name == "After Table" else after)
        form.keep_with_next = heading or name in ("Caption", "Table Head")
        form.line_spacing = line
    document.styles["Marking"].paragraph_format.alignment = text.WD_ALIGN_PARAGRAPH.CENTER
    for border in document.styles["Title"].element.pPr.findall(qn("w:pBdr")):
        document.styles["Title"].element.pPr.remove(border)
    _box(document.styles["Boxed"], qn, make)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    lang = defaults.find(qn("w:lang"))
    if lang is None:
        lang = make("w:lang")
        defaults.append(lang)
    for key in ("val", "eastAsia"):
        lang.set(qn(f"w:{key}"), _TAGS[language])
    lang.set(qn("w:bidi"), "ar-SA")


def _box(style: Any, qn: Any, make: Any) -> None:
    border = make("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = make(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "8"), ("space", "4"), ("color", _INK)):
            line.set(qn(f"w:{key}"), value)
        border.append(line)
    properties = style.element.get_or_add_pPr()
    after = next((c for c in properties if c.tag in (qn("w:spacing"), qn("w:ind"), qn("w:jc"))), None)
    (after.addprevious if after is not None else properties.append)(border)


def _every_page(section: Any, front: Front, shared: Any, text: Any) -> None:
    head = section.header.paragraphs[0]
    head.style = "Marking"
    head.add_run(front.marking)
    if front.notice:
        section.header.add_paragraph(front.notice, style="Boxed")
    mark = section.footer.paragraphs[0]
    mark.style = "Marking"
    mark.add_run(front.marking)
    foot = section.footer.add_paragraph(style="Soft")
    foot.paragraph_format.tab_stops.add_tab_stop(shared.Cm(front.width), text.WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{front.foot}\t{front.page[0]}")
    _field(foot, "PAGE")
    foot.add_run(front.page[1])
    _field(foot, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    make, qn = load("docx.oxml").OxmlElement, load("docx.oxml.ns").qn
    field = make("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, shown = make("w:r"), make("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)
