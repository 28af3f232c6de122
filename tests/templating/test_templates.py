"""Templates of the user's own: ours in their place give the same, hostile ones get nowhere, faults say where."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pocarms.assessment.result import PlannedResult
from pocarms.compare import view as compare_view
from pocarms.diff import view as diff_view
from pocarms.documents.plan import layout as plan_view
from pocarms.memo import view as memo_view
from pocarms.register import view as register_view
from pocarms.reports import view as report_view
from pocarms.reports.build import build
from pocarms.reports.filters import FILTERS
from pocarms.reports.render import fill
from pocarms.reports.strings import strings
from pocarms.reports.view import View
from pocarms.source.faults import Fault, FaultyInput
from pocarms.templating.child import _PUBLIC, filled
from pocarms.templating.fill import as_data, filler
from pocarms.templating.folder import OURS, REPLACEABLE, ours, read_templates
from tests.documents.books import EXAMPLES, ROOT
from tests.documents.hostile import TEXTS, hostile_assessment
from tests.running import Run

DOCS = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")


@cache
def view() -> View:
    return build(hostile_assessment(), "en", whole=False)


def here(text: str, format: str = "text") -> dict[str, Any]:
    """Fill a template in this process: what the sandbox itself lets through."""
    ending = {"text": "txt", "md": "md", "html": "html"}[format]
    name = f"report.{ending}.j2"
    sources = {**ours(), **{f"{OURS}{n}": t for n, t in ours().items()}, name: text}
    request = {"template": name, "format": format, "language": "en", "view": as_data(view())}
    request["templates"] = [(n, t, f"my/{n}") for n, t in sources.items()]
    request["words"] = dict(strings("en").texts)
    return filled(request, lambda: "")


def outside(tmp_path: Path, text: str, seconds: int = 20, megabytes: int = 600) -> str:
    """Fill a template as the command does, in a process of its own."""
    (tmp_path / "report.txt.j2").write_text(text, encoding="utf-8")
    return filler(read_templates(tmp_path), print, seconds, megabytes)("report", "text", strings("en"), view())


def fault(tmp_path: Path, text: str, **limits: int) -> Fault:
    with pytest.raises(FaultyInput) as caught:
        outside(tmp_path, text, **limits)
    (found,) = caught.value.faults
    return found


@pytest.mark.parametrize("format", ["text", "md", "html"])
def test_ours_in_a_folder_give_what_ours_give(format: str, tmp_path: Path) -> None:
    for name, text in ours().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    theirs = filler(read_templates(tmp_path), print)
    assert theirs("report", format, strings("en"), view()) == fill("report", format, strings("en"), view())


ESCAPES = (
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''['__class__'] }}",
    "{{ view.__class__ }}",
    "{{ view._fields }}",
    "{{ s._strings }}",
    "{{ s.__init__.__globals__ }}",
    "{{ s.over({'x': '{v.__class__}'}, {})('x', v=view) }}",
    "{{ s.texts }}",
    "{{ s.word.__func__.__globals__ }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(view) }}",
    "{{ '{v.__class__}'.format_map({'v': view}) }}",
    "{{ ('{0.__class__}'|raw).format(view) }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ range.__class__ }}",
    "{{ namespace.__init__ }}",
    "{{ config }}",
    "{{ open('/etc/passwd') }}",
    "{{ view.facts.append(1) }}",
    "{% set view.title = 'x' %}",
    "{% import 'os' as os %}",
    "{% include '../pyproject.toml' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'C:\\\\x' %}",
    "{{ range(10**9) }}",
    "{{ range(999999999)|list }}",
    "{{ 'x' * 999999999 }}",
    "{{ [1] * 999999999 }}",
    "{{ 999999999 * 'x' }}",
    "{{ 2 ** 999999999 }}",
    "{% include 'report.txt.j2' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
)


@pytest.mark.parametrize("template", ESCAPES)
def test_there_is_no_way_out_of_the_sandbox(template: str) -> None:
    answer = here("harmless\n" + template)
    assert answer.get("text") in (None, "harmless\n")
    if "text" not in answer:
        assert re.fullmatch("T00[2-6]", answer["code"])
        assert answer["at"] == "my/report.txt.j2" and answer["line"] in (1, 2)


def test_without_end_or_bounds(tmp_path: Path) -> None:
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    assert fault(tmp_path, loop, seconds=2).code == "T005"
    grows = "{% set n = namespace(t='x' * 90000) %}{% for a in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}"
    assert fault(tmp_path, grows, megabytes=500).code == "T005"


def test_files_are_closed_off(tmp_path: Path) -> None:
    """Not by the sandbox alone: the process itself can open nothing once it fills a template."""
    from pocarms.templating import child

    script = (
        "import sys, json; sys.path[:] = " + repr([str(ROOT / "engine"), *__import__("sys").path]) + "\n"
        "from pocarms.templating.child import limits\n"
        "limits(5, 600)\n"
        "try:\n open('/etc/hostname'); print('open')\nexcept OSError: print('closed')\n"
    )
    import subprocess
    import sys

    assert child.main is not None
    if sys.platform == "win32":
        pytest.skip("this system has no such limits")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "closed\n", done.stderr


@pytest.mark.parametrize(
    ("text", "code", "line", "says"),
    [
        ("one\ntwo {% if %}\n", "T002", 2, "Expected"),
        ("{% for x in view.first %}\n", "T002", 1, "endfor"),
        ("one\n\n{{ view.tittle }}", "T003", 3, "tittle"),
        ("{{ nothing }}", "T003", 1, "nothing"),
        ("{{ s('no.such.words') }}", "T003", 1, "no.such.words"),
        ("{{ view.title|shout }}", "T002", 1, "shout"),
        ("\n{{ 1 / 0 }}", "T006", 2, "division"),
    ],
)
def test_faults_say_file_and_line(text: str, code: str, line: int, says: str, tmp_path: Path) -> None:
    found = fault(tmp_path, text)
    assert (found.code, found.span.line) == (code, line) and says in found.message and found.help
    assert found.span.file == str(tmp_path / "report.txt.j2")


def test_texts_are_escaped_in_html() -> None:
    page = here("{{ view.facts[0].lines[0].text }}<b>mine</b>{{ '<i>' }}", "html")["text"]
    assert "&lt;script&gt;" in page and "<script" not in page and page.endswith("<b>mine</b>&lt;i&gt;")


def test_ours_can_be_built_upon() -> None:
    assert here("before\n{% include 'ours/report.txt.j2' %}")["text"].startswith("before\n")
    assert OURS == "ours/"


def test_the_folder(tmp_path: Path, run: Run) -> None:
    example = ROOT / "examples" / "monusco-2020.yaml"
    asked = ("assess", example, "--engine", "twin", "--templates")
    own = tmp_path / "own"
    assert run("templates", own)[0] == 0 and {p.name for p in own.iterdir()} == set(REPLACEABLE)
    assert run("templates", own)[0] == 2
    (own / "report.txt.j2").write_text("Mine: {{ view.title }}\n")
    code, out, _ = run(*asked, own)
    assert code == 0 and out.startswith("Mine: ") and out.count("\n") == 1
    (own / "report.txt.j2").write_text("\n{{ view.titel }}\n")
    code, out, err = run(*asked, own)
    assert (code, out) == (3, "") and "report.txt.j2:2:1: error[T003]" in err
    code, _, err = run(*asked, own, "--format", "docx", "--lang", "fr")
    assert code == 2 and "docx ne vient pas d’un modèle" in err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files for every command, with a hostile name in each."""
    made = tmp_path / "files"
    (made / "proposals").mkdir(parents=True)
    mission = (EXAMPLES / "monusco-2020.yaml").read_text("utf-8")
    hostile = json.dumps("<b>x</b> {{ 7*7 }} | *a* " + TEXTS[4])
    mission = re.sub(r"(?m)^  name: .*$", lambda _: f"  name: {hostile}", mission, count=1)
    assert hostile in mission
    (made / "old.yaml").write_text(mission, "utf-8")
    later = mission.replace("2020-12-18", "2021-12-18", 1)
    (made / "new.yaml").write_text(re.sub(r"(?m)^(  casualties\.\S+: )no$", r"\g<1>yes", later), "utf-8")
    for file in sorted((EXAMPLES / "hrddp").glob("*.yaml"))[:2]:
        shutil.copy(file, made / "proposals")
    return made


