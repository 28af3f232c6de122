"""Every page with texts of attackers in it: `python -m tests.web.hostile [--page NAME ...] [--view wide narrow]`.

Packs, profiles, names of files, markings and the policy of the folder are hostile. The browser is told to ignore the
page's own policy of content, so that the escaping alone must hold: a script that runs calls `canary`, an address of
another host is asked for nowhere, and what stands in the page is looked through for anything that could do either.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import yaml

from pocarms.commands.packs import Packs
from pocarms.profiles.load import load_profile
from pocarms.profiles.places import POLICY, SCHEME
from pocarms.resources import root
from tests.documents.hostile import LONG, hostile_packs
from tests.web.audit import VIEWS, browsing
from tests.web.pages import PAGES, fill, show
from tests.web.window import Window

ELSEWHERE = "http://elsewhere.example"
TEXTS = (
    "<script>canary(1)</script>",
    "<img src=x onerror=canary(2)>",
    '"><svg onload=canary(3)>',
    "' autofocus onfocus='canary(4)' x='",
    "javascript:canary(5)",
    "[link](javascript:canary(6)) ![i](data:text/html,<script>canary(7)</script>)",
    f"</style><style>@import url({ELSEWHERE}/s.css); * {{ background: url({ELSEWHERE}/u.png) }}",
    f'"; }} * {{ background: url({ELSEWHERE}/b.png); }} @page {{ content: "',
    f"<base href={ELSEWHERE}/><link rel=stylesheet href={ELSEWHERE}/l.css><meta http-equiv=refresh content=0;url=x>",
    f"</title></textarea></select><iframe src={ELSEWHERE}/f srcdoc='<script>parent.canary(8)</script>'></iframe>",
    f"<form action={ELSEWHERE}/p><button formaction=javascript:canary(9) autofocus>x</button></form>",
    "{{ 7*7 }} {% for x in y %} {{ ''.__class__ }} ${7*7} <%= 1 %> %s {0} {title}",
    "\u202eright to left \u2066 עברית عربى \u2069\u2069 end",
    "&lt;script&gt;canary(10)&lt;/script&gt; &#60;b&#62; &amp;nbsp;",
    "[en] fallback [fr] <b>[en]</b> “[en] two”",
    "controls \x07\x1b[31m\x9b \ufffe end\r\n\ttab",
    "x" * 300,
)
LABELS = (
    "</style><script>canary(20)</script>",
    f'"; }} @import url({ELSEWHERE}/m); "',
    "{{ 7*7 }} <b> & ' \" \\",
    "LAST",
)
NAMES = (
    "<img src=x onerror=canary(30)>",
    "javascript:canary(31)",
    "' onclick='canary(32)' '",
    '"><svg onload=canary(33)>',
)
BESIDE = ("source", "note", "by", "reason")  # of answers
TITLES = ("title", "name", "country", "owner", "evidence")
_OWN = root("templates").joinpath("compare.js").read_text("utf-8").strip()  # the one script that there is
_CANARY = "window.canary = n => console.error('CANARY ' + n)"


def fill_hostile(folder: Path, packs: Path) -> None:
    """Lay out the workspace of `tests.web.pages`, every text in it hostile."""
    fill(folder)
    number = 0
    for file in sorted(folder.glob("*.yaml")):
        if file.stem != "broken-2021":
            number += 1
            file.write_text(hostile(file.read_text("utf-8"), number), encoding="utf-8")
    for name in NAMES:
        shutil.copy(folder / "unmiss-2021.yaml", folder / f"{name}.yaml")
        shutil.copy(folder / "unmiss-2021.yaml", folder / "deleted" / f"2 {name}.yaml")
    steps = zip(("unclassified", "confidential", "strictly confidential", "top"), LABELS, strict=True)
    scheme = {"markings": [{"id": id_, "en": label, "fr": label} for id_, label in steps]}
    (folder / SCHEME).write_text(yaml.safe_dump(scheme), encoding="utf-8")
    find = Packs(None, "en").find
    policy = {"policy": "p", "title": " ".join(TEXTS[:12])}
    digests = {name: [find(name).digest] for name in ("poc_arms", "hrddp")}
    (folder / POLICY).write_text(yaml.safe_dump({**policy, "packs_must": {"have_digest": digests}}), encoding="utf-8")
    for file in sorted(folder.glob("*.yaml")):
        if file.name not in (SCHEME, POLICY) and file.stem != "broken-2021":
            load_profile(file, find)  # an attacker sends what can be read


def hostile(text: str, start: int) -> str:
    """Return a profile with hostile texts wherever a text may stand."""
    count = iter(range(start, 10**6))

    def evil() -> str:
        n = next(count)
        return LONG if n % 60 == 59 else TEXTS[n % len(TEXTS)]

    def walk(node: Any, key: str = "") -> Any:
        if key == "answers" and isinstance(node, dict):
            return {id_: [answered(a) for a in given] if isinstance(given, list) else answered(given)
                    for id_, given in node.items()}  # fmt: skip
        if isinstance(node, dict):
            return {k: evil() if k in TITLES else walk(value, k) for k, value in node.items()}
        if isinstance(node, list):
            return [walk(one) for one in node]
        return {True: "yes", False: "no"}[node] if isinstance(node, bool) else node

    def answered(given: Any) -> Any:
        lines = isinstance(given, dict) and "answer" not in given
        plain = not isinstance(given, dict) or lines
        full = {key: walk(value) for key, value in ({"answer": given} if plain else given).items()}
        beside = {key: evil() for key in BESIDE if key != "reason" or "reason" in full}
        return {**full, **beside}

    made = walk(yaml.safe_load(text))
    made["note"] = evil()
    made["actions"] = {
        "casualties.add_weapon": {"status": "under_way", **{k: evil() for k in ("owner", "evidence", "note")}},
        "not.in_pack": {"status": "dropped", "by": evil(), "reason": evil(), "on": made["as_of"]},
    }
    return yaml.dump(made, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


_LOOK = """(own) => {
  const found = [];
  for (const e of document.querySelectorAll("*")) {
    const tag = e.tagName.toLowerCase();
    if (tag === "script" && own.includes(e.textContent.trim())) continue;
    if (["script", "img", "iframe", "object", "embed", "base", "frame", "audio", "video"].includes(tag))
      found.push(e.outerHTML.slice(0, 200));
    for (const a of e.attributes) {
      const value = a.value.replace(/[\\s\\u0000-\\u001f]/g, "").toLowerCase();
      if (a.name.startsWith("on") || a.name === "srcdoc" || a.name === "formaction")
        found.push(a.name + " of " + tag);
      if (["href", "src", "action", "xlink:href"].includes(a.name) && /^(javascript|data|vbscript):/.test(value))
        found.push(a.name + "=" + value.slice(0, 80));
      if (a.name === "style" && /url|import|expression/i.test(value)) found.push("style=" + value.slice(0, 80));
    }
  }
  for (const s of document.styleSheets)
    for (const r of s.cssRules)
      if (r.type === CSSRule.IMPORT_RULE || /url\\((?!"data:)/.test(r.cssText.replace(/content: "(\\\\.|[^"])*"/g, "")))
        found.push(r.cssText.slice(0, 120));
  return found;
}"""


@contextmanager
def attacked(folder: Path, packs: Path) -> Iterator[None]:
    """Have hostile packs in place of those that ship."""
    found = {name: packs / name for name in ("poc_arms", "hrddp")}
    with mock.patch("pocarms.commands.packs.shipped", lambda: found):
        fill_hostile(folder, packs)
        yield


class Watch:
    """A window that runs whatever a page lets run, and keeps account of it."""

    def __init__(self, window: Window) -> None:
        self.window, self.told = window, list[str]()
        self.shown = 0  # pages on which hostile texts could be read
        page = window.page
        page.add_init_script(_CANARY)
        page.on("response", self._response)
        page.on("dialog", lambda dialog: (self.told.append("a dialog"), dialog.dismiss()))
        page.on("popup", lambda _: self.told.append("a window"))
        page.context.route("**/*", self._route)

    def _route(self, route: Any) -> None:
        if route.request.url.startswith(self.window.base + "/"):
            route.continue_()
        else:
            self.told.append(f"asked for {route.request.url[:120]}")
            route.abort()

    def _response(self, response: Any) -> None:
        if response.status >= 500:
            self.told.append(f"{response.status} of {response.url}")

    def look(self, name: str) -> list[str]:
        """Bring a page up; return everything that is wrong with it."""
        self.told.clear()
        self.window.said.clear()
        page = show(self.window, name)
        text = page.locator("body").inner_text()
        self.shown += "canary(" in text or ELSEWHERE in text
        told = [*self.told, *page.evaluate(_LOOK, [_OWN]), *(s for s in self.window.said if "CANARY" in s)]
        told += ["a traceback"] if "Traceback" in text or 'File "' in text else []
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return told + ([f"runs {over} px over the edge"] if over > 0 else [])


def main() -> None:
    """Go through them all, print what is wrong; exit code 1 where something is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", nargs="+", default=list(PAGES), choices=list(PAGES))
    parser.add_argument("--view", nargs="+", default=["wide", "narrow"], choices=list(VIEWS))
    parser.add_argument("--lang", nargs="+", default=["fr", "en"])
    asked = parser.parse_args()
    number = wrong = shown = 0
    with tempfile.TemporaryDirectory() as beside:
        packs = hostile_packs(Path(beside), TEXTS)
        for language in asked.lang:
            with (
                tempfile.TemporaryDirectory() as folder,
                attacked(Path(folder), packs),
                browsing(Path(folder)) as open_,
            ):
                for view in asked.view:
                    watch = Watch(open_(language, True, bypass_csp=True, **VIEWS[view]))
                    for name in asked.page:
                        number += 1
                        for text in watch.look(name):
                            wrong += 1
                            print(f"{language} {view} {name}: {text}", flush=True)
                    shown += watch.shown
    print(f"{number} views of {len(asked.page)} pages, hostile texts to be read on {shown}: {wrong} faults")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
