from __future__ import annotations

from datetime import datetime

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.inspection.known_articles import known_articles
from pytest_govsite.model import DocumentFacts, Meta, Page, PageFacts, PageType, Place

NOW = datetime(2026, 11, 20, 10, tzinfo=SHANGHAI)


def article(number: int, title: str, day: str) -> PageFacts:
    url = f"https://www.shifan.gov.cn/a/{number}.html"
    metas = (
        Meta(name="ArticleTitle", content=title, place=Place.HEAD),
        Meta(name="PubDate", content=f"{day} 09:00", place=Place.HEAD),
    )
    return PageFacts(
        page=Page(url=url, type=PageType.ARTICLE),
        source=DocumentFacts(url=url, metas=metas),
    )


def test_one_recent_one_old_one_with_marks() -> None:
    pages = [article(n, f"全县工作会议召开情况之{'甲乙丙丁戊己庚辛'[n]}", f"2026-{n + 2:02}-10") for n in range(8)]
    pages.append(article(20, "关于印发《2026年工作要点》的通知", "2026-05-02"))
    pages.append(article(21, "昨天刚刚发布的一篇文章", "2026-11-19"))
    chosen = known_articles(pages, NOW, 0)
    assert [known.chosen for known in chosen] == ["recent", "old", "marks"]
    recent, old, marks = chosen
    assert recent.date == "2026-09-10"
    assert old.date == "2026-02-10"
    assert marks.title == "关于印发《2026年工作要点》的通知"
    assert known_articles(reversed(pages), NOW, 0) == chosen


def test_titles_that_tell_no_article_apart_are_left_out() -> None:
    pages = [article(n, "人事任免", "2026-05-02") for n in range(3)]
    pages += [article(n + 5, "工作会议召开了两次", "2026-05-02") for n in range(2)]
    assert known_articles(pages, NOW, 0) == ()


def test_what_is_there_is_taken_where_there_is_little() -> None:
    pages = [article(n, f"刚刚发布的第{'一二三'[n]}篇文章", "2026-11-19") for n in range(3)]
    assert {known.url for known in known_articles(pages, NOW, 0)} == {page.url for page in pages}
    assert known_articles(pages[:1], NOW, 0)[0].chosen == "recent"
