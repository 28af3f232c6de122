"""Compiled templates: kept by format, source and tool; read back as code or not at all."""

from __future__ import annotations

import marshal
import os
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from pocarms.store import folder, templates
from pocarms.store.templates import KeptTemplates, kept_templates

pytestmark = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="nothing that runs is kept here")


def _print(cache: Path, source: str, format: str = "text") -> tuple[str, bool]:
    """Print a template; returns what came out and whether it was compiled for that."""
    compiled = []

    class Watched(Environment):
        def _compile(self, source: str, filename: str) -> object:  # type: ignore[override]
            compiled.append(filename)
            return super()._compile(source, filename)

    loader = DictLoader({"t": source})
    environment = Watched(loader=loader, bytecode_cache=KeptTemplates(cache, format), autoescape=format == "html")
    return environment.get_template("t").render(x="<&>"), bool(compiled)


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert _print(cache, "a {{ x }}") == ("a <&>", True)
    assert _print(cache, "a {{ x }}") == ("a <&>", False)


def test_formats_are_kept_apart(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert _print(cache, "{{ x }}") == ("<&>", True)
    assert _print(cache, "{{ x }}", "html") == ("&lt;&amp;&gt;", True)
    assert _print(cache, "{{ x }}") == ("<&>", False)


def test_another_source_is_compiled(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    _print(cache, "a {{ x }}")
    assert _print(cache, "b {{ x }}") == ("b <&>", True)
    assert len(list(cache.iterdir())) == 1


def test_another_tool_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    _print(cache, "a {{ x }}")
    monkeypatch.setattr(templates.jinja2, "__version__", "another")
    assert _print(cache, "a {{ x }}") == ("a <&>", True)


def test_what_is_no_code_is_not_run(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    _print(cache, "a {{ x }}")
    (file,) = cache.iterdir()
    key = {}

    class Spy(KeptTemplates):
        def load_bytecode(self, bucket: object) -> None:
            key["of"] = self._key(bucket)  # type: ignore[arg-type]

    Environment(loader=DictLoader({"t": "a {{ x }}"}), bytecode_cache=Spy(cache, "text")).get_template("t")
    for payload in (b"", b"nonsense", marshal.dumps("text"), marshal.dumps(None)):
        assert folder.keep(cache, file.name, key["of"], payload)
        assert _print(cache, "a {{ x }}") == ("a <&>", True)


def test_off_is_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POCARMS_CACHE", "off")
    assert kept_templates("text") is None
    monkeypatch.setenv("POCARMS_CACHE", str(tmp_path))
    assert kept_templates("text") is not None
