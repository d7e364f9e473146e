"""The publishing time and the source that an article shows, told from the other dates and names around them."""

from __future__ import annotations

import re

from pytest_govsite.checks.folding import folded
from pytest_govsite.model import DocumentFacts, SourceSighting, TimeSighting

_OTHER_TIME = re.compile(
    r"生成|成文|发文|印发|签发|签署|制发|制定|废止|失效|生效|实施|施行|执行|截止|有效|开始|结束|活动|拍摄|摄于|征集|举办|申报|采访|报名|登记|受理|答复|反馈|来信|写信|打印|访问|今天|当前|录入|入库|归档|创建|采集"
)
_CHANGED = re.compile(r"更新|修改|修订|变更")
_SOURCE = frozenset(
    ("来源", "信息来源", "稿源", "文章来源", "稿件来源", "内容来源", "新闻来源", "信息源", "来稿", "发布来源", "出处")
)
_PUBLISHER = re.compile(
    r"(?:发布|公开|发文|制发|制定|责任|公布|供稿|提供|信息提供|发稿|主管|牵头)(?:机构|部门|单位|机关|科室|处室|主体|者)|供稿|发布人|信息提供"
)


def publishing_times(document: DocumentFacts, *, changed: bool = False) -> tuple[TimeSighting, ...]:
    """Return the shown times that can be the publishing time, the likeliest first.

    With `changed`, times of the last change (更新时间) come after them; they are shown times, yet no publishing times.
    """
    shown = [t for t in document.times if t.visible is not False and t.position != "text"]
    own = [t for t in shown if not _OTHER_TIME.search(t.label)]
    first = [t for t in own if not _CHANGED.search(t.label)]
    return (*first, *(t for t in own if changed and _CHANGED.search(t.label)))


def shown_sources(document: DocumentFacts, *, publisher: bool = False) -> tuple[SourceSighting, ...]:
    """Return the shown 来源, the likeliest first; with `publisher`, 发布机构 and 责任部门 after them.

    资料来源 and 图文来源 name where facts or pictures come from: they are none.
    """
    shown = [s for s in document.sources if s.visible is not False]
    own = [s for s in shown if folded(s.label).strip(":") in _SOURCE]
    makers = [s for s in shown if _PUBLISHER.fullmatch(folded(s.label).strip(":"))]
    return (*own, *makers) if publisher else tuple(own)