PAPERS = (
    ("assess", "old.yaml", "--engine", "twin", "--report", "cable"),
    *(("compare", "old.yaml", str(EXAMPLES / "unsmil-2021.yaml"), "--format", x) for x in ("md", "html")),
    *(("diff", "old.yaml", "new.yaml", "--format", x) for x in ("md", "html")),
    *(("register", "proposals", "--format", x) for x in ("text", "md", "html")),
    ("plan", "old.yaml", "--engine", "twin"),
)


@pytest.mark.parametrize("asked", PAPERS, ids=lambda x: f"{x[0]}-{x[-1]}")
def test_ours_in_a_folder_give_what_ours_give_in_every_command(
    asked: tuple[str, ...], folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the child process, with hostile names; what a template of theirs changes is changed."""
    monkeypatch.chdir(folder)
    own = folder / "own"
    assert run("templates", own)[0] == 0
    name = f"{'cable' if 'cable' in asked else asked[0]}."
    asked = (*asked, "--lang", "fr")
    code, out, _ = run(*asked, "--templates", own)
    assert (code, out) == run(*asked)[:2] and code == 0 and len(out) > 1000
    for file in own.iterdir():
        if file.name.startswith(name) and file.suffix == ".j2":
            file.write_text("Mine: {{ view.title }}\n\n{{ view.titel }}\n")
        else:
            file.unlink()
    code, out, err = run(*asked, "--templates", own)
    assert (code, out) == (3, "") and re.search(r"j2:3:1: \w+\[T003\]", err)
    for file in own.iterdir():
        file.write_text("Mine: {{ view.title }}\n")
    assert run(*asked, "--templates", own)[1].startswith("Mine: ")


def test_where_no_template_is_filled_the_folder_is_refused(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    for asked in (
        ("compare", "old.yaml", "-o", "x.xlsx"),
        ("register", "proposals", "-o", "x.csv"),
        ("diff", "old.yaml", "new.yaml", "-o", "x.json"),
        ("plan", "old.yaml", "-o", "x.ics", "--marking", "confidential"),
    ):
        code, out, err = run(*asked, "--templates", folder)
        assert (code, out) == (2, "") and "does not come from a template" in err and not list(folder.glob("x.*"))


def test_a_folder_that_replaces_nothing_or_leads_elsewhere(tmp_path: Path) -> None:
    def said() -> str:
        with pytest.raises(FaultyInput) as caught:
            read_templates(tmp_path)
        return " ".join(f"{fault.code} {fault.message} {fault.suggestion}" for fault in caught.value.faults)

    assert "holds no template" in said()
    (tmp_path / "raport.txt.j2").write_text("x")
    assert re.match("T001 .*bears the name of one of ours.* report.txt.j2", said())
    (tmp_path / "report.txt.j2").symlink_to(ROOT / "README.md")
    assert "leads out of the folder" in said()
    (tmp_path / "report.txt.j2").unlink()
    (tmp_path / "report.txt.j2").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in said()


def documented(title: str) -> set[str]:
    """Return the names that the document lists under a heading: in code, at the start of the lines of its table."""
    part = DOCS.split(f"### {title}\n", 1)[1].split("\n#", 1)[0]
    return set(re.findall(r"^\| `(\w+)` \|", part, re.M))


VIEWS = (report_view, memo_view, compare_view, diff_view, register_view, plan_view)
OTHER_NAMES = {(diff_view, "Picture"): "Drawing"}  # two records of one name: the document tells them apart
RECORDS = {
    OTHER_NAMES.get((module, name), name): cls
    for module in VIEWS
    for name, cls in vars(module).items()
    if dataclasses.is_dataclass(cls) and cls.__module__ == module.__name__
} | {"PlannedResult": PlannedResult}


@pytest.mark.parametrize("record", RECORDS)
def test_the_document_lists_every_field_and_no_other(record: str) -> None:
    """Every record that a template can meet."""
    assert documented(record) == {f.name for f in dataclasses.fields(RECORDS[record])}


def test_the_document_lists_words_filters_and_templates() -> None:
    assert documented("Filters") == set(FILTERS)
    assert documented("s") == {"s", "language", *_PUBLIC}
    assert all(f"`{name}`" in DOCS for name in REPLACEABLE)
