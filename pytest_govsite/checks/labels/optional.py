"""The five optional labels have values where they are used, and their addresses lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from pytest_govsite.checks.addresses import Addresses, Reach, path_key
from pytest_govsite.checks.labels.reading import BY_NAME, is_placeholder, metas_of, pointer_of, values_of
from pytest_govsite.checks.outcomes import failed, inapplicable, passed, untested
from pytest_govsite.model import DocumentFacts, PageFacts, Verdict

_NAMES = ("Keywords", "Author", "Description", "Image", "Url")
_BETWEEN = re.compile(r"[,，;；|\s]+")
_MOST = 20


def optional_filled(page: PageFacts, addresses: Addresses) -> Iterator[Verdict]:
    """Keywords, Author, Description, Image and Url have values where they stand; Image and Url resolve.

    (政府网站发展指引, 网页设计规范, 网页标签, 内容页可选标签.) An address on the public domain is looked up on the
    inspected host. What could not be asked for is untested.
    """
    document = page.document
    assert document is not None
    there = [name for name in _NAMES if metas_of(document, name)]
    if not there:
        yield inapplicable("页面没有使用可选标签", "The page uses none of the optional labels")
        return
    verdicts = [v for name in there for v in _faults(page, document, name, addresses)]
    yield from verdicts
    if not verdicts:
        yield passed("可选标签都有值", "The optional labels that are used have values", measured="、".join(there))


def _faults(page: PageFacts, document: DocumentFacts, name: str, addresses: Addresses) -> Iterator[Verdict]:
    zh = BY_NAME[name.casefold()].zh
    where = pointer_of(page, name)
    values = values_of(document, name)
    if len(values) < len(metas_of(document, name)):
        yield failed(
            f"{name}（{zh}）标签的值为空，不用时宜去掉",
            f"The label {name} has no value; leave it out where it is not used",
            found=f'{name}=""',
            pointer=where,
            place=name,
        )
    for value in values:
        if is_placeholder(name, value):
            yield failed(
                f"{name}（{zh}）标签仍是模板占位内容",
                f"The label {name} still holds a template's placeholder",
                found=value,
                pointer=where,
                place=name,
            )
        elif name == "Url":
            yield from _dead(page, name, (value,), addresses)
        elif name == "Image":
            yield from _dead(page, name, tuple(_BETWEEN.split(value))[:_MOST], addresses)


def _dead(page: PageFacts, name: str, values: tuple[str, ...], addresses: Addresses) -> Iterator[Verdict]:
    for value in values:
        reach = _reach(page, value, addresses)
        where = pointer_of(page, name)
        if reach is Reach.DEAD:
            yield failed(
                f"{name} 标签的地址打不开",
                f"The address in {name} does not answer",
                found=value,
                pointer=where,
                place=name,
            )
        elif reach is Reach.UNKNOWN:
            yield untested(
                f"{name} 标签的地址没有条件核实能否打开",
                f"Whether the address in {name} answers could not be found out here",
                found=value,
                pointer=where,
                place=name,
            )


def _reach(page: PageFacts, value: str, addresses: Addresses) -> Reach:
    try:
        url = urljoin(page.url, value)
    except ValueError:
        return Reach.DEAD
    if not url.startswith(("http://", "https://")):
        return Reach.DEAD
    if addresses.is_own(url) and path_key(url) == path_key(page.url):
        return Reach.ANSWERS
    return Reach.ANSWERS if _shown(page, url) else addresses.reach(url)


def _shown(page: PageFacts, url: str) -> bool:
    """Return True where the page itself shows the picture and it loaded."""
    images = page.document.images if page.document else ()
    return any(i.natural_width and path_key(i.source) == path_key(url) for i in images)
