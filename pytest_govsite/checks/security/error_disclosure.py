"""What pages tell of the insides of the site: stack traces, database errors, frameworks' error pages, inner addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from itertools import pairwise

from pytest_govsite.checks.hosts import host_of, own_hosts
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, pointer_to
from pytest_govsite.checks.security.error_forms import inner_address, named_error, server_version, sure_error
from pytest_govsite.model import (
    DocumentFacts,
    InnerAddress,
    Node,
    PageFacts,
    PageType,
    Region,
    Site,
    SiteFacts,
    Verdict,
)
from pytest_govsite.model.security import ErrorAnswer

_MOST = 5
_ARTICLE = 150
"""Chinese characters in paragraphs from which a page of any type may be one that writes about programs."""
_PARAGRAPH = 25
_HAN = re.compile(r"[\u4e00-\u9fff]")


def error_disclosure(pages: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """No page, error page or address that does not exist shows a stack trace, a database error or an inner address.

    A text that may be about programs or networks (an article, a long page) is for a person to look at. Comments and
    inline scripts are looked at for whole inner addresses (`http://10.…`), script files of their own are not.
    """
    found = False
    for page in pages:
        document = page.document
        if document is None:
            continue
        for verdict in _page(page, document, site):
            found = True
            yield verdict
    for verdict in _errors(facts):
        found = True
        yield verdict
    if not found:
        asked = len(facts.security.exposure.errors) if facts.security.exposure is not None else 0
        yield passed(
            "页面没有暴露出错信息和内部地址",
            "No page shows errors of programs or inner addresses",
            measured=f"{len(pages)} 页，{asked} 个出错应答",
        )


def _page(page: PageFacts, document: DocumentFacts, site: Site) -> Iterator[Verdict]:
    texts = _is_text(page, document)
    told = _told(page.url, document, doubtful=texts)
    if told is not None:
        yield told
    yield from _addresses(page, document, site, doubtful=texts)


def _is_text(page: PageFacts, document: DocumentFacts) -> bool:
    """Return True for a page that people wrote to be read; a trace in place of an article is none."""
    if page.type is PageType.ARTICLE and document.headline is not None and document.times:
        return True
    counts = (len(_HAN.findall(block.text)) for block in document.blocks if block.region is Region.MAIN)
    return sum(count for count in counts if count >= _PARAGRAPH) >= _ARTICLE


def _told(url: str, document: DocumentFacts, *, doubtful: bool) -> Verdict | None:
    """Return what the text shows; a trace is often cut into many blocks, so neighbours are read together."""
    blocks = [block for block in document.blocks if block.text]
    whole = "\n".join((document.title, *(block.text for block in blocks)))
    sure, weak = sure_error(whole), named_error(whole)
    if not sure and not weak:
        return None
    tell = sure_error if sure else named_error
    where = next((b for b in blocks if tell(b.text)), None) or next(
        (one for one, two in pairwise(blocks) if tell(f"{one.text[-400:]}\n{two.text[:400]}")), None
    )
    pointer = pointer_to(url, where, where.text if where is not None else "")
    main = where is None or where.region is Region.MAIN
    if sure and not (doubtful and main):
        return failed(
            "页面暴露程序出错信息",
            "The page shows an error of its program",
            found=sure,
            pointer=pointer,
            place="trace",
        )
    return cant_tell(
        "页面文字像程序出错信息，也可能是讲解程序的文章，请人工查看",
        "The text looks like an error of a program, or is about programs; a person has to look",
        found=sure or weak,
        pointer=pointer,
        place="trace",
    )


def _addresses(page: PageFacts, document: DocumentFacts, site: Site, *, doubtful: bool) -> Iterator[Verdict]:
    own = own_hosts(site) | {host_of(page.url)}
    count = 0
    for node, url in _linked(document):
        host = host_of(url)
        if host in own or not _is_inner(host):
            continue
        count += 1
        if count > _MOST:
            return
        tell = cant_tell if doubtful and node.region is Region.MAIN else failed
        yield tell(
            "页面的链接或资源指向内部地址",
            "A link or file of the page lies at an inner address",
            found=url[:200],
            pointer=pointer_to(page.url, node),
            place=f"inner {host}",
        )
    for hidden in _hidden(page):
        host = host_of(hidden.url)
        if host in own or not _is_inner(host) or count >= _MOST:
            continue
        count += 1
        yield failed(
            "页面的注释或脚本中有内部地址",
            "A comment or script of the page holds an inner address",
            found=hidden.url,
            pointer=pointer_to(page.url),
            place=f"inner {hidden.place} {host}",
        )
    if count:
        return
    if not inner_address("\n".join(block.text for block in document.blocks)):
        return
    for block in document.blocks:
        address = inner_address(block.text)
        if address and address.partition(":")[0] not in own:
            yield cant_tell(
                "页面文字中有内部地址，请确认不是本网站的",
                "The text holds an inner address; make sure that it is none of the site's",
                found=address,
                pointer=pointer_to(page.url, block, block.text),
                place="inner text",
            )
            return


def _hidden(page: PageFacts) -> tuple[InnerAddress, ...]:
    """Return what the source holds: scripts of the rendered page may be those of a browser's own."""
    document = page.source or page.document
    return document.inner_addresses if document is not None else ()


def _linked(document: DocumentFacts) -> Iterator[tuple[Node, str]]:
    yield from ((link, link.url) for link in document.links if link.url)
    yield from ((image, image.source) for image in document.images)
    yield from ((script, script.source) for script in document.scripts if script.source)
    yield from ((frame, frame.source) for frame in document.frames)
    yield from ((form, form.action) for form in document.forms if form.action)


def _is_inner(host: str) -> bool:
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return False
    return address.version == 4 and bool(inner_address(str(address)))


def _errors(facts: SiteFacts) -> Iterator[Verdict]:
    exposure = facts.security.exposure
    answers = list(exposure.errors) if exposure is not None else []
    lost = facts.lost_page
    if lost is not None and lost.status is not None and lost.document is not None:
        text = "\n".join(block.text for block in lost.document.blocks[:400])
        answers.append(ErrorAnswer(url=lost.url, status=lost.status, title=lost.document.title, text=text))
    told: set[str] = set()
    for answer in answers:
        text = f"{answer.title}\n{answer.text}"
        sure = sure_error(text) or named_error(text)
        inner, version = inner_address(text), server_version(text)
        where = pointer_to(answer.url)
        if sure and "trace" not in told:
            told.add("trace")
            yield failed(
                "出错页面暴露程序出错信息",
                "An error page shows the insides of the program",
                found=f"{answer.status}：{sure}",
                pointer=where,
                place="error page",
            )
        elif inner and "inner" not in told:
            told.add("inner")
            yield failed(
                "出错页面暴露内部地址",
                "An error page shows an inner address",
                found=f"{answer.status}：{inner}",
                pointer=where,
                place="error page inner",
            )
        elif version and "version" not in told:
            told.add("version")
            yield advice(
                "出错页面写明服务器软件的版本",
                "An error page tells the version of the server",
                found=f"{answer.status}：{version}",
                pointer=where,
                place="error page version",
            )
