"""Pages that are neither lists nor articles: leaders, offices, guides, letters, surveys, forms, site map, search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytest_govsite.demo.content import guides
from pytest_govsite.demo.content.article import Article
from pytest_govsite.demo.content.columns import AUXILIARY, Column
from pytest_govsite.demo.portal.library import PLATFORM_PATH, Library
from pytest_govsite.demo.portal.lists import footer_of, pager
from pytest_govsite.demo.portal.page import Page

Trail = tuple[tuple[str, str], ...]


def special(folder: str, library: Library) -> Page | None:
    """Return a page outside the channels."""
    found = next((each for each in AUXILIARY if each.path == folder), None)
    if found is None:
        return None
    return Page(
        path=folder, kind="other", template=found.template, title=found.name, column=found, trail=((found.name, folder),),
        article=library.static(folder), content={"library": library, "siblings": AUXILIARY},
    )  # fmt: skip


def column(found: Column, library: Library, trail: Trail) -> Page | None:
    """Return the page of a column that is no plain list."""
    made: dict[str, tuple[str, str, dict[str, Any]]] = {
        "/zwgk/ldxx/": ("column", "list-cards", {"leaders": library.leaders}),
        "/zwgk/jgzn/": ("column", "list-table", {"offices": library.offices}),
        "/zwgk/zfxxgkml/": (
            "column",
            "list-table",
            {"catalogue": _catalogue(library), "kinds": _catalogue_columns(library)},
        ),
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
    content |= {"pager": pager(found.path, 0, 0), "siblings": parent.children if parent else (), "library": library}
    return Page(
        path=found.path, kind=kind, template=template, title=found.name, column=found, trail=trail,
        footer=footer_of(found), content=content,
    )  # fmt: skip


def _catalogue(library: Library) -> list[Article]:
    """The newest items of the columns whose information is disclosed on the office's own initiative."""
    paths = ("/zwgk/zcwj/", "/zwgk/tzgg/", "/zwgk/zcjd/", "/zwgk/ghjh/", "/zwgk/rsrm/", "/zwgk/czyjs/", "/zfsj/sjfb/")
    newest = [article for path in paths for article in library.feed(path).slice(0, 6)]
    return sorted(newest, key=lambda article: article.published, reverse=True)


def _catalogue_columns(library: Library) -> list[Column]:
    """Columns by kind of information."""
    return [column for column in library.columns.values() if column.type == "信息公开目录" and not column.children]


def datasets(library: Library) -> list[tuple[str, str, str, str]]:
    """Name, department, day of the last update and file of each open dataset."""
    newest = library.feed("/zfsj/sjfb/")
    day = newest.article(0).day if len(newest) else library.site.now.strftime("%Y-%m-01")
    names = (
        ("公共停车场信息", "示范县公安局"),
        ("公交线路站点", "示范县交通运输局"),
        ("学校名录", "示范县教育局"),
        ("医疗机构名录", "示范县卫生健康局"),
        ("空气质量日报", "示范县生态环境分局"),
        ("行政区划代码", "示范县民政局"),
    )
    return [(name, office, day, f"/open/{number:03d}.csv") for number, (name, office) in enumerate(names, 1)]


def item(found: Column, library: Library, trail: Trail, path: str) -> Page | None:
    """Return the page of a leader, office, guide, letter, survey, interview or form."""
    if path == _WRITE:
        made: dict[str, Any] | None = {
            "kind": "interactive",
            "template": "form",
            "title": "我要写信",
            "content": {"form": "letter"},
        }
    elif path == QUERY:
        made = {"kind": "interactive", "template": "query", "title": "办理情况查询"}
    elif found.path in library.guides:
        made = _guide(library, found, path)
    else:
        maker = _ITEMS.get(found.path)
        made = maker(library, path) if maker else None
    return Page(path=path, column=found, trail=trail, footer=footer_of(found), **made) if made else None


def _guide(library: Library, found: Column, path: str) -> dict[str, Any] | None:
    guide = next((each for each in library.guides[found.path] if each.path == path), None)
    return (
        {"kind": "interactive", "template": "guide", "title": guide.name, "content": {"guide": guide}}
        if guide
        else None
    )


def _leader(library: Library, path: str) -> dict[str, Any] | None:
    leader = next((each for each in library.leaders if each.path == path), None)
    if leader is None:
        return None
    title = f"{leader.post} {leader.name}"
    return _article("profile", library.profile(path, title), {"leader": leader})


def _office(library: Library, path: str) -> dict[str, Any] | None:
    office = next((each for each in library.offices if each.path == path), None)
    return _article("profile", library.profile(path, office.name), {"office": office}) if office else None


def _letter(library: Library, path: str) -> dict[str, Any] | None:
    letter = next((each for each in library.letters if each.path == path), None)
    return (
        {
            "kind": "interactive",
            "template": "dialogue",
            "title": letter.title,
            "content": {"letter": letter},
        }
        if letter
        else None
    )


def _survey(library: Library, path: str) -> dict[str, Any] | None:
    survey = next((each for each in library.surveys if each.path == path), None)
    content = {"form": "survey", "survey": survey}
    return {"kind": "interactive", "template": "form", "title": survey.title, "content": content} if survey else None


def _interview(library: Library, path: str) -> dict[str, Any] | None:
    interview = next((each for each in library.interviews if each.path == path), None)
    return _article("article-news", library.record(interview), {}) if interview else None


def _article(template: str, article: Article, content: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "article", "template": template, "title": article.title, "article": article, "content": content}


_WRITE = "/hdjl/xzxx/write.html"
QUERY = "/hdjl/query.html"
"""Where a receipt is looked up."""
_ITEMS: dict[str, Callable[[Library, str], dict[str, Any] | None]] = {
    "/zwgk/ldxx/": _leader,
    "/zwgk/jgzn/": _office,
    "/hdjl/xzxx/": _letter,
    "/hdjl/zjdc/": _survey,
    "/hdjl/zxft/": _interview,
}
