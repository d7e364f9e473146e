"""Keys of findings: requirement, template and structural place, so that they stay when content moves."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import urlsplit

_POSITION = re.compile(r":nth-(?:last-)?(?:of-type|child)\([^)]*\)")
_NUMBERED_ID = re.compile(r"#[^\s>.:#\[\]]*\d[^\s>.:#\[\]]*")


def structural(selector: str) -> str:
    """Return a selector without what content decides: positions among siblings, ids with numbers in them."""
    return _NUMBERED_ID.sub("#*", _POSITION.sub("", selector))


def finding_key(requirement: str, where: str, *, place: str = "", selector: str = "", site: str = "") -> str:
    """Return the key of a finding. Alike findings on one page share it; `matching` counts them.

    Args:
        requirement: id of the requirement.
        where: the template; the page's address where it has none; empty for the site.
        place: the place that the check named.
        selector: of the element, used where no place was named.
        site: the start address: its scheme and host are left out, so that staging and production give the same key.
    """
    origin = origin_of(site)
    names = [name.replace(origin, "") if origin else name for name in (where, place or structural(selector))]
    digest = blake2b("\0".join((requirement, *names)).encode("utf-8", "replace"), digest_size=8)
    return f"{requirement}:{digest.hexdigest()}"


def path_of(address: str, site: str) -> str:
    """Return an address without the scheme and host of the site."""
    return address.removeprefix(origin_of(site))


def origin_of(address: str) -> str:
    """Return scheme and host of an address; empty where it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
