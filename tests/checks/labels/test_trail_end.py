from __future__ import annotations

import pytest

from pytest_govsite.checks.trail import entries_of
from tests.checks.writing import page


@pytest.mark.parametrize("end", ["正文", "浏览正文", "文章详情", "正文内容", "查看全文", "信息详情"])
def test_an_end_that_says_only_that_this_is_the_page_is_left_out(end: str) -> None:
    shown = page(f"<div class=location>当前位置：<a href=/>首页</a> &gt; <a href=/xw/>要闻</a> &gt; {end}</div>")
    assert shown.document is not None
    assert entries_of(shown.document)[-1] == "要闻"


@pytest.mark.parametrize("end", ["法定主动公开内容", "重大决策公开", "新闻发布", "阅读推广"])
def test_columns_of_a_like_name_stay(end: str) -> None:
    shown = page(f"<div class=location>当前位置：<a href=/>首页</a> &gt; <a href=/gk/>公开</a> &gt; {end}</div>")
    assert shown.document is not None
    assert entries_of(shown.document)[-1] == end
