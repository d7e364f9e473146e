"""Other hosts that the site links to, with doors that do not open."""

from __future__ import annotations

import datetime
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import trustme

from tests.observe.site import LocalSite
from tests.staying.behaviour import HEALTHY, Behaviour, shown

FAMILY = "访问 / access"


@dataclass(frozen=True, kw_only=True)
class Outside:
    """An address of another host, linked from the site and shown in a frame of it."""

    name: str
    does: str
    state: str
    """State of the link in the observations."""


OUTSIDE = (
    Outside(name="tls-expired", does="its certificate expired yesterday", state="certificate"),
    Outside(name="tls-self-signed", does="its certificate is its own", state="certificate"),
    Outside(name="tls-client", does="asks for a certificate of the visitor", state="tls"),
    Outside(name="tls-none", does="speaks plain HTTP where TLS is expected", state="tls"),
    Outside(name="no-such-name", does="its name has no address", state="name"),
    Outside(name="closed-port", does="nobody listens", state="refused"),
    Outside(name="metadata", does="the metadata service of a cloud", state="inner"),
)


def frames(addresses: dict[str, str]) -> Behaviour:
    """Return a page that shows all of them in frames and links to them."""
    parts = "".join(
        f'<iframe src="{url}" title="{name}"></iframe><a href="{url}">{name}</a>' for name, url in addresses.items()
    )
    return Behaviour(
        name="closed-doors",
        family=FAMILY,
        does="links to other hosts and shows them in frames: " + "; ".join(each.does for each in OUTSIDE),
        route=shown("closed-doors", parts),
        expected=HEALTHY,
        why="the page itself is whole; links and frames have their own outcome",
    )


@contextmanager
def closed_doors(authority: trustme.CA | None = None) -> Iterator[dict[str, str]]:
    """Serve what can be served on loopback and yield the addresses by name; all but one certificate are of the authority."""
    with ExitStack() as stack:
        yesterday = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
        known, stranger = authority or trustme.CA(), trustme.CA()
        served = {
            "tls-expired": _context(known, not_after=yesterday),
            "tls-self-signed": _context(stranger),
            "tls-client": _asking(_context(known), known),
        }
        addresses = {}
        for name, context in served.items():
            site = LocalSite(context)
            stack.callback(site.close)
            site.page("/", "<p>never seen</p>")
            addresses[name] = site.url()
        plain = LocalSite()
        stack.callback(plain.close)
        closed = LocalSite()
        closed.close()
        yield {
            **addresses,
            "tls-none": plain.url().replace("http:", "https:"),
            "no-such-name": "http://no-such-host.invalid/",
            "closed-port": closed.url(),
            "metadata": "http://169.254.169.254/latest/meta-data/",
        }


def _context(authority: trustme.CA, not_after: datetime.datetime | None = None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", not_after=not_after).configure_cert(context)
    return context


def _asking(context: ssl.SSLContext, authority: trustme.CA) -> ssl.SSLContext:
    authority.configure_trust(context)
    context.verify_mode = ssl.CERT_REQUIRED
    return context
