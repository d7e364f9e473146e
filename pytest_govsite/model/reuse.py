"""Quick mode: what an observation leaves behind for a later one, and what that one took over."""

from __future__ import annotations

from pytest_govsite.model.terms import Fact


class Maker(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What pages were looked at with; another maker might see another thing."""

    program: str
    """Version of the program, and digest over its files."""
    axe: str = ""
    browsers: tuple[str, ...] = ()
    """Driver and version of each Chromium of the machine, the one that looks first; empty where a server has it, whose
    version is not known beforehand."""
    settings: str = ""
    """Digest over what of the configuration decides what is seen."""


class AssetFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A file that rendered pages are made of (script, style sheet, font, frame, data), by which a later run tells a change."""

    url: str
    sha256: str
    etag: str = ""
    modified: str = ""
    """`Last-Modified`, as sent."""


class ReusedFrom(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The record of the run that really looked."""

    record: str
    """Its id."""
    finished: str
    """When it ended, ISO 8601."""
    pages: int = 0
    """Pages taken over from it; 0 where one page is spoken of."""


class Reuse(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What a quick run took over and what it looked at again."""

    pages: dict[str, ReusedFrom] = {}
    """Address of a page whose rendering was taken over -> from where."""
    again: dict[str, str] = {}
    """Address of a page that was rendered -> why (`new`, `text`, `structure`, `template`, `asset`, `data`, `unsure`, `looks`)."""
    refused: str = ""
    """Why nothing at all could be taken over; empty: something could, or no quick run was asked for."""
