"""Home page, channels and lists."""

from __future__ import annotations

from pytest_govsite.demo.content.article import Article
from pytest_govsite.demo.content.columns import Column
from pytest_govsite.demo.portal.library import Library
from pytest_govsite.demo.portal.page import Page

PAGE_SIZE = 15
_BLOCK = 7
OLDER = "/zzb/"
Trail = tuple[tuple[str, str], ...]
_HOME_BLOCKS = (
    "/xwzx/zwyw/",
    "/xwzx/bmdt/",
    "/xwzx/xzdt/",
    "/zwgk/tzgg/",
    "/zwgk/zcwj/",
    "/zwgk/zcjd/",
    "/zwgk/hygq/",
    "/zfsj/sjfb/",
)


def home(library: Library) -> Page:
    """The home page."""
    blocks = {path: block(library, path) for path in _HOME_BLOCKS if path in library.columns}
    pictured = [
        article
        for path in ("/xwzx/zwyw/", "/xwzx/mtjj/")
        for article in library.feed(path).slice(0, 30)
        if article.image
    ]
    return Page(
        path="/",
        kind="home",
        template="home",
        title=library.site.name,
        content={
            "blocks": blocks,
            "slides": pictured[:4],
            "library": library,
            "pinned": pinned(library, "/zwgk/tzgg/"),
        },
    )


def older(library: Library) -> Page:
    """The home page of the edition for older people: few large blocks one below the other."""
    blocks = {
        path: library.feed(path).slice(0, 6) for path in ("/xwzx/zwyw/", "/zwgk/tzgg/") if path in library.columns
    }
    guides = library.guides["/zwfw/grbs/"][:6] if "/zwfw/grbs/" in library.columns else ()
    return Page(
        path=OLDER, kind="other", template="elder", title="长者专区", trail=(("长者专区", OLDER),),
        content={"blocks": blocks, "guides": guides},
    )  # fmt: skip


def block(library: Library, path: str) -> tuple[Article, ...]:
    """Return the newest items of a column."""
    return library.feed(path).slice(0, _BLOCK)


def pinned(library: Library, path: str) -> Article | None:
    """Return the old item that stands on top of the notices."""
    feed = library.feed(path)
    return feed.article(len(feed) - 1) if len(feed) > PAGE_SIZE else None


def channel(column: Column, library: Library, trail: Trail) -> Page:
    """A channel with a block for each of its columns."""
    blocks = [(child, _block_items(child, library)) for child in column.children]
    return Page(
        path=column.path, kind="column", template="channel", title=column.name, column=column, trail=trail,
        footer=footer_of(column), content={"blocks": blocks, "library": library},
    )  # fmt: skip


def _block_items(child: Column, library: Library) -> list[tuple[str, str, str]]:
    """Title, path and date (`YYYY-MM-DD` or empty) of the first items."""
    if child.path == "/zwgk/ldxx/":
        return [(f"{leader.post} {leader.name}", leader.path, "") for leader in library.leaders][:_BLOCK]
    if child.path == "/zwgk/jgzn/":
        return [(office.name, office.path, "") for office in library.offices][:_BLOCK]
    if child.path == "/hdjl/xzxx/":
        return [(letter.title, letter.path, f"{letter.answered:%Y-%m-%d}") for letter in library.letters][:_BLOCK]
    if child.path == "/hdjl/zjdc/":
        return [(survey.title, survey.path, f"{survey.begins:%Y-%m-%d}") for survey in library.surveys][:_BLOCK]
    if child.path == "/hdjl/zxft/":
        return [(item.title, item.path, f"{item.moment:%Y-%m-%d}") for item in library.interviews][:_BLOCK]
    if child.path in library.guides:
        return [(guide.name, guide.path, "") for guide in library.guides[child.path]][:_BLOCK]
    if child.children:
        return [(inner.name, inner.path, "") for inner in child.children]
    return [(article.title, article.url, article.day) for article in block(library, child.path)]


def listing(column: Column, library: Library, trail: Trail, number: int) -> Page | None:
    """One page of a list; `number` 0 is the first."""
    feed = library.feed(column.path)
    last = max(0, (len(feed) - 1) // PAGE_SIZE)
    if number > last or (not len(feed) and number):
        return None
    top = pinned(library, column.path) if column.path == "/zwgk/tzgg/" and number == 0 else None
    return Page(
        path=column.path if number == 0 else f"{column.path}index_{number}.html",
        kind="column",
        template=column.template,
        title=column.name,
        column=column,
        trail=trail,
        footer=footer_of(column),
        charset="gbk" if column.template == "list-old" else "utf-8",
        content={
            "entries": feed.slice(number * PAGE_SIZE, (number + 1) * PAGE_SIZE),
            "pinned": top,
            "total": len(feed),
            "number": number,
            "pager": pager(column.path, number, last),
            "siblings": library.parents[column.path].children if column.path in library.parents else (),
            "library": library,
        },
    )


def pager(folder: str, number: int, last: int) -> list[tuple[str, str]]:
    """Return text and path of each entry; an empty path where it leads nowhere from here."""

    def path(page: int) -> str:
        return folder if page == 0 else f"{folder}index_{page}.html"

    start = max(0, min(number - 2, last - 4))
    numbers = [(str(page + 1), "" if page == number else path(page)) for page in range(start, min(last, start + 4) + 1)]
    return [
        ("首页", path(0) if number else ""),
        ("上一页", path(number - 1) if number else ""),
        *numbers,
        ("下一页", path(number + 1) if number < last else ""),
        ("尾页", path(last) if number < last else ""),
    ]


def footer_of(column: Column) -> str:
    """Return how the footer of a column's pages gets into them."""
    if column.template == "list-old":
        return "script"
    if column.path == "/zfsj/sjkf/":
        return "frame"
    return "later" if column.path.startswith("/ztzl/") else "inline"
