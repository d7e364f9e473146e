from __future__ import annotations

import pytest

from pytest_govsite.checks import design
from tests.checks.writing import article, page, single

PRINT = "<a href='javascript:window.print()'>【打印】</a>"
SHARE = "<div>分享到：<a href='#' class=bds_weixin title=分享到微信></a></div>"


@pytest.mark.parametrize(
    ("extra", "outcome", "message"),
    [
        (PRINT + SHARE, "passed", "正文页有打印和分享"),
        (PRINT, "failed", "正文页没有分享功能"),
        (SHARE, "failed", "正文页没有打印功能"),
        ("", "failed", "正文页没有打印、分享功能"),
        (f"<!-- {PRINT} -->" + SHARE, "failed", "正文页没有打印功能"),
        ("<button onclick='window.print()'>打 印</button>" + SHARE, "passed", "正文页有打印和分享"),
        ("<img src=p.png alt=打印本页><img src=s.png title=分享>", "passed", "正文页有打印和分享"),
        (
            PRINT + "<a href='http://service.weibo.com/share/share.php?url=x'><img src=w.png></a>",
            "passed",
            "正文页有打印和分享",
        ),
        (PRINT + "<div id=share></div><script src=/js/social-share.min.js></script>", "passed", "正文页有打印和分享"),
        (
            "<p>2025年06月27日 17:52 来源：中国政府采购网 信息员：王五 【<span id=p>打印</span>】 [<em>分享</em>]</p>",
            "passed",
            "正文页有打印和分享",
        ),
        (
            "<p>请在规定时间内打印准考证，并向同事分享本通知，逾期不再受理，特此通知。</p>",
            "failed",
            "正文页没有打印、分享功能",
        ),
        (PRINT + "<div id=content-share></div>", "failed", "正文页没有分享功能"),
    ],
)
def test_share_print(extra: str, outcome: str, message: str) -> None:
    assert single(design.share_print(page(article(extra=extra)))) == (outcome, message)


def test_words_of_the_article_are_no_controls() -> None:
    text = "会议要求各单位认真打印学习材料，分享工作经验，并按时报送总结，确保学习取得实效，推动各项工作落到实处。" * 2
    assert single(design.share_print(page(article(text=text))))[0] == "failed"


def test_accounts_of_the_office_in_the_footer_are_no_sharing() -> None:
    footer = "<div class=footer><p>主办：示范县人民政府办公室</p><a href=/wx/ title=分享>官方微信</a></div>"
    assert single(design.share_print(page(article(extra=PRINT) + footer)))[1] == "正文页没有分享功能"
