from __future__ import annotations

import pytest

from pytest_govsite.document.read import read_document
from pytest_govsite.model import Page, PageFacts
from pytest_govsite.observe.look.leaving import leads_away

URL = "http://www.shifan.gov.cn/bsfw/"


@pytest.mark.parametrize(
    ("link", "away"),
    [
        ("<a href='http://www.shifan-power.com/'>供电公司</a>", True),
        ("<a href='/a.html'>办事指南</a>", False),
        ("<a href='http://zwfw.zj.gov.cn/'>政务服务网</a>", False),
        ("<a href='http://bszs.conac.cn/sitename?id=1'>党政机关</a>", False),
        ("<a href='javascript:void(0)'>更多</a>", False),
        ("<a href='http://[bad/'>坏</a>", False),
    ],
)
def test_pages_that_lead_away(link: str, away: bool) -> None:
    page = PageFacts(page=Page(url=URL), source=read_document(f"<body>{link}</body>", URL))
    assert leads_away(page) is away
