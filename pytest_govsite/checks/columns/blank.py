"""No column is blank (政府网站发展指引; 国办秘函〔2019〕19号, 单项否决“栏目不更新”, (3))."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.columns.content import Content, content_of, explanation_of
from pytest_govsite.checks.columns.selection import name_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.outcomes import failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.model import PageFacts, Verdict


def not_blank(page: PageFacts, survey: Survey) -> Iterator[Verdict]:
    """The column holds items or a text, or says why it holds none yet (暂无…, 内容更新中)."""
    content = content_of(page, survey)
    if survey.facts.whole_site and survey.key(page.url) not in survey.reachable:
        yield inapplicable("首页不能到达的页面，不算网站的栏目", "The page is not reached from the home page")
    elif content is Content.UNKNOWN:
        yield untested(
            "栏目内容由脚本或框架生成，本次没有看到，未作判断",
            "The column is filled by a script or a frame that was not seen",
            place="content",
        )
    elif content is Content.EXPLAINED and page.document is not None:
        yield passed(
            "栏目暂无内容，已作说明",
            "The column holds nothing yet and says so",
            measured=explanation_of(page.document)[:40],
        )
    elif content is Content.NOTHING:
        yield failed(
            "空白栏目：列表没有条目，也没有说明",
            "The column is blank: it lists nothing and does not say why",
            expected="有内容，或说明“暂无内容”等原因",
            found=name_of(page),
            pointer=pointer_to(page.url),
            place="content",
        )
    else:
        yield passed("栏目有内容", "The column has content")
