"""Defects of the search, which only its use shows."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text

_RESULTS = ("/search/*",)

SEARCH = (
    Defect(
        id="functions.search",
        description=Text(zh="搜索按钮点击后没有反应", en="the button of the search does nothing"),
        pages=("/",),
        needs_browser=True,
    ),
    Defect(
        id="functions.search:error",
        description=Text(zh="搜索返回 500 错误页", en="the search answers 500"),
        pages=("/",),
        touches=_RESULTS,
        may={
            "functions.search-finds": "搜索出错，不能断定能否搜到 / with an error it cannot be told",
            "functions.search-no-result": "搜索出错，不能断定有无提示 / with an error it cannot be told",
        },
        needs_browser=True,
        alone=Text(zh="搜索出错后看不到别的搜索缺陷", en="no other defect of the search shows beside it"),
    ),
    Defect(
        id="functions.search:script",
        description=Text(zh="搜索结果页原样输出所输入的代码", en="the page of results puts out script as it is typed"),
        pages=("/",),
        touches=("*",),
        config={"profile": "national"},
        needs_browser=True,
        alone=Text(zh="通向全省统一搜索时不输入恶意代码", en="hostile text is not sent to the search of the province"),
    ),
    Defect(
        id="functions.search-finds",
        description=Text(zh="搜索索引没有收录要找的文章", en="the index lacks the article that is searched for"),
        pages=("/",),
        touches=_RESULTS,
        needs_browser=True,
    ),
    Defect(
        id="functions.search-no-result",
        description=Text(zh="搜索没有结果时没有提示", en="a search without hits says nothing"),
        pages=("/",),
        touches=_RESULTS,
        needs_browser=True,
    ),
)
