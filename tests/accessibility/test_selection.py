from __future__ import annotations

import pytest

from pytest_govsite.inspection.selection import CloserSequence
from tests.accessibility.looking import Looking


@pytest.mark.parametrize(
    ("html", "type", "taken"),
    [
        ("<form><label>姓名<input name=xm></label></form>", "article", True),
        ("<label for=e>E-mail</label><input id=e type=email>", "other", True),
        ("<form action=/s><input name=q placeholder=请输入关键词><button>搜索</button></form>", "home", False),
        ("<input type=search><a href=# onclick='go()'>检索</a>", "column", False),
        ("<p>没有表单</p>", "interactive", True),
        ("<p>没有表单</p>", "article", False),
    ],
)
def test_pages_with_forms_are_those_that_ask_for_input(looking: Looking, html: str, type: str, taken: bool) -> None:
    page = looking.look(html, type=type)
    assert (len(CloserSequence([page.url], lambda _: page).with_forms) == 1) is taken
