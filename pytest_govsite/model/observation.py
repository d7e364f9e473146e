"""What was seen of a page or of the site, and what could not be seen."""

from __future__ import annotations

from pytest_govsite.model.availability import AvailabilityFacts
from pytest_govsite.model.cloaking import ComparedPage
from pytest_govsite.model.document import ClassificationMark, DocumentFacts
from pytest_govsite.model.security import SecurityFacts
from pytest_govsite.model.terms import Edition, Fact, PageType, UnobservedReason


class Unobserved(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """We could not look, and why. Never a verdict."""

    url: str
    reason: UnobservedReason
    detail: str = ""
    """One line for a person; no stack trace, no secret."""
    status: int | None = None
    """HTTP status, where one came."""
    marks: tuple[ClassificationMark, ...] = ()
    """Why it was not kept, where it bears marks of classification."""
    sha256: str = ""
    """Of what bears them, by which it can be told again; empty for anything else."""


class Evidence(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A file under `evidence/`."""

    kind: str
    """`screenshot`, `source` or `exchange`."""
    path: str
    """Relative to the output folder, with `/`."""
    sha256: str
    media_type: str
    caption: str = ""


class Hop(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One answer on the way to a document."""

    url: str
    status: int
    location: str = ""
    """Absolute address of the redirect; empty where it is none."""


class Charset(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """How the characters of a document were found, and what it says about itself (WHATWG encoding labels)."""

    used: str
    header: str = ""
    meta: str = ""
    bom: str = ""
    meta_offset: int | None = None
    """Byte offset of the declaration. None: there is none."""
    agrees: bool = True
    """False: a declared encoding differs from the one the bytes are really in."""
    replaced: int = 0
    """Number of replacement characters after decoding."""


class HttpExchange(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One GET and its answer."""

    url: str
    """As asked for."""
    final_url: str
    status: int
    hops: tuple[Hop, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    """Of the last answer; names in lower case, cookies' values masked."""
    media_type: str = ""
    """Lower case, without parameters."""
    size: int = 0
    """Bytes of the body as sent."""
    elapsed: float = 0.0
    """Seconds from asking to the last byte."""
    fetched: str = ""
    """ISO 8601 with offset."""
    charset: Charset | None = None
    """None: not a text document."""
    body_sha256: str = ""
    steady_sha256: str = ""
    """Digest of the body without what changes from answer to answer (tokens, time stamps); empty: nothing such is in it."""


class Fetched(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The outcome of asking for one address over HTTP: an exchange, or why there is none."""

    url: str
    exchange: HttpExchange | None = None
    """None: no answer at all; `unobserved` says why."""
    document: DocumentFacts | None = None
    """Facts of an HTML answer, personal numbers masked. None: not HTML, or not readable."""
    text: str = ""
    """Body of a plain text or XML answer (robots.txt, sitemap), cut at 10 MB; empty for HTML."""
    unobserved: Unobserved | None = None
    """Set for no answer, an error status, a body that is too large …; an exchange may stand beside it."""


class Resource(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A sub-resource of a browser visit that failed, or that a check asks about (scripts, style sheets, frames, fonts)."""

    url: str
    kind: str
    """Playwright's resource type: script, stylesheet, image, font, document, xhr …"""
    status: int | None = None
    """None: no answer."""
    failure: str = ""
    """Empty: it loaded."""


class ScriptError(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """An uncaught error of a page's script."""

    message: str
    source: str = ""
    line: int | None = None


class Timings(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Seconds from the start of the navigation. None: the event did not come within the limit."""

    response: float | None = None
    dom_content_loaded: float | None = None
    load: float | None = None
    settled: float | None = None


class RenderedPage(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One page in one engine at one viewport."""

    engine: str
    width: int
    """Real `innerWidth`."""
    height: int
    document: DocumentFacts
    page_width: int = 0
    """scrollWidth of the root element."""
    page_height: int = 0
    resources: tuple[Resource, ...] = ()
    data: tuple[str, ...] = ()
    """What its scripts asked for while it was rendered, as `METHOD address`."""
    errors: tuple[ScriptError, ...] = ()
    console: tuple[str, ...] = ()
    dialogs: tuple[str, ...] = ()
    popups: tuple[str, ...] = ()
    downloads: tuple[str, ...] = ()
    timings: Timings = Timings()
    settled: bool = True
    """False: the page was still changing when the time for it was up."""
    screenshot: Evidence | None = None
    """None: not taken, or it failed (then `notes` says so)."""
    source: Evidence | None = None
    notes: tuple[str, ...] = ()


class Signal(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that spoke for a page type."""

    type: PageType
    weight: float
    what: str


class Page(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page and its place in the inspection."""

    url: str
    type: PageType = PageType.OTHER
    template: str = ""
    """Fingerprint of its template; stable between runs."""
    edition: Edition = Edition.MAIN
    signals: tuple[Signal, ...] = ()
    margin: float = 0.0
    """Distance between the likeliest and the second page type."""
    depth: int = 0
    parent: str = ""
    """Address of the page it was first found on; empty for the start and for sitemap entries."""
    anchors: tuple[str, ...] = ()
    """Texts of links that lead here, at most five, most frequent first."""
    reason: str = ""
    """Why it was rendered; empty where it was not."""


class PageFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """All that was seen of one page."""

    page: Page
    exchange: HttpExchange | None = None
    source: DocumentFacts | None = None
    """None: the source could not be read (`unobserved` says why)."""
    rendered: tuple[RenderedPage, ...] = ()
    """One for each engine that rendered it, the reference engine first."""
    unobserved: tuple[Unobserved, ...] = ()
    scripted_footer: bool = False
    """Pages of this template get their footer from a script, and this one was not rendered."""
    scripted_content: bool = False
    """Pages of this template get their content from a script, and this one was not rendered."""

    @property
    def url(self) -> str:
        """The address as inspected."""
        return self.page.url

    @property
    def type(self) -> PageType:
        """The page type."""
        return self.page.type

    @property
    def document(self) -> DocumentFacts | None:
        """The rendered document of the reference engine where there is one, else the source. None: neither."""
        if self.rendered:
            return self.rendered[0].document
        return self.source

    @property
    def observed(self) -> bool:
        """True: there is a document to judge."""
        return self.document is not None

    @property
    def withheld(self) -> Unobserved | None:
        """What is known of it where it bears a mark of classification and was not kept. None: it bears none."""
        return next((why for why in self.unobserved if why.marks), None)


class LinkProbe(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Whether an address answers: one polite GET of at most 64 KiB."""

    url: str
    final_url: str = ""
    status: int | None = None
    """None: no answer; `unobserved` says why."""
    hops: tuple[Hop, ...] = ()
    media_type: str = ""
    title: str = ""
    """`<title>` of an HTML answer."""
    text: str = ""
    """First 500 characters of the visible text of an HTML answer."""
    login: bool = False
    """The answer is or leads to a login page."""
    unobserved: Unobserved | None = None


class FileProbe(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What an offered file is by its answer and its first bytes: one GET of at most 64 KiB."""

    url: str
    final_url: str = ""
    status: int | None = None
    """None: no answer; `unobserved` says why."""
    media_type: str = ""
    filename: str = ""
    """As `Content-Disposition` names it; empty where it does not."""
    attachment: bool = False
    """`Content-Disposition: attachment`: browsers save it and do not show it."""
    size: int = 0
    """Bytes as announced, else as far as they were read."""
    signature: str = ""
    """What the first bytes say: pdf, zip, ole, rar, 7z, rtf, png, jpeg, gif, html, xml, text, empty or unknown."""
    members: tuple[str, ...] = ()
    """Names of the first entries of a zip archive, or of known streams of an OLE file."""
    title: str = ""
    """`<title>` of an HTML answer."""
    login: bool = False
    """The answer is or leads to a login page."""
    unobserved: Unobserved | None = None


class LostPage(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What the site answers to an address that it cannot have."""

    url: str
    final_url: str = ""
    status: int | None = None
    """None: no answer; `unobserved` says why."""
    hops: tuple[Hop, ...] = ()
    document: DocumentFacts | None = None
    """None: the answer is no web page."""
    unobserved: Unobserved | None = None


class SiteFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What was seen of the site as a whole."""

    start_url: str
    home_url: str
    """Address of the home page after redirects."""
    probes: tuple[LinkProbe, ...] = ()
    aliases: tuple[LinkProbe, ...] = ()
    """One for each configured alias."""
    files: tuple[FileProbe, ...] = ()
    """A sample of the files that articles and service guides offer."""
    lost_page: LostPage | None = None
    """None: it was not asked."""
    security: SecurityFacts = SecurityFacts()
    availability: AvailabilityFacts = AvailabilityFacts()
    cloaking: tuple[ComparedPage, ...] = ()
    """Pages as search engines get them. Empty: they were not asked for."""
    robots: str = ""
    """Text of robots.txt, cut at 64 KiB; empty where there is none."""
    sitemap_urls: int = 0
    outside_asked: bool = False
    """True: a host outside the site was asked for something."""
    outside_reachable: bool = True
    """False: no host outside the site answered in the whole run; what needs them is untested."""
    truncated: bool = False
    """Not all found pages were fetched: the crawl limit was reached, or the crawl was cut short."""
    cut_short: UnobservedReason | None = None
    """Why much of the site was not asked for: the run was interrupted, or the host went away. None: neither."""
    discovered: int = 0
    whole_site: bool = True
    """False: only listed pages were inspected (`--govsite-pages`)."""
    login_expired: bool = False
    """The login of the inspection expired in mid-run, so that much was not seen."""
    started: str = ""
    finished: str = ""

    def probe(self, url: str) -> LinkProbe | None:
        """Return what is known about an address, None where it was not asked."""
        return next((p for p in self.probes if p.url == url), None)
