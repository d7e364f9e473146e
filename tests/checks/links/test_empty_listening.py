"""Empty links of rendered pages: who listens to them in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from pytest_govsite.checks.links import links_empty
from pytest_govsite.model import CloserLook
from tests.accessibility.conftest import look, looking  # noqa: F401
from tests.checks.links.surveying import answer, surveyed
from tests.checks.writing import page, word

pytestmark = pytest.mark.browser

LISTENED = """
<p><a href="#" id="own">自己</a> <a href="#"><span id="child">里面</span></a></p>
<ul id="around"><li><a href="javascript:;">外面</a></li></ul>
<script>
["own", "child", "around"].forEach(function (name) {
  document.getElementById(name).addEventListener("click", function (event) { event.preventDefault(); });
});
</script>
"""
ALONE = '<p><a href="#">没人听</a> <a href="">空的</a></p>'


def judged(seen: CloserLook) -> list[tuple[str, str]]:
    survey = surveyed(seen.facts, answers=(answer(seen.url),))
    return [(word(v), v.found.partition("”")[0].strip("“")) for v in links_empty((seen.facts,), survey, (seen,))]


def test_listeners_of_the_link_its_children_and_ancestors(look: Callable[..., CloserLook]) -> None:  # noqa: F811
    assert judged(look(LISTENED + ALONE)) == [("failed", "没人听"), ("failed", "空的")]


def test_a_listener_of_the_document_counts_for_links_that_scripts_name(look: Callable[..., CloserLook]) -> None:  # noqa: F811
    script = "<script>document.addEventListener('click', function (e) { if (e.target.matches('.go')) { open('/x'); } });</script>"
    assert judged(
        look(f'<p><a href="#" class="go">进入</a></p><p class="other"><a href="#">没人听</a></p>{script}')
    ) == [("failed", "没人听")]
    assert judged(look(f'<div class="go"><a href="#">进入</a></div>{script}'))[0] == ("cantTell", "进入")


def test_a_link_in_the_text_that_no_page_looked_at_holds_is_for_a_person(look: Callable[..., CloserLook]) -> None:  # noqa: F811
    script = "<script>document.getElementById('main').hidden = false;</script>"
    body = "<main id=main><p>{}</p></main>"
    first = look(body.format('<a href="/a.html">甲</a>') + script)
    facts = msgspec.structs.replace(first.facts, page=msgspec.structs.replace(first.facts.page, template="T"))
    seen = CloserLook(facts, lambda url, kind: first.of(kind))
    for link, outcomes in (('<a href="#">乙</a>', ["cantTell"]), ('<a href="/b.html">乙</a>', ["passed"])):
        other = page(body.format(link) + script, path="/other.html", template="T")
        survey = surveyed(facts, other, answers=(answer(seen.url),))
        assert [word(v) for v in links_empty((facts, other), survey, (seen,))] == outcomes


def test_scripts_that_did_not_load(look: Callable[..., CloserLook]) -> None:  # noqa: F811
    assert judged(look('<p><a href="#">进入</a></p><script src="/not-there.js"></script>'))[0] == ("cantTell", "进入")
