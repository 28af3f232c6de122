"""Where a pack is named the page says what was measured of it, under which policy, and who stands for the answers."""

from __future__ import annotations

import re
from html import unescape

import pytest

from pocarms.cli import _run
from pocarms.reports.strings import strings
from tests.web.conftest import Browser
from tests.web.test_more import MISSION, PROPOSAL

POLICY = 'policy: hq-1\ntitle: "For headquarters <b>"\npacks_must: {pass_tests: true}\n'


@pytest.mark.parametrize("path", ["/new", f"/p/{MISSION}/", f"/p/{MISSION}/result"])
def test_the_passport_stands_where_the_pack_is_named(site: Browser, path: str) -> None:
    held, _ = site.desk.vouched(site.desk.shelf("poc_arms", "en"))
    passed, _, of = held["tests_passed"].partition(" of ")
    for language in ("en", "fr"):
        site.post("/language", {"language": language})
        text = unescape(site.get(path).get_data(as_text=True))
        s = strings(language)
        assert s("method.passport") in text
        assert s("passport.tests_passed", of=s("passport.of", n=passed, of=of)) in text


@pytest.mark.parametrize("path", ["/new", f"/p/{MISSION}/", f"/p/{MISSION}/result"])
def test_the_policy_stands_beside_it(site: Browser, path: str) -> None:
    label = strings("en")("fact.policy")
    assert label not in site.get(path).get_data(as_text=True)
    (site.folder / "pocarms-policy.yaml").write_text(POLICY, encoding="utf-8")
    text = site.get(path).get_data(as_text=True)
    assert f"{label}: For headquarters &lt;b&gt;" in text and "<b>" not in text
    (site.folder / "pocarms-policy.yaml").write_text("policy: [", encoding="utf-8")
    assert label not in site.get(path).get_data(as_text=True)


@pytest.mark.parametrize("changed", [False, True])
def test_who_stands_for_the_answers_and_whether_they_changed_since(site: Browser, changed: bool) -> None:
    file = site.folder / f"{MISSION}.yaml"
    assert "State: " not in site.get(f"/p/{MISSION}/").get_data(as_text=True)
    assert _run(["sign", str(file), "--as", "reviewed", "--by", "Head <i>", "--on", "2021-01-15"]) == 0
    if changed:
        site.answer(MISSION, "mandate.protection", {"value": "no"})
    for way in ("", "result"):
        text = site.get(f"/p/{MISSION}/{way}").get_data(as_text=True)
        assert "Head &lt;i&gt;" in text and ("ANSWERS CHANGED SINCE" in text) == changed
        assert ("answers unchanged since" in text) != changed


def test_a_comparison_and_the_register_obey_the_policy(site: Browser) -> None:
    missions = "&".join(
        f"m={file.stem}" for file in sorted(site.folder.glob("*.yaml")) if "hrddp" not in file.read_text()
    )
    paths = (f"/compare?{missions}", "/register")
    (site.folder / "pocarms-policy.yaml").write_text(POLICY, encoding="utf-8")
    for path in paths:
        shown = site.get(path)
        assert shown.status_code == 200 and "For headquarters &lt;b&gt;" in shown.get_data(as_text=True)
    refusing = "policy: hq-2\npacks_must: {leave_unconfirmed_at_most: 0}\n"
    (site.folder / "pocarms-policy.yaml").write_text(refusing, encoding="utf-8")
    for path, name in zip(paths, (MISSION, PROPOSAL), strict=True):
        shown = site.get(path)
        assert shown.status_code == 400, "the pack that the policy refuses is used nevertheless"
        left = unescape(shown.get_data(as_text=True)).split("What was left out, and why")[1]
        assert f'href="/p/{name}/"' in left and "the policy hq-2 refuses the rule pack" in left


def test_why_there_is_nothing_to_compare_is_told_of_each(site: Browser) -> None:
    (site.folder / "broken.yaml").write_text("profile: x\npack: poc_arms\nanswers: {<b>: 1}\n", encoding="utf-8")
    told = site.get(f"/compare?m={MISSION}&m={PROPOSAL}&m=broken").get_data(as_text=True)
    left = unescape(told).split("What was left out, and why")[1]
    reasons = dict(re.findall(r'href="/p/([^"]*)/".*?<pre[^>]*>(.*?)</pre>', left, re.DOTALL))
    assert set(reasons) in ({"broken", MISSION}, {"broken", PROPOSAL})
    assert "broken.yaml:" in reasons.pop("broken") and "of another kind" in next(iter(reasons.values()))
    assert "<b>" not in told
    alone = site.get(f"/compare?m={MISSION}").get_data(as_text=True)
    assert "Choose two missions or more" in alone and "left out" not in alone
