"""Packs kept ready: the same bytes come out whether the cache is cold, warm, stale, broken, in the way or off."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pocarms.cli import _run
from pocarms.language.load import load_pack
from pocarms.language.texts import localise
from pocarms.program.compile import compile_pack
from pocarms.reports import render
from pocarms.source.faults import FaultyInput
from pocarms.store import columns, folder, packs, tool
from pocarms.store.packs import make_ready

ROOT = Path(__file__).resolve().parents[2]
PACKS = sorted(p.parent for p in (ROOT / "rules").glob("*/pack.yaml"))
EXAMPLE = ROOT / "examples" / "monusco-2020.yaml"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    where = tmp_path / "cache"
    monkeypatch.setenv("POCARMS_CACHE", str(where))
    return where


def _forbid_making(monkeypatch: pytest.MonkeyPatch) -> None:
    def make(*_: object) -> None:
        raise AssertionError("the pack was made anew")

    monkeypatch.setattr(packs, "_make", make)


@pytest.mark.parametrize("where", PACKS, ids=lambda p: p.name)
@pytest.mark.parametrize("language", [None, "fr"])
def test_what_is_kept_is_what_was_made(
    where: Path, language: str | None, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_ready(where, language)
    _forbid_making(monkeypatch)
    kept = make_ready(where, language)
    own = load_pack(where, tests=False, language=language)
    texts, missing = localise(own, language or own.language)
    assert repr(kept) == repr(made)
    assert repr(kept.own) == repr(own)
    assert repr(kept.texts) == repr(texts)
    assert [q.span for q in kept.own.questions.values()] == [q.span for q in own.questions.values()]
    assert kept.missing == missing
    assert kept.program == compile_pack(texts)
    assert kept.lowered.program is kept.program
    assert (kept.texts is kept.own) == (texts is own)


def _report(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    """A report as a process of its own would write it: nothing compiled is in memory."""
    render._environment.cache_clear()
    code = _run(["assess", str(EXAMPLE), "--engine", "twin", *more])
    out = capsys.readouterr().out
    assert code == 0
    assert len(out) > 10_000
    return out


def _emptied(data: bytes) -> bytes:
    return b""


def _cut_short(data: bytes) -> bytes:
    return data[:-1]


def _one_bit_turned(data: bytes) -> bytes:
    return data[:500] + bytes([data[500] ^ 1]) + data[501:]


@pytest.mark.parametrize("options", [("--format", "json"), ("--format", "html", "--lang", "fr")], ids=" ".join)
def test_reports_do_not_hang_on_the_cache(
    options: tuple[str, ...], cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cold = _report(capsys, *options)
    (file,) = cache.glob("*.pack")
    whole = file.read_bytes()
    with monkeypatch.context() as patch:
        _forbid_making(patch)
        assert _report(capsys, *options) == cold  # warm

    for harmed in (b"", whole[:-1], whole[:5000] + b"?" + whole[5001:]):
        file.write_bytes(harmed)
        assert _report(capsys, *options) == cold
        assert file.read_bytes()[:47] == whole[:47]  # made anew and kept

    # unharmed and with the right key, but holding something else: data of another shape is "unreadable"
    key = packs._key(packs_folder(), options[3] if len(options) > 2 else None)
    assert key is not None
    other = columns.pack_up((1, 2, 3, 4, 5, 6), packs._classes(), packs._WORDS)
    for payload in (b"", b"nonsense", packs.marshal.dumps((1, 2)), packs.marshal.dumps(other)):
        assert folder.keep(cache, file.name, key, payload)
        assert _report(capsys, *options) == cold

    templates = {template: template.read_bytes() for template in cache.glob("*.template")}
    for harm in (_emptied, _cut_short, _one_bit_turned):
        for template, whole in templates.items():
            template.write_bytes(harm(whole))
        assert _report(capsys, *options) == cold
        assert {template: template.read_bytes() for template in templates} == templates

    cache.chmod(0o500)  # no new file can be made (unless we are root)
    file.write_bytes(b"broken")
    assert _report(capsys, *options) == cold
    cache.chmod(0o700)

    shutil.rmtree(cache)
    cache.write_text("a file is in the way")
    assert _report(capsys, *options) == cold
    assert cache.read_text() == "a file is in the way"

    monkeypatch.setenv("POCARMS_CACHE", "off")
    assert _report(capsys, *options) == cold


def packs_folder() -> Path:
    """The folder of the shipped pack, as the command line finds it."""
    from pocarms.commands.packs import shipped

    where = shipped()["poc_arms"]
    assert isinstance(where, Path)
    return where


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "rules" / "hrddp", tmp_path / "hrddp"))


def _change(copy: Path) -> None:
    header = copy / "pack.yaml"
    text = header.read_text()
    status = header.stat()
    header.write_text(text.replace("version: ", "version: 9", 1))
    os.utime(header, ns=(status.st_atime_ns, status.st_mtime_ns))  # its date says nothing


def test_a_changed_pack_is_made_anew(copy: Path, cache: Path) -> None:
    before = make_ready(copy, None)
    _change(copy)
    after = make_ready(copy, None)
    assert after.own.version == "9" + before.own.version
    assert len(list(cache.iterdir())) == 1  # it takes the place of the one before


def test_a_pack_with_a_new_file_is_made_anew(copy: Path, cache: Path) -> None:
    make_ready(copy, None)
    (copy / "more.yaml").write_text("questions: {}\nno_such_section: {}\n")
    with pytest.raises(FaultyInput):
        make_ready(copy, None)


def test_a_pack_changed_while_it_is_read_is_not_kept(copy: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = packs._make

    def making(where: Path, language: str | None) -> packs.Ready:
        made = make(where, language)
        _change(copy)
        return made

    monkeypatch.setattr(packs, "_make", making)
    make_ready(copy, None)
    assert not cache.exists()


def test_a_faulty_pack_is_not_kept(copy: Path, cache: Path) -> None:
    (copy / "more.yaml").write_text("no_such_section: {}\n")
    for _ in range(2):
        with pytest.raises(FaultyInput):
            make_ready(copy, None)
    assert not cache.exists()


def test_a_changed_tool_makes_packs_anew(copy: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {packs._key(copy, None), packs._key(copy, "fr")}
    found = dict(tool.modules(str(ROOT / "engine" / "pocarms" / "language")))
    assert any(os.path.join("language", "checks", "levels.py") in module for module in found)
    with monkeypatch.context() as patch:
        patch.setattr(tool, "__version__", "another")
        keys.add(packs._key(copy, None))
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "another")
        keys.add(packs._key(copy, None))
    with monkeypatch.context() as patch:  # one module of the tool has another date
        modules = tool.modules

        def newer(inside: str) -> Iterator[tuple[str, os.stat_result]]:
            for module, status in modules(inside):
                yield module, (os.stat(__file__) if module.endswith("compile.py") else status)

        patch.setattr(tool, "modules", newer)
        keys.add(packs._key(copy, None))
    assert len(keys) == 5
    assert packs._key(copy, None) in keys


def test_no_answer_is_kept(cache: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a profile says leaves no trace: the cache is the same, byte for byte, after another profile."""
    _report(capsys)
    render._environment.cache_clear()
    before = {file.name: file.read_bytes() for file in cache.iterdir()}
    shutil.rmtree(cache)
    profile = tmp_path / "other.yaml"
    profile.write_text(
        "pack: poc_arms\nprofile: other\nsubject: {name: Elsewhere}\nas_of: 2020-12-18\nanswers:\n"
        "  mandate.protection: {answer: yes, note: a secret note}\n"
    )
    assert _run(["assess", str(profile), "--engine", "twin"]) == 0
    assert {file.name: file.read_bytes() for file in cache.iterdir()} == before
