"""A sample of `looks`: pages as a machine sees them, and that it sees what is wrong."""

from __future__ import annotations

import pytest

from tests.browser.fixtures import Show
from tests.documents.books import EXAMPLES
from tests.documents.looks import pages, wrong_looks, wrong_texts


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_and_nothing_set_wrong(language: str, show: Show) -> None:
    for kind, html in pages(EXAMPLES / "hrddp" / "12-fuel-month-four.yaml", language):
        page = show(html)
        assert (kind, wrong_texts(page.inner_text("body"), language) + wrong_looks(page)) == (kind, [])


def test_what_is_wrong_is_seen(show: Show) -> None:
    page = show("<h2>Alone</h2><h2>Next</h2><p style='width:20px;overflow:hidden'>unbreakableword</p>")
    assert [text.split(":")[0] for text in wrong_looks(page)] == ["heading alone", "cut at 1280", "cut at 320"]
    for text in ("an {id} left", "Done..", "who , what", "où?", "qui ; quoi", "«là »"):
        assert wrong_texts(text, "fr"), text
    assert wrong_texts("où\u202f?\u00a0Là\u202f: ici\u202f; rien.", "fr") == []
