"""The home page shows something new every two weeks (国办秘函〔2019〕19号, 单项否决“首页不更新”)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from pytest_govsite.checks.columns.newest import Items, loose_items, summary, today
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, untested
from pytest_govsite.model import ListItem, PageFacts, PageType, Pointer, Verdict

_DAYS = 14


def home_fresh(pages: Sequence[PageFacts], survey: Survey) -> Iterator[Verdict]:  # noqa: ARG001
    """The newest dated item of the home page is at most 14 days old.

    Where the home page only leads on, the pages of the second level are judged together. The day of an item comes
    from the list, else from its own page, else from its address.
    """
    home = survey.home
    if home is None and not survey.facts.whole_site:
        yield untested("所列页面中没有首页", "No home page is among the listed pages")
        return
    if home is None:
        yield cant_tell("没有看到首页", "The home page was not observed")
        return
    days = int(survey.site.thresholds.get("columns.home-fresh", _DAYS))
    judged: Sequence[PageFacts] = (home,)
    items = summary(_items_of(judged, survey), survey)
    if not items.total:
        judged = tuple(_second_level(survey))
        items = summary(_items_of(judged, survey), survey)
    yield _judged(home, items, survey, days)


def _judged(home: PageFacts, items: Items, survey: Survey, days: int) -> Verdict:
    where = Pointer(url=home.url)
    oldest = today(survey) - timedelta(days=days)
    newest = items.newest
    if newest is not None and newest.day >= oldest:
        measured = f"最新 {newest.day.isoformat()}"
        return passed("首页按期更新", "The home page is updated in time", measured=measured, pointer=where)
    if home.scripted_content and not home.rendered:
        return untested(
            "首页内容由脚本生成，本次没有渲染，未能看到更新日期",
            "The home page is filled by a script and was not rendered",
            pointer=where,
            place="home",
        )
    if newest is None or items.dated * 2 < items.total:
        return cant_tell(
            "首页的条目没有足够的可辨认日期，请人工确认两周内是否更新",
            "Too few items of the home page can be dated",
            found=f"{items.dated} / {items.total}",
            pointer=where,
            place="home",
        )
    return failed(
        f"首页 {days} 天内没有更新",
        f"Nothing new on the home page within {days} days",
        expected=f"≥ {oldest.isoformat()}",
        found=f"{newest.day.isoformat()} {newest.text}",
        pointer=Pointer(url=home.url, snippet=newest.text[:300]),
        place="home",
    )


def _items_of(pages: Iterable[PageFacts], survey: Survey) -> Iterator[ListItem]:
    """Yield each item once: entries of lists that are dated or no columns, and links to articles outside of lists."""
    seen: set[str] = set()
    for page in pages:
        listed = (i for block in (page.document.lists if page.document else ()) for i in block.items)
        articles = (i for i in listed if i.date or survey.key(i.url) not in survey.column_keys)
        for item in (*articles, *loose_items(page, survey)):
            key = survey.key(item.url) if item.url else item.text
            if key not in seen and (item.date or _may_be_news(item, survey)):
                seen.add(key)
                yield item


def _may_be_news(item: ListItem, survey: Survey) -> bool:
    """Return True for an undated entry that leads to an article of the site, or to what may be one."""
    page = survey.addresses.page(item.url)
    if page is not None:
        return page.type is PageType.ARTICLE
    return survey.addresses.is_own(item.url) and len(item.text) >= 10


def _second_level(survey: Survey) -> Iterator[PageFacts]:
    for page in survey.columns:
        if survey.key(page.url) in survey.from_home:
            yield page
