"""The columns of one site with their contents."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from pytest_govsite.demo import identity
from pytest_govsite.demo.content import columns as tree
from pytest_govsite.demo.content import guides, interaction, monthly, newsroom, offices, texts, yearly
from pytest_govsite.demo.content.article import Article
from pytest_govsite.demo.content.columns import Column
from pytest_govsite.demo.content.feed import Feed, Fixed
from pytest_govsite.demo.site import DemoSite

PLATFORM_PATH = f"https://{identity.PLATFORM_DOMAIN}/zjservice-fe/330199/"


_BLANK, _NEGLECTED, _SLOW = "/zwgk/zdly/xzsf/", "/xwzx/xzdt/", "/xwzx/bmdt/"
_UNMARKED = re.compile("（已归档）|，已归档|,归档")


class Library:
    """Columns, feeds and everything else that is published, made when first asked for."""

    def __init__(self, site: DemoSite) -> None:
        self.site = site
        self.channels = tuple(kept for channel in tree.CHANNELS if (kept := self._kept(channel)) is not None)
        self.columns = {column.path: column for channel in self.channels for column in channel.walk()}
        self.parents = {child.path: column for column in self.columns.values() for child in column.children}
        self._feeds: dict[str, Feed] = {}
        self._counts = self._shares()

    def _kept(self, column: Column) -> Column | None:
        if self.site.missing(column.requirement):
            return None
        children = tuple(kept for child in column.children if (kept := self._kept(child)) is not None)
        kept = replace(column, children=children, type=self._type(column))
        if not (self.site.on("columns.topics") and column.path in tree.ARCHIVED):
            return kept
        name, description, keywords = (
            _UNMARKED.sub("", text) for text in (column.name, column.description, column.keywords)
        )
        return replace(kept, name=name, description=description, keywords=keywords)

    def _type(self, column: Column) -> str:
        """A column that is gone must not live on as the type of others."""
        for requirement, kind, other in (
            ("columns.disclosure-catalogue", "信息公开目录", "政策文件"),
            ("columns.news", "工作动态", "信息公开目录"),
            ("columns.data-release", "数据发布", "信息公开目录"),
            ("columns.policy-documents", "政策文件", "信息公开目录"),
        ):
            if column.type == kind and self.site.missing(requirement):
                return other
        return column.type

    def _shares(self) -> dict[str, int]:
        """Number of articles of each column that is filled by the grammar; documents bring interpretations along."""
        # over the whole tree: a column that is missing leaves the others as they are
        whole = [column for channel in tree.CHANNELS for column in channel.walk()]
        weighted = [column for column in whole if column.share and column.path != newsroom.INTERPRETATIONS]
        left = self.site.articles
        counts: dict[str, int] = {}
        # capped columns first: what they cannot take goes to the others
        ordered = sorted(weighted, key=lambda column: (not column.most, column.path))
        weight = sum(column.share for column in ordered)
        for column in ordered:
            count = max(4, left * column.share // max(1, weight))
            counts[column.path] = min(count, column.most) if column.most else count
            left, weight = max(0, left - counts[column.path]), weight - column.share
        return counts

    def feed(self, path: str) -> Feed:
        """Return the articles of a column; an empty feed where it has none."""
        if path not in self._feeds:
            self._feeds[path] = self._make(path)
        return self._feeds[path]

    def _make(self, path: str) -> Feed:
        site, column = self.site, self.columns.get(path)
        if column is None or (site.on("columns.not-blank") and path == _BLANK):
            return Fixed(())
        lag = self._lag(path)
        if path in (newsroom.DOCUMENTS, newsroom.INTERPRETATIONS):
            return self._document_feed(path, lag)
        if column.share:
            order = 10 + sorted(self._counts).index(path)
            return newsroom.feed_of(column, order, self._counts[path], site.now, site.seed, lag)
        if path in tree.ARCHIVED:
            return Fixed(texts.ended_topic(path, column.name, site.now))
        return Fixed(self._fixed(path))

    def _document_feed(self, path: str, lag: int) -> Feed:
        linked = {newsroom.DOCUMENTS, newsroom.INTERPRETATIONS} <= self.columns.keys()
        documents = newsroom.document_feed(self._counts[newsroom.DOCUMENTS], self.site.now, lag, linked=linked)
        if path == newsroom.DOCUMENTS:
            return documents
        return newsroom.interpretation_feed(
            documents,
            self.site.now,
            lag,
            linked=linked and not self.site.on("functions.interpretation-links"),
            charts=not self.site.on("functions.interpretation-exists"),
        )

    def _lag(self, path: str) -> int:
        """Working days for which a column had nothing new."""
        on = self.site.on
        if on("columns.stale") and path == _NEGLECTED:
            return 300
        if on("columns.notices-fresh") and path in (newsroom.DOCUMENTS, newsroom.INTERPRETATIONS):
            return 200
        if on("columns.home-fresh"):
            return 30
        return 20 if on("columns.news-fresh") and path == _SLOW else 0

    def _fixed(self, path: str) -> list[Article]:
        now, on = self.site.now, self.site.on
        if path == "/zwgk/zfxxgknb/":
            return yearly.disclosure_reports(path, now)[2 if on("columns.disclosure-report:outdated") else 0 :]
        if path == "/zwgk/wznb/":
            reports = yearly.site_reports(path, now, complete=not on("columns.site-report-content"))
            return reports[2 if on("columns.site-report:outdated") else 0 :]
        if path == "/zwgk/czyjs/":
            published = yearly.budgets(path, now)
            return (
                [each for each in published if each.published.year < now.year - 1]
                if on("columns.budget-fresh")
                else published
            )
        if path == "/zfsj/sjfb/":
            figures = monthly.statistics(path, now, charts=not on("columns.data-visual"))
            return figures[5 if on("columns.data-fresh") else 0 :]
        if path == "/zfsj/tjgb/":
            return monthly.bulletins(path, now)
        if path == "/zwgk/jcbgt/":
            return monthly.monthly_notices(path, now, kind="monitoring")
        if path == "/zwfw/bstj/":
            return monthly.monthly_notices(path, now, kind="services")
        return []

    def static(self, path: str) -> Article | None:
        """Return the text of a static column."""
        return texts.static_article(path, self.site.now)

    def profile(self, path: str, title: str) -> Article:
        """Return what the page of a leader or department says of itself; revised every January."""
        text = self.static("/zwgk/zfxxgkzn/")
        assert text is not None
        return replace(
            text, url=path, title=title, paragraphs=(), keywords=f"示范县,{title}", summary=f"{title}基本信息。"
        )

    def record(self, interview: interaction.Interview) -> Article:
        """Return an interview as an article: published in the afternoon of its day."""
        return Article(
            url=interview.path, title=interview.title, published=interview.moment.replace(hour=15, minute=30),
            source=identity.SPONSOR, keywords="在线访谈", summary=interview.title, paragraphs=interview.told,
        )  # fmt: skip

    @cached_property
    def everything(self) -> tuple[Article, ...]:
        """Every article of every feed, for the search."""
        return tuple(article for path in self.columns for article in self.feed(path))

    @cached_property
    def leaders(self) -> tuple[offices.Leader, ...]:
        """The county's leaders."""
        return offices.leaders("/zwgk/ldxx/", self.site.seed)

    @cached_property
    def offices(self) -> tuple[offices.Office, ...]:
        """The county's departments."""
        return offices.offices("/zwgk/jgzn/", self.site.seed)

    @cached_property
    def letters(self) -> tuple[interaction.Letter, ...]:
        """Public letters."""
        return interaction.letters(
            "/hdjl/xzxx/", self.site.now, self.site.seed, late=self.site.on("functions.letters-answered")
        )

    @cached_property
    def surveys(self) -> tuple[interaction.Survey, ...]:
        """Surveys and calls for opinions."""
        return interaction.surveys("/hdjl/zjdc/", self.site.now, rating=not self.site.on("functions.evaluation"))

    @cached_property
    def interviews(self) -> tuple[interaction.Interview, ...]:
        """Online interviews."""
        return interaction.interviews("/hdjl/zxft/", self.site.now, self.site.seed)

    @cached_property
    def guides(self) -> dict[str, tuple[guides.Guide, ...]]:
        """Service guides by the column they stand in."""
        without = "就业" if self.site.on("functions.service-catalogue") else ""
        return {
            path: tuple(g for g in guides.guides(path, audience, PLATFORM_PATH) if g.theme != without)
            for path, audience in (("/zwfw/grbs/", "个人"), ("/zwfw/frbs/", "法人"))
        }
