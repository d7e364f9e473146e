"""政府网站标识码 wherever it stands: footer text, label SiteIDCode, configuration."""

from __future__ import annotations

import re

from pytest_govsite.checks.footer.placeholder import MASKS
from pytest_govsite.checks.footer.region import Footer, footer_in
from pytest_govsite.model import DocumentFacts, Site

_FORM = re.compile(r"(?:\d{10}|bm\d{8})", re.I)
_LABEL = r"(?:标\s*识|识\s*别)\s*(?:编\s*)?码"
_CODE = re.compile(rf"{_LABEL}\s*:?\s*[(\[【]?(?P<code>[A-Za-z]{{0,2}}[\d{re.escape(MASKS)}]{{4,20}})")
_PLACE = re.compile(rf"(?:政府)?(?:网站)?{_LABEL}[^\n]{{0,20}}")


def well_formed(code: str) -> bool:
    """Return True for ten digits, or bm (in any case) and eight digits."""
    return _FORM.fullmatch(code) is not None


def shown_codes(footer: Footer) -> tuple[str, ...]:
    """Return the codes that the footer names as such, in order, each once and as written."""
    return tuple(dict.fromkeys(m["code"] for m in _CODE.finditer(footer.text)))


def code_place(footer: Footer) -> str:
    """Return the words that mark the place of the code, empty where there are none."""
    found = _PLACE.search(footer.text)
    return found[0].strip() if found else ""


def label_codes(document: DocumentFacts) -> tuple[str, ...]:
    """Return the values of the label SiteIDCode, each once."""
    values = ((m.content or "").strip().lower() for m in document.meta_values("SiteIDCode"))
    return tuple(dict.fromkeys(filter(None, values)))


def known_codes(site: Site, document: DocumentFacts) -> tuple[str, ...]:
    """Return the code this site is known to have: configured, else shown in its footer, else in its label."""
    configured = site.filing.id_code if well_formed(site.filing.id_code) else site.id_code
    if configured:
        return (configured.lower(),)
    shown = tuple(c.lower() for c in shown_codes(footer_in(document)) if well_formed(c))
    return shown or tuple(c for c in label_codes(document) if well_formed(c))
