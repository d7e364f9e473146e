"""A small portal written as HTML: a home page, columns below it, articles below them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from pytest_govsite.checks.columns import Survey
from pytest_govsite.model import LinkProbe, PageFacts
from tests.checks.building import HOME, facts, site
from tests.checks.writing import labelled, page

TEXT = "示范县位于省境西南部，总面积一千五百平方公里，辖十二个乡镇、两个街道，县政府驻城关街道。" * 3


def rows(*items: tuple[str, str], folder: str = "") -> str:
    """Items as (title, day); titles link to `folder` + number + .html."""
    return "".join(
        f"<li><a href={folder}{i}.html title={title}>{title}</a><span class=date>{day}</span></li>"
        for i, (title, day) in enumerate(items, 1)
    )


def listing(*items: tuple[str, str], folder: str = "") -> str:
    return f"<ul class=news_list>{rows(*items, folder=folder)}</ul>"


NEWS = listing(("县政府召开常务会议研究部署安全生产工作", "2026-11-18"), ("县长到乡镇调研秋冬种生产情况", "2026-11-12"))


def column(path: str, name: str, body: str = NEWS, *, above: Iterable[str] = (), **values: Any) -> PageFacts:
    trail = " &gt; ".join(("<a href=/>首页</a>", *above, f"<a href={path}>{name}</a>"))
    label = labelled(ColumnName=name, **values.pop("labels", {}))
    shown = f"<div class=location>当前位置：{trail}</div><div class=main><h2>{name}</h2>{body}</div>"
    given = {"kind": "column", "path": path, "parent": "/", "depth": 1, "head": f"<title>{name}</title>{label}"}
    return page(shown, **(given | values))


def item(path: str, title: str, day: str, *, text: str = TEXT, **values: Any) -> PageFacts:
    body = f"<div class=article><h1>{title}</h1><div class=info>发布时间：{day}</div><div><p>{text}</p></div></div>"
    head = f"<title>{title}</title>{values.pop('head', '')}"
    return page(body, path=path, parent=values.pop("parent", "/"), head=head, **values)


def home(links: Mapping[str, str], body: str = "", **values: Any) -> PageFacts:
    nav = "".join(f"<li><a href={href}>{name}</a></li>" for name, href in {"首页": "/", **links}.items())
    return page(f"<div class=nav><ul>{nav}</ul></div>{body}", kind="home", path="/", **values)


def survey_of(*pages: PageFacts, probes: tuple[LinkProbe, ...] = (), **values: Any) -> Survey:
    seen = {
        k: values.pop(k)
        for k in ("truncated", "outside_reachable", "whole_site", "lost_page", "robots", "files")
        if k in values
    }
    return Survey(pages, site(**values), facts(probes=probes, **seen))


def address(path: str) -> str:
    return urljoin(HOME, path)
