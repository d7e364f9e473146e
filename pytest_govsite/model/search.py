"""What using the search of a site showed: where its box stands, what was searched for, and what came."""

from __future__ import annotations

from typing import ClassVar

from pytest_govsite.model.closer import Look
from pytest_govsite.model.interaction import Step
from pytest_govsite.model.terms import Fact


class SearchBox(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The field that texts to search for are typed into."""

    found: str
    """`home`: in sight on the home page; `opened`: after something on it was pressed; `page`: on a page that a link of the
    home page leads to."""
    url: str = ""
    """Address of the page that it stands on."""
    opener: str = ""
    """Name of what was pressed or followed to come to it."""
    selector: str = ""
    snippet: str = ""
    name: str = ""
    placeholder: str = ""
    action: str = ""
    """Address that its form is sent to; empty: it stands in no form, or the form names none."""
    method: str = ""
    """`get` or `post`; empty: it stands in no form."""
    target: str = ""
    captcha: bool = False
    """A CAPTCHA is to be solved with each search."""
    button: str = ""
    """Name of the button, or its markup where it has none; empty: none was found."""
    button_selector: str = ""
    button_sure: bool = False
    """It is a submit button, or its name or markup says that it searches."""


class SearchResult(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One of the results shown."""

    title: str
    url: str = ""


class SearchTrial(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One search."""

    purpose: str
    """`known` (title of an article), `word` (a common word), `nonsense`, `empty`, `markup` or `quotes` (hostile text)."""
    query: str = ""
    typed: str = ""
    """What stood in the field; fields may cut."""
    way: str = "keyboard"
    """`keyboard` (Enter) or `button`."""
    article: str = ""
    """Address of the article that was searched for by its title."""
    effect: str = "nothing"
    """`page` (another document), `window` (a new window), `here` (the same document changed), `dialog`, `nothing`, or
    `untried` (the field or the button could not be used)."""
    url: str = ""
    """Address shown afterwards."""
    own: bool = True
    """False: its host is none of the inspected site's."""
    status: int | None = None
    """Of the document shown. None: it is the same document, or none came."""
    failure: str = ""
    """Why no document came: what the browser says of the connection."""
    seconds: float | None = None
    """Until results or a message were there. None: neither was recognised."""
    waited: float = 0.0
    """Seconds for which they were waited for."""
    pending: bool = False
    """True: something was still being loaded when the wait ended."""
    count: int | None = None
    """Number of results that the page tells. None: it tells none."""
    shown: int = 0
    """Links on the first page that look like results."""
    pattern: str = ""
    """Elements around each of them, from inside out: lists of one structure have the same."""
    results: tuple[SearchResult, ...] = ()
    """The first of them."""
    rank: int | None = None
    """Place of the article among the results, from 1. None: it is not there."""
    linked: tuple[str, ...] = ()
    """Addresses of known articles that the page links to, wherever on it."""
    messages: tuple[str, ...] = ()
    """Lines that say that nothing was found."""
    errors: tuple[str, ...] = ()
    """Lines that tell of an error of the server, a program or a database."""
    asks: tuple[str, ...] = ()
    """Lines that ask for something to search for."""
    text: str = ""
    """Beginning of the readable text."""
    dialogs: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    """Requests that were not let through, because they may change something."""
    broken: tuple[str, ...] = ()
    """Requests for data or documents that failed, each with its status or what the browser says."""
    captcha: bool = False
    """What came asks for a CAPTCHA."""
    ran: bool = False
    """Hostile script ran."""
    raw: bool = False
    """Hostile markup became elements of the document."""
    echoed: bool = False
    """The text is shown on the page."""


class SearchLook(Look, frozen=True, kw_only=True, omit_defaults=True):
    """The search of the home page, used."""

    kind: ClassVar[str] = "search"

    box: SearchBox | None = None
    """None: none was found."""
    ways: tuple[SearchResult, ...] = ()
    """What on the home page looks like a way to a search: name and address."""
    unreached: tuple[str, ...] = ()
    """Those of them whose address could not be reached, each with what the browser says."""
    trials: tuple[SearchTrial, ...] = ()
    missed: tuple[str, ...] = ()
    """What could not be done, and why."""
    steps: tuple[Step, ...] = ()
