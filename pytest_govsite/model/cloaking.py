"""One page as different visitors get it: by a browser's name, by names of search engines, and coming from one."""

from __future__ import annotations

from enum import StrEnum

from pytest_govsite.model.terms import Fact


class Visitor(StrEnum):
    """Who asks, by `User-Agent` or `Referer`; addresses of search engines are not imitated."""

    ORDINARY = "ordinary"
    BAIDU = "baidu"
    SO = "360"
    SOGOU = "sogou"
    GOOGLE = "google"
    REFERRED = "referred"
    """A browser that comes from the results of a search engine."""


class SeenBy(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What one visitor got, without running scripts."""

    visitor: Visitor
    status: int | None = None
    """None: no answer."""
    final_url: str = ""
    """The address that answered, redirects on the site's own hosts followed."""
    left: str = ""
    """Where a redirect or a refresh leads away from the site; it is not followed."""
    title: str = ""
    outside: tuple[str, ...] = ()
    """Addresses of links and frames of other hosts, at most 400."""
    start: str = ""
    """First 300 characters of the text."""
    lines: int = 0
    """Passages of text; figures do not tell passages apart."""
    missing: int = 0
    """Passages that every ordinary visitor got and this one did not."""
    new: tuple[str, ...] = ()
    """Passages that no ordinary visitor got; at most 100, each cut at 160 characters."""
    new_count: int = 0
    problem: str = ""
    """Why there was no answer, for a person."""


class ComparedPage(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page asked for by all visitors within a short time."""

    url: str
    stable: int = 0
    """Passages that all ordinary visitors got."""
    seen: tuple[SeenBy, ...] = ()
    """In the order of asking; who got something else than the first was asked a second time."""

    def of(self, visitor: Visitor) -> tuple[SeenBy, ...]:
        """What one kind of visitor got, once or twice and more."""
        return tuple(each for each in self.seen if each.visitor is visitor)
