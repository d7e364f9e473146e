"""Facts built the way real sites are written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urljoin

from pytest_govsite.model import (
    Block,
    Content,
    DocumentFacts,
    Edition,
    Filing,
    Frame,
    Image,
    Link,
    Meta,
    Outcome,
    Page,
    PageFacts,
    PageType,
    Region,
    RenderedPage,
    Resource,
    Script,
    Site,
    SiteFacts,
    SiteKind,
    SiteLevel,
    Stage,
    Verdict,
)

HOME = "https://www.shifan.gov.cn/"
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def site(**values: Any) -> Site:
    filing = Filing(**values.pop("filing", {}))
    for key, words in (("stage", Stage), ("content", Content), ("kind", SiteKind), ("level", SiteLevel)):
        if key in values:
            values[key] = words(values[key])
    given = {
        "url": HOME,
        "domain": "www.shifan.gov.cn",
        "name": "示范县人民政府",
        "id_code": "3301990001",
        "now": NOW,
        "filing": filing,
    }
    return Site(**(given | values))


def facts(**values: Any) -> SiteFacts:
    return SiteFacts(**({"start_url": HOME, "home_url": HOME} | values))


def block(text: str, region: Region = Region.FOOTER, **values: Any) -> Block:
    return Block(**({"selector": "p", "tag": "p", "text": text, "region": region} | values))


def link(text: str, href: str | None, region: Region = Region.FOOTER, **values: Any) -> Link:
    url = (
        urljoin(HOME, href).split("#")[0]
        if href and not href.startswith(("javascript:", "#", "mailto:", "tel:"))
        else ""
    )
    return Link(**({"selector": "a", "text": text, "href": href, "url": url, "region": region} | values))


def image(source: str, region: Region = Region.FOOTER, **values: Any) -> Image:
    return Image(**({"selector": "img", "source": urljoin(HOME, source), "region": region} | values))


def script(source: str = "", *, text: str = "", region: Region = Region.FOOTER, **attributes: str) -> Script:
    address = urljoin(HOME, source) if source else ""
    return Script(selector="script", source=address, text=text, region=region, attributes=tuple(attributes.items()))


def metas(**labels: str) -> tuple[Meta, ...]:
    return tuple(Meta(name=name, content=content) for name, content in labels.items())


def document(*nodes: Any, url: str = HOME, **values: Any) -> DocumentFacts:
    def of(kind: type) -> tuple[Any, ...]:
        return tuple(n for n in nodes if isinstance(n, kind))

    given = {
        "blocks": of(Block),
        "links": of(Link),
        "images": of(Image),
        "scripts": of(Script),
        "metas": of(Meta),
        "frames": of(Frame),
    }
    return DocumentFacts(**({"url": url} | given | values))


def source_page(*nodes: Any, url: str = HOME, kind: PageType = PageType.HOME, **values: Any) -> PageFacts:
    edition = values.pop("edition", Edition.MAIN)
    anchors = values.pop("anchors", ())
    unrendered = {k: values.pop(k) for k in ("scripted_footer", "scripted_content") if k in values}
    page = Page(url=url, type=kind, edition=edition, anchors=anchors)
    return PageFacts(page=page, source=document(*nodes, url=url, **values), **unrendered)


def rendered_page(
    *nodes: Any,
    url: str = HOME,
    kind: PageType = PageType.HOME,
    resources: Iterable[Resource] = (),
    source: DocumentFacts | None = None,
    **values: Any,
) -> PageFacts:
    seen = document(*nodes, url=url, **values)
    shot = RenderedPage(engine="chromium", width=1280, height=800, document=seen, resources=tuple(resources))
    return PageFacts(page=Page(url=url, type=kind), source=source or seen, rendered=(shot,))


def one(verdicts: Iterable[Verdict]) -> Verdict:
    found = list(verdicts)
    assert len(found) == 1, found
    return found[0]


def is_advice(verdict: Verdict) -> bool:
    return verdict.outcome is Outcome.FAILED and verdict.level is not None and verdict.level.value == "should"


def is_failure(verdict: Verdict) -> bool:
    return verdict.outcome is Outcome.FAILED and verdict.level is None
