"""Pages that are neither lists nor articles: leaders, offices, guides, letters, surveys, forms, site map, search."""

from __future__ import annotations

from typing import Any

from pytest_govsite.demo.content import guides
from pytest_govsite.demo.content.columns import Column
from pytest_govsite.demo.portal.library import PLATFORM_PATH, Library
from pytest_govsite.demo.portal.lists import footer_of
from pytest_govsite.demo.portal.page import Page

Trail = tuple[tuple[str, str], ...]


def special(folder: str, library: Library) -> Page | None:
    """Return a page outside the column tree."""
    if folder == "/wzdt/":
        return Page(path=folder, kind="other", template="sitemap", title="网站地图", trail=(("网站地图", folder),), content={"library": library})
    if folder in ("/gywm/", "/lxwm/"):
        article = library.static(folder)
        if article is None:
            return None
        return Page(path=folder, kind="other", template="single", title=article.title, trail=((article.title, folder),), article=article, content={"siblings": ()})
    return None


def column(found: Column, library: Library, trail: Trail) -> Page | None:
    """Return the page of a column that is no plain list."""
    made: dict[str, tuple[str, str, dict[str, Any]]] = {
        "/zwgk/ldxx/": ("column", "list-cards", {"leaders": library.leaders}),
        "/zwgk/jgzn/": ("column", "list-table", {"offices": library.offices}),
        "/zwgk/zfxxgkml/": ("column", "list-table", {"catalogue": _catalogue(library)}),
        "/zwgk/ysqgk/": ("column", "form", {"form": "disclosure"}),
        "/hdjl/xzxx/": ("column", "list-table", {"letters": library.letters}),
        "/hdjl/zjdc/": ("column", "list-table", {"surveys": library.surveys}),
        "/hdjl/zxft/": ("column", "list-cards", {"interviews": library.interviews}),
        "/zfsj/sjkf/": ("column", "list-table", {"datasets": datasets(library)}),
        "/ztzl/": ("column", "list-cards", {"topics": found.children}),
    }
    if found.path in library.guides:
        items = library.guides[found.path]
        made[found.path] = ("column", "list-table", {"groups": guides.themes(items), "platform": PLATFORM_PATH})
    if found.path not in made:
        return None
    kind, template, content = made[found.path]
    parent = library.parents.get(found.path)
    content |= {"siblings": parent.children if parent else (), "library": library}
    return Page(
        path=found.path, kind=kind, template=template, title=found.name, column=found, trail=trail,
        footer=footer_of(found), content=content,
    )  # fmt: skip


def _catalogue(library: Library) -> list[tuple[str, Column, str]]:
    """Kind of information, its column and how often it is updated."""
    rows = (
        ("机构职能", "/zwgk/jgzn/", "变更后20个工作日内"), ("领导信息", "/zwgk/ldxx/", "变更后20个工作日内"),
        ("政策文件", "/zwgk/zcwj/", "印发后20个工作日内"), ("政策解读", "/zwgk/zcjd/", "与文件同步"),
        ("规划计划", "/zwgk/ghjh/", "形成后20个工作日内"), ("财政预决算", "/zwgk/czyjs/", "每年"),
        ("通知公告", "/zwgk/tzgg/", "及时"), ("人事任免", "/zwgk/rsrm/", "及时"),
        ("统计信息", "/zfsj/sjfb/", "每月"), ("信息公开年报", "/zwgk/zfxxgknb/", "每年1月31日前"),
        ("网站年度报表", "/zwgk/wznb/", "每年1月31日前"), ("回应关切", "/zwgk/hygq/", "及时"),
    )  # fmt: skip
    return [(name, library.columns[path], period) for name, path, period in rows if path in library.columns]


def datasets(library: Library) -> list[tuple[str, str, str, str]]:
    """Name, department, day of the last update and file of each open dataset."""
    newest = library.feed("/zfsj/sjfb/")
    day = newest.article(0).day if len(newest) else library.site.now.strftime("%Y-%m-01")
    names = (("公共停车场信息", "示范县公安局"), ("公交线路站点", "示范县交通运输局"), ("学校名录", "示范县教育局"), ("医疗机构名录", "示范县卫生健康局"), ("空气质量日报", "示范县生态环境分局"), ("行政区划代码", "示范县民政局"))
    return [(name, office, day, f"/open/{number:03d}.csv") for number, (name, office) in enumerate(names, 1)]


def item(found: Column, library: Library, trail: Trail, path: str) -> Page | None:
    """Return the page of a leader, office, guide, letter, survey, interview or form."""
    base: dict[str, Any] = {"path": path, "column": found, "trail": trail, "footer": footer_of(found)}
    if found.path == "/zwgk/ldxx/":
        leader = next((each for each in library.leaders if each.path == path), None)
        return leader and Page(**base, kind="article", template="profile", title=f"{leader.post} {leader.name}", article=library.profile(path, f"{leader.post} {leader.name}"), content={"leader": leader})
    if found.path == "/zwgk/jgzn/":
        office = next((each for each in library.offices if each.path == path), None)
        return office and Page(**base, kind="article", template="profile", title=office.name, article=library.profile(path, office.name), content={"office": office})
    if found.path in library.guides:
        guide = next((each for each in library.guides[found.path] if each.path == path), None)
        return guide and Page(**base, kind="interactive", template="guide", title=guide.name, content={"guide": guide})
    if found.path == "/hdjl/xzxx/":
        if path == "/hdjl/xzxx/write.html":
            return Page(**base, kind="interactive", template="form", title="我要写信", content={"form": "letter"})
        letter = next((each for each in library.letters if each.path == path), None)
        return letter and Page(**base, kind="interactive", template="dialogue", title=letter.title, content={"letter": letter})
    if found.path == "/hdjl/zjdc/":
        survey = next((each for each in library.surveys if each.path == path), None)
        return survey and Page(**base, kind="interactive", template="form", title=survey.title, content={"form": "survey", "survey": survey})
    if found.path == "/hdjl/zxft/":
        interview = next((each for each in library.interviews if each.path == path), None)
        return interview and Page(**base, kind="article", template="dialogue", title=interview.title, article=library.record(interview), content={"interview": interview})
    return None
