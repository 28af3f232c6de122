"""What commands say beside their results: with --lang fr no line of it is left in English, whatever is wrong."""

from __future__ import annotations

import ast
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pocarms import commands
from pocarms.author.starter import starter
from pocarms.cli import COMMANDS
from pocarms.commands.exits import INTERNAL
from pocarms.commands.import_ import _ask
from pocarms.commands.saying import spoken
from pocarms.commands.texts_usage_fr import TEXTS as USAGE
from pocarms.source.folders import write_folder
from tests.commands.test_output import EXAMPLES
from tests.running import Run

MISSION, PROPOSAL = "examples/unmiss-2021.yaml", "examples/hrddp/03-police-course.yaml"
ROOT = EXAMPLES.parent
BAD = [  # a command line that is refused, or after which something is told; {0} is a folder to write to
    "assess",
    "assess {m} {p}",
    "assess {m} --formt md",
    "assess {m} --format mdd",
    "assess {m} --format docx -o -",
    "assess {m} --format md -o {0}/a.html",
    "assess {m} -o {0}/a.xlsx",
    "assess {m} --on 2021-31-01",
    "assess {m} --force=yes",
    "assess {m} -o",
    "assess {m} --robustness --report brief",
    "assess {m} --report memo",
    "assess {m} --report brief --format json",
    "assess {m} --report cable --format md",
    "assess {m} --fail-on nothing --engine twin",
    "assess {m} --marking secret",
    "assess {m} --force-marking because",
    "assess {m} --from {p} --engine twin",
    "assess {m} --pack {0}/none",
    "assess {m} --pack {0}",
    "assess {m} --templates {0} --format json",
    "new poc_arms -o {0}/none/a.yaml",
    "assess {p} --format docx --engine twin -o {0}/a.docx",
    "assess {p} --engine twin -o {0}/memo.txt",
    "assess {p} --report memo --format json",
    "assess {0}/unmarked.yaml --format docx",
    "assess {0}/one/proposal.yaml --marking unclassified",
    "explain {m}",
    "explain {m} casualties.ad_weapon --engine twin",
    "explain {m} act_first --part nowhere --engine twin",
    "new",
    "new poc_arm",
    "new poc_arms --as-of today",
    "whatif {m}",
    "whatif {m} --set a=b --most few",
    "whatif {m} --set-file {0}/none.yaml --engine twin",
    "whatif {m} --goal casualties.add_weapon --engine twin",
    "whatif {m} --goal casualties.add_weapon=ruledout --engine twin",
    "whatif {m} --goal casualties.ad_weapon=ruled_out --engine twin",
    "interview",
    "interview {m} --who nobody",
    "interview {m} --until never",
    "next {m} --count 0",
    "next {m} --who jmc --engine twin",
    "register {0}/none",
    "register {m}",
    "register {0}/ours",
    "register {0}/one --fail-on nothing",
    "register {0}/one --marking unclassified",
    "export {m}",
    "export --xlsx",
    "export --xlsform",
    "export {m} --xlsx --with-sensitive",
    "export {m} --xlsform --each",
    "export {m} --xlsx --component nobody",
    "export {m} --xlsform -o {0}/form.xlsx",
    "export {m} --xlsx --each -o {0}/twice.json",
    "import a.xlsx",
    "import --into {m}",
    "plan {m} --format ics --marking confidential -o {0}/a.ics --engine twin",
    "plan {m} --format pdf",
    "sign {m} --as reviewed",
    "sign {m} --as draft --by me",
    "sign {m} --as reviewed --by me --on 1999-01-01",
    "sign {m} --as",
    "compare",
    "compare {0}/ours",
    "compare {m} --by nothing",
    "compare {m} --reports {0}/reports",
    "compare {m} {p}",
    "diff {m}",
    "diff {m} {0}/none.yaml",
    "diff {m} examples",
    "diff {m} examples/monusco-2020.yaml",
    "diff {m} {m}",
    "serve --port 99999",
    "serve --idle -1",
    "serve --host 0.0.0.0",
    "serve {0}/none",
    "templates",
    "templates {0}/ours",
    "templates {0}/twice.json/in",
    "verify {m} --profile {m}",
    "verify {m}",
    "verify {0}/result.json --profile {m}",
    "verify {0}/older.json --profile {m}",
    "verify {0}/other.json --profile {m}",
    "verify {0}/strange.json --profile {m}",
    "verify {0}/twice.json --profile {m}",
    "asess {m}",
    "pack chek",
    "pack check",
    "pack check {0}/none",
    "pack check {0}/ours",
    "pack test poc_arm",
    "pack test {0}/bare",
    "pack mutate {0}/bare",
    "pack mutate {0}/pack --only nothing",
    "pack mutate {0}/failing",
    "pack lint {0}/none",
    "pack new",
    "pack new {0}/9x",
    "pack new {0}/hrddp",
    "pack new {0}/ours",
    "pack new {0}/file",
    "pack passport {0}/pack --write --reviewed-by me",
    "pack docs {0}/pack",
    "pack docs {0}/pack -o {0}/ours",
    "pack docs {0}/pack -o {0}/file/in",
    "pack diff {0}/pack",
    "pack diff {0}/pack {0}/few",
    "pack diff {0}/pack {0}/pack --profiles {0}/none",
]
SHOWN = [  # what shows something of a pack on the screen
    "pack list",
    "pack check {0}/pack",
    "pack check poc_arms",
    "pack passport {0}/pack",
    "pack test {0}/pack",
    "pack test {0}/failing -v --owed --drafts 1",
    "pack mutate {0}/pack --drafts 1",
    "pack mutate {0}/few --drafts 1",
    "pack lint {0}/pack",
    "pack lint L103",
    "pack lint r201",
    "pack new {0}/mine",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what some of the command lines need."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "memo.html.j2").write_text("mine")
    about = {"pack": {"id": "poc_arms", "version": "0.0.0"}, "profile": {}}
    for name, schema, more in (
        ("result", "pocarms/assessment/1", {}),
        ("older", "pocarms/assessment/0", {}),
        ("other", "pocarms/assessment/1", about),
        ("strange", "somebody/else/1", {}),
    ):
        (tmp_path / f"{name}.json").write_text(json.dumps({"schema": schema, **more}))
    (tmp_path / "one").mkdir()
    marked = (ROOT / PROPOSAL).read_text("utf-8").replace("marking: unclassified", "marking: confidential")
    (tmp_path / "one" / "proposal.yaml").write_text(marked, "utf-8")
    unmarked = (ROOT / MISSION).read_text("utf-8").replace("marking: unclassified\n", "")
    (tmp_path / "unmarked.yaml").write_text(unmarked, "utf-8")
    (tmp_path / "twice.json").write_text('{"schema": 1, "schema": 2}')
    (tmp_path / "file").write_text("")
    for name in ("pack", "bare", "failing", "few"):
        write_folder(tmp_path / name, starter(name))
    for name in ("bare", "few"):
        shutil.rmtree(tmp_path / name / "tests")
    given = "{stores.any: yes, stores.lost: once, stores.counted: no}"
    wrong = "ruled_out: [stores.count], class: {stores.count: act_first}, concepts: {stores.leak: false}"
    for name, then in (("few", "class: {stores.count: plan}"), ("failing", f"{wrong}, applies: {{stores.lost: no}}")):
        test = f"  - {{name: 1, given: {given}, then: {{{then}}}}}\n"
        (tmp_path / name / "ours.yaml").write_text(f"tests:\n{test}")
    return tmp_path


def _written(line: str, folder: Path) -> list[str]:
    return line.format(folder, m=ROOT / MISSION, p=ROOT / PROPOSAL).replace(" examples", f" {EXAMPLES}").split()


def test_every_command_is_among_them() -> None:
    assert {line.split()[0] for line in BAD} >= COMMANDS.keys()


@pytest.mark.parametrize("line", BAD)
def test_nothing_is_left_in_english(line: str, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    told = {}
    for language in ("en", "fr"):
        copy = folder.with_name(f"{folder.name}-{language}")
        shutil.copytree(folder, copy)
        asked = _written(line, copy)
        at = asked.index("pack") + 1 if asked[0] == "pack" else 1
        code, _, err = run(*asked[:at], "--lang", language, *asked[at:])
        lines = err.replace(copy.name, folder.name).splitlines()
        told[language] = (code, {one.strip() for one in lines if one.strip()})
    assert told["en"][0] == told["fr"][0] != INTERNAL
    english, french = told["en"][1], told["fr"][1]
    assert english and french and not english & french
    for text in french:
        assert not [piece for piece in ENGLISH if piece in text]


def _pieces() -> set[str]:
    """Return what stands between the places of our English texts, where it is long enough to be told from a name."""
    texts = [one for text in spoken("en").texts.values() for one in ([text] if isinstance(text, str) else text)]
    found = {piece.strip(" .,:;") for text in texts for piece in re.split(r"\{[^{}]*\}", text)}
    return {piece for piece in found if len(piece) > 12 and " " in piece and not piece.startswith("pip install")}


ENGLISH = _pieces()


@pytest.mark.parametrize("line", SHOWN)
def test_what_is_shown_of_a_pack_is_french(line: str, run: Run, folder: Path) -> None:
    told = {}
    for language in ("en", "fr"):
        copy = folder.with_name(f"{folder.name}-{language}")
        shutil.copytree(folder, copy)
        words = line.format(copy).split()
        code, out, _ = run("--lang", language, *words)
        lines = {one.strip() for one in out.replace(copy.name, folder.name).splitlines() if one.strip()}
        told[language] = (code, {one for one in lines if not PLAIN.match(one)})
    assert told["en"][0] == told["fr"][0] in (0, 1)
    english, french = told["en"][1], told["fr"][1]
    assert english and len(english) == len(french) and not english & french
    assert not [(text, piece) for text in french for piece in ENGLISH if piece in text]


PLAIN = re.compile(r"\S+:\d+:\d+: |(drafted|given|then): ")  # where a fault stands, and what an author pastes


@pytest.mark.parametrize(("language", "told"), [("en", "error: 'neu' is none of"), ("fr", "« neu » n’est pas")])
def test_what_is_no_choice_is_asked_again(language: str, told: str) -> None:
    with CliRunner().isolation("neu\n new\n") as (_, err, _):
        assert _ask(language, "What contradicts") == "new"
        said = err.getvalue().decode().replace("\u202f", " ")
    assert said.startswith("What contradicts") and told in said


def test_both_languages_have_the_same_texts() -> None:
    english, french = spoken("en").texts, spoken("fr").texts
    assert english.keys() == french.keys() and not english.keys() & USAGE.keys()
    for key, text in english.items():
        assert type(french[key]) is type(text)
        assert french[key] != text or key in ("note",)


def test_no_sentence_stands_in_the_code_of_a_command() -> None:
    for file in sorted(Path(commands.__file__).parent.glob("*.py")):
        if file.name.startswith("texts"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Stop", "click.echo", "click.UsageError"):
                written = [one for part in [*node.args, *node.keywords] for one in ast.walk(part)]
                words = [n.value for n in written if isinstance(n, ast.Constant) and isinstance(n.value, str)]
                assert not [word for word in words if re.search("[a-z]{3} [a-z]{2}", word)], (file.name, node.lineno)
