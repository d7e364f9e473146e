"""What a site is made of, in few words, so that a later run can tell what was changed (网页防篡改)."""

from __future__ import annotations

from pytest_govsite.model.terms import Fact


class TemplateDigest(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What nearly all pages of one template have."""

    template: str
    type: str
    pages: int
    skeleton: str = ""
    """Hashes of the element paths that nine of ten pages have: ascending, four bytes each, base64."""
    inline: tuple[str, ...] = ()
    """Digests of the inline scripts that nine of ten pages have; numbers in them do not count."""


class WatchDigest(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What pages load and link to, once for the whole site."""

    scripts: tuple[str, ...] = ()
    """Addresses of scripts, without query."""
    frames: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Hosts outside the site that pages link to or load from, by their source."""
    loaded: tuple[str, ...] = ()
    """Scripts, frames and outside hosts that only rendering showed."""
    templates: tuple[TemplateDigest, ...] = ()


class Appeared(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something that the baseline does not know."""

    kind: str
    """`script`, `frame`, `host`, `loaded` or `inline`."""
    what: str
    page: str
    """The first page it stands on."""
    pages: int


class TemplateChange(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A template whose pages are built in another way."""

    template: str
    type: str
    page: str
    pages: int
    appeared: int
    """Element paths that its pages have now and had not."""
    gone: int


class PageChange(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Pages of one template whose footer or labels say something else."""

    kind: str
    """`footer` or `labels`."""
    template: str
    type: str
    pages: int
    examples: tuple[str, ...] = ()
    """The first few."""


class Changes(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What is different from the baseline in how the site is made: a hint at tampering, never a finding."""

    compared: int = 0
    """Pages that stand in both."""
    appeared: tuple[Appeared, ...] = ()
    templates: tuple[TemplateChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    left_out: int = 0
    """Further changes of a kind that are not listed."""
