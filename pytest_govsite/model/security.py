"""What the network and the server of the site show of its security; read-only, no content of what leaks is kept."""

from __future__ import annotations

from enum import StrEnum

from pytest_govsite.model.terms import Fact


class Connection(StrEnum):
    """How far one attempt to reach a server came."""

    ANSWERED = "answered"
    """There was an HTTP answer."""
    REFUSED = "refused"
    """Nothing listens there."""
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    """This machine has no way there."""
    TLS = "tls"
    """A connection, but no encryption came about."""
    BROKEN = "broken"
    """A connection that ended without an HTTP answer."""
    UNNAMED = "unnamed"
    """The name has no address."""
    NOT_TRIED = "not_tried"


class Visit(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One GET of the home page by a given scheme, certificates not looked at, redirects followed on the site's hosts."""

    url: str
    connection: Connection = Connection.NOT_TRIED
    status: int | None = None
    final_url: str = ""
    redirects: tuple[str, ...] = ()
    """Absolute addresses that redirects led to, in order."""
    refresh: str = ""
    """Absolute address of a meta refresh."""
    title: str = ""
    text: str = ""
    """Shown text without personal numbers, cut at 20,000 characters; empty where it is not compared."""
    detail: str = ""
    """One line for a person."""


class Handshake(StrEnum):
    """What became of a handshake that allows one TLS version only."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_OFFERED = "not_offered"
    """The library of this machine does not speak the version: no evidence."""
    UNKNOWN = "unknown"
    """No answer in time."""


class VersionTrial(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One TLS version, tried alone."""

    version: str
    """As in RFC names: `TLS 1.0` … `TLS 1.3`."""
    outcome: Handshake
    detail: str = ""


class CertificateFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The certificate of the site and whether its chain is believed (RFC 5280)."""

    names: tuple[str, ...] = ()
    """DNS names and addresses of the subject alternative name, lower case, at most 200."""
    subject: str = ""
    issuer: str = ""
    not_before: str = ""
    """ISO 8601 with offset."""
    not_after: str = ""
    seen: str = ""
    """When it was looked at, ISO 8601 with offset."""
    chain: str = ""
    """Empty: believed. Else `expired`, `not_yet_valid`, `self_signed`, `unknown_issuer`, `other`, or `unknown` where
    the connection broke."""
    detail: str = ""
    """Words of the library about the chain."""
    given_authority: bool = False
    """The chain is believed for `[http] ca_file` alone; browsers of the public do not know its authority."""


class TlsFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The site by http and https, its certificate, the protocol versions it speaks."""

    host: str
    port: int
    https: Visit
    http: Visit
    certificate: CertificateFacts | None = None
    """None: there was none to be seen."""
    versions: tuple[VersionTrial, ...] = ()
    problem: str = ""
    """Why versions and certificate could not be looked at; empty where they were."""


class NameAnswer(StrEnum):
    """What the DNS says of a name and a kind of record."""

    FOUND = "found"
    EMPTY = "empty"
    """The name is there, without such a record."""
    NO_SUCH_NAME = "no_such_name"
    NO_ANSWER = "no_answer"


class NameServer(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One authoritative name server of the zone that the site's name lies in."""

    name: str
    six: NameAnswer
    """What the DNS says of its AAAA record."""


class NameFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Addresses of the site in the DNS."""

    host: str
    server: str = ""
    """`[dns] server`; empty: the resolver of this machine."""
    four: NameAnswer = NameAnswer.NO_ANSWER
    six: NameAnswer = NameAnswer.NO_ANSWER
    four_addresses: tuple[str, ...] = ()
    six_addresses: tuple[str, ...] = ()
    servers: tuple[NameServer, ...] = ()
    """At most eight; empty where they are not known."""


class OwnIpv6(StrEnum):
    """What IPv6 this machine has towards the site."""

    NONE = "none"
    INNER = "inner"
    """A link-local or unique local source address only."""
    LOOPBACK = "loopback"
    """The site is reached on this very machine."""
    GLOBAL = "global"


class Ipv6Facts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The site over IPv6, and the same page over IPv4."""

    names: NameFacts
    own: OwnIpv6 = OwnIpv6.NONE
    control: bool | None = None
    """Whether another public site was reached over IPv6. None: it was not needed."""
    ruled: str = ""
    """The address of the resolve table, where that alone decides and it is no IPv6 one."""
    address: str = ""
    """Where it was reached or tried."""
    six: Visit
    four: Visit


class FileTrial(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One file that must not be there; what it holds was looked at and not kept."""

    url: str
    kind: str
    """Id of the kind of file."""
    status: int | None = None
    """None: no answer."""
    found: bool = False
    """True: it is there, and its content is of this kind; a page that says so or an empty answer is none."""


class DirectoryTrial(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The answer of a folder in which files of pages lie."""

    url: str
    status: int | None = None
    server: str = ""
    """Whose list of files it is (`apache`, `nginx`, `iis` …); empty: it is none."""
    entries: int = 0


class EntryTrial(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The answer of an address at which management is often found."""

    url: str
    status: int | None = None
    final_url: str = ""
    title: str = ""
    text: str = ""
    """First 600 characters shown, labels and placeholders of fields after it."""
    password: bool = False
    """There is a password field."""
    realm: str = ""
    """Of a 401 with basic or digest authentication."""
    same_as_lost: bool = False
    """An address that cannot exist gets the same page."""


class ErrorAnswer(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What the site shows with an error status."""

    url: str
    status: int
    title: str = ""
    text: str = ""
    """Shown text without personal numbers, cut at 8,000 characters."""


class ExposureFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """What the site answers to a short list of read-only requests for what should not be public."""

    files: tuple[FileTrial, ...] = ()
    directories: tuple[DirectoryTrial, ...] = ()
    entries: tuple[EntryTrial, ...] = ()
    errors: tuple[ErrorAnswer, ...] = ()


class SecurityFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """All of it. None: the selection of requirements did not ask for it."""

    tls: TlsFacts | None = None
    ipv6: Ipv6Facts | None = None
    exposure: ExposureFacts | None = None
