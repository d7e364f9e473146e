"""Pages written as HTML and read as the inspection reads them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from pytest_govsite.document.read import read_document
from pytest_govsite.model import Level, Outcome, Page, PageFacts, PageType, RenderedPage, Verdict
from tests.checks.building import HOME

SITE_LABELS = """
<meta name="SiteName" content="示范县人民政府">
<meta name="SiteDomain" content="www.shifan.gov.cn">
<meta name="SiteIDCode" content="3301990001">
"""


def page(
    body: str = "", *, head: str = "", kind: str = "article", path: str = "/zwgk/tzgg/art_1.html", **values: Any
) -> PageFacts:
    url = urljoin(HOME, path)
    rendered = values.pop("rendered", False)
    seen = {k: values.pop(k) for k in ("scripted_content", "unobserved") if k in values}
    html = f"<!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    document = read_document(html, url)
    shots = (RenderedPage(engine="chromium", width=1280, height=800, document=document),) if rendered else ()
    parent = values.pop("parent", "")
    about = Page(url=url, type=PageType(kind), parent=urljoin(HOME, parent) if parent else "", **values)
    return PageFacts(page=about, source=document, rendered=shots, **seen)


def labelled(**labels: str) -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in labels.items())


def article(
    title: str = "示范县举办政务公开培训班",
    *,
    info: str = "发布时间：2026-11-18 09:30　来源：示范县人民政府办公室",
    trail: str = "<a href=/>首页</a> &gt; <a href=/zwgk/>政务公开</a> &gt; <a href=/zwgk/tzgg/>通知公告</a> &gt; 正文",
    extra: str = "",
    text: str = "11月18日，县政府办公室组织开展政务公开业务培训，各乡镇、各部门有关负责同志参加。" * 4,
) -> str:
    where = f"<div class=location>当前位置：{trail}</div>" if trail else ""
    return (
        f"{where}<div class=article><h1>{title}</h1><div class=info>{info}</div>"
        f"<div class=content><p>{text}</p></div>{extra}</div>"
    )


def single(verdicts: Iterable[Verdict]) -> tuple[str, str]:
    found = list(verdicts)
    assert len(found) == 1, [(v.outcome, v.message.zh) for v in found]
    assert found[0].message.en
    assert (found[0].cause is not None) == (found[0].outcome is Outcome.UNTESTED)
    return word(found[0]), found[0].message.zh


def words(verdicts: Iterable[Verdict]) -> list[tuple[str, str]]:
    return [(word(v), v.message.zh) for v in verdicts]


def word(verdict: Verdict) -> str:
    if verdict.outcome is Outcome.FAILED and verdict.level is Level.SHOULD:
        return "advice"
    return verdict.outcome.value
