"""Results kept between visits: what is shown is what a page that was just started would show."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared
from pocarms.assessment.result import Assessment
from pocarms.model.profile import Profile
from pocarms.register.read import assess_anew
from pocarms.web import results
from tests.web.conftest import Browser
from tests.web.test_more import MISSION, PROPOSAL, on_file
from tests.web.test_vouching import POLICY


def test_the_register_judges_again_what_changed_alone(site: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []

    def counting(path: Path, prepared: Prepared, profile: Profile) -> Assessment:
        judged.append(path.stem)
        return assess_anew(path, prepared, profile)

    def shown() -> str:
        """The register, which has to be what a page that keeps nothing shows; `judged` then says what was judged."""
        judged.clear()
        mine = str(site.get("/register").get_data(as_text=True))
        monkeypatch.setattr(results, "assess_anew", assess_anew)
        fresh = pages[language]
        fresh.desk.results = results.Results()
        assert mine == fresh.get("/register").get_data(as_text=True)
        monkeypatch.setattr(results, "assess_anew", counting)
        return mine

    (site.folder / "unmiss-2021.yaml").unlink()
    pages = {language: Browser(site.folder, language) for language in ("en", "fr")}
    language = "en"
    monkeypatch.setattr(results, "assess_anew", counting)
    first = shown()
    assert set(judged) == {MISSION, PROPOSAL}
    assert shown() == first and not judged
    file = site.folder / f"{PROPOSAL}.yaml"
    text = file.read_text(encoding="utf-8")
    called = on_file(site, PROPOSAL).name
    file.write_text(text.replace(called, f"{called}, again"), encoding="utf-8")
    assert f"{called}, again" in shown() and judged == [PROPOSAL]
    file.write_text("# nothing else\n" + text, encoding="utf-8")
    assert called in shown() and judged == [PROPOSAL]
    file.write_text("# another line\n" + text, encoding="utf-8")
    assert shown() and not judged
    refusing = POLICY.replace("pass_tests: true", "leave_unconfirmed_at_most: 0")
    (site.folder / "pocarms-policy.yaml").write_text(refusing, encoding="utf-8")
    assert called not in site.get("/register").get_data(as_text=True)
    (site.folder / "pocarms-policy.yaml").unlink()
    site.post("/language", {"language": "fr"})
    language = "fr"
    assert "fr" in shown() and set(judged) == {MISSION, PROPOSAL}
