"""Profiles put into the folder: those without faults are taken in, every other is told, nothing is written over."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from pocarms.source.read import MOST_BYTES
from tests.web.conftest import EXAMPLES, Browser
from tests.web.pages import BLANK_TEXT
from tests.web.test_vouching import POLICY
from tests.web.window import Window

Sent = tuple[str, bytes]


def drop(site: Browser, *files: Sent) -> Any:
    form = {"files": [(io.BytesIO(data), name) for name, data in files]}
    return site.client.post(
        "/drop", base_url=site.base, data={"sign": site.gate.sign, **form}, content_type="multipart/form-data"
    )


def example(name: str) -> bytes:
    return (EXAMPLES / f"{name}.yaml").read_bytes()


def held(site: Browser) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in site.folder.rglob("*") if file.is_file()}


def test_forty_profiles_are_taken_in_as_they_are_and_the_faulty_one_is_told(site: Browser) -> None:
    before = held(site)
    many = {f"{n}-blank": f"# {n}\n{BLANK_TEXT}".encode() for n in range(38)}
    many |= {name: example(name) for name in ("unifil-2020", "minusca-2021")}
    broken = example("unama-2021").replace(b"answers:", b"answers:\n  no.such: yes", 1)
    line = broken.split(b"\n").index(b"  no.such: yes") + 1
    answer = drop(site, *((f"{name}.yaml", data) for name, data in many.items()), ("Broken.yml", broken))
    text = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 400 and "40 profiles were taken in" in text and "1 file was left out" in text
    assert f"Broken.yml:{line}:3: error[" in text and "no.such" in text
    assert held(site) == before | {f"{name}.yaml": data for name, data in many.items()}
    assert all(f'href="/p/{name}/"' in site.get("/").get_data(as_text=True) for name in many)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("monusco.xlsx", b"PK", "This is no profile"),
        ("pocarms", b"profile: x", "This is no profile"),
        ("large.yaml", b"# " + b"x" * MOST_BYTES, "error[Y002]"),
        ("odd.yaml", b"\xff\xfe\x00", "error[Y004]"),
        ("empty.yaml", b"", "error[Y006]"),
        ("list.yaml", b"- 1", "error[P001]"),
        ("other.yaml", b"profile: x\npack: ../rules/hrddp\nsubject: {name: X}\nanswers: {}\n", "error[P005]"),
        ("<b>.yaml", b"profile: <b>\n  : [", "error["),
    ],
)
def test_what_is_no_profile_is_told_and_nothing_written(site: Browser, name: str, data: bytes, told: str) -> None:
    before = held(site)
    answer = drop(site, (name, data))
    text = answer.get_data(as_text=True)
    assert answer.status_code == 400 and told in unescape(text) and "<b>" not in text
    assert held(site) == before


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("../../UNIFIL 2020.YAML", "unifil-2020"),
        ("C:/desk/Été.yml", "ete"),
        ("/etc/passwd.yaml", "passwd"),
        ("نبات.yaml", "unifil-2020"),
        (".yaml.yaml", "yaml"),
        ("x" * 300 + ".yaml", "x" * 60),
    ],
)
def test_a_name_is_made_safe(site: Browser, sent: str, name: str) -> None:
    before = held(site)
    answer = drop(site, (sent, example("unifil-2020")))
    new = set(held(site)) - set(before)
    assert answer.status_code == 200 and new == {f"{name}.yaml"}
    assert sorted(os.listdir(site.folder.parent)) == [site.folder.name]


def test_nothing_is_written_over_and_another_name_is_offered(site: Browser, elsewhere: Path) -> None:
    site.post("/p/unmiss-2021/aside")
    before = held(site)
    data = example("unifil-2020")
    answer = drop(site, *((f"{name}.yaml", data) for name in ("MONUSCO-2020", "unmiss-2021", "pocarms-policy")))
    text = unescape(answer.get_data(as_text=True))
    assert answer.status_code == 409 and held(site) == before and "Nothing was written over" in text
    assert not list(elsewhere.iterdir())
    offered = dict(re.findall(r'name="(name-\d)" value="([^"]*)"', text))
    assert offered == {"name-1": "monusco-2020-2", "name-2": "unmiss-2021-2", "name-3": "pocarms-policy-2"}
    key = re.search(r'name="key" value="([^"]*)"', text)
    assert key is not None
    again = site.post("/dropped", {"key": key[1], "name-1": "monusco-2020", "name-2": "", "name-3": " UN IFIL.yaml"})
    text = unescape(again.get_data(as_text=True))
    assert again.status_code == 409 and "1 file has a name that is taken" in text and "1 profile was taken in" in text
    assert held(site) == before | {"un-ifil.yaml": data}
    assert site.post("/dropped", {"key": key[1], "name-1": "x"}).status_code == 400  # it is gone, and says so
    assert "x.yaml" not in held(site)


def test_the_same_file_again_is_said_to_be_there(site: Browser) -> None:
    answer = drop(site, ("monusco-2020.yaml", example("monusco-2020")))
    assert "the very same file already: monusco-2020" in answer.get_data(as_text=True)


def test_the_policy_of_the_folder_holds_for_what_comes_in(site: Browser) -> None:
    refusing = POLICY.replace("pass_tests: true", "leave_unconfirmed_at_most: 0")
    (site.folder / "pocarms-policy.yaml").write_text(refusing, encoding="utf-8")
    before = held(site)
    answer = drop(site, ("new.yaml", example("unifil-2020")))
    assert answer.status_code == 400 and "the policy hq-1 refuses" in unescape(answer.get_data(as_text=True))
    assert held(site) == before


@pytest.mark.parametrize("count", [0, 101])
def test_too_many_files_or_none(site: Browser, count: int) -> None:
    before = held(site)
    answer = drop(site, *((f"{n}.yaml", example("unifil-2020")) for n in range(count)))
    assert answer.status_code == 400 and "Choose at least one file" in answer.get_data(as_text=True)
    assert held(site) == before


def test_what_is_too_large_in_all_is_refused(site: Browser) -> None:
    assert drop(site, *((f"{n}.yaml", b"x" * 3_500_000) for n in range(8))).status_code == 413


@pytest.mark.parametrize("language", ["en"])  # the way is the same in both
def test_by_keyboard_without_scripts(window: Callable[..., Window], language: str, folder: Path) -> None:
    one = window(language)
    one.enter("a[href='/drop']")
    one.page.locator("#files").set_input_files([EXAMPLES / "unifil-2020.yaml", EXAMPLES / "monusco-2020.yaml"])
    one.enter("main form button")
    assert (folder / "unifil-2020.yaml").read_bytes() == example("unifil-2020")
    one.enter("#taken ~ ul a")
    assert "UNIFIL" in one.page.locator("h1").inner_text()
