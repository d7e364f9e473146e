"""Columns as sequences of articles, the newest first, each made when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from pytest_govsite.demo.content.article import Article

_SERIAL = re.compile(r"(?:t\d{8}_|post_|\?id=|/)(\d{6,8})(?:\.html)?$")


class Feed:
    """`count` articles that `make(index)` gives; `url(index)` is cheap."""

    def __init__(self, count: int, make: Callable[[int, str], Article], url: Callable[[int], str]) -> None:
        self.count = count
        self._make, self._url = make, url

    def __len__(self) -> int:
        return self.count

    def url(self, index: int) -> str:
        """Return the path of the article."""
        return self._url(index)

    def article(self, index: int) -> Article:
        """Return the article; 0 is the newest."""
        return self._make(index, self._url(index))

    def slice(self, start: int, stop: int) -> tuple[Article, ...]:
        """Return the articles of one list page."""
        return tuple(self.article(index) for index in range(max(0, start), min(stop, self.count)))

    def find(self, path: str) -> int | None:
        """Return the index of the article with this path, None where there is none."""
        found = _SERIAL.search(path)
        if found is None:
            return None
        index = self.count - int(found[1]) % 100_000
        return index if 0 <= index < self.count and self._url(index) == path else None

    def __iter__(self) -> Iterator[Article]:
        return (self.article(index) for index in range(self.count))


class Fixed(Feed):
    """A feed of articles that are there from the start."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = tuple(articles)
        self._places = {article.url: index for index, article in enumerate(self._articles)}
        super().__init__(
            len(self._articles), lambda index, _: self._articles[index], lambda index: self._articles[index].url
        )

    def find(self, path: str) -> int | None:
        """Return the index of the article with this path, None where there is none."""
        return self._places.get(path)


def news_url(path: str, number: int, moment: datetime) -> str:
    """`202611/t20261120_100123.html`, as most publishing systems write it."""
    return f"{path}{moment:%Y%m}/t{moment:%Y%m%d}_{number}.html"


def document_url(path: str, number: int) -> str:
    """`content/post_200123.html`."""
    return f"{path}content/post_{number}.html"


def old_url(path: str, number: int) -> str:
    """`show.jsp?id=300123`."""
    return f"{path}show.jsp?id={number}"
