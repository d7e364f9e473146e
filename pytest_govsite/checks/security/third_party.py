"""Scripts of other hosts: each is a way into the site (《政府网站发展指引》, 安全防护)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from pytest_govsite.checks.hosts import host_of, is_government, is_public_name, matches, own_hosts, registrable
from pytest_govsite.checks.outcomes import failed, passed, pointer_to
from pytest_govsite.model import PageFacts, Site, Verdict


@cache
def _lists() -> tuple[tuple[str, ...], tuple[tuple[tuple[str, ...], str], ...]]:
    data = tomllib.loads(files("pytest_govsite.checks.security").joinpath("third_party.toml").read_text("utf-8"))
    allowed = tuple(host for entry in data["allowed"] for host in entry["hosts"])
    return allowed, tuple((tuple(entry["hosts"]), str(entry["what"])) for entry in data["known"])


def expected_hosts() -> tuple[str, ...]:
    """Return the patterns of hosts that are expected on government sites, or known for what they do."""
    allowed, known = _lists()
    return (*allowed, *(host for hosts, _ in known for host in hosts))


def third_party_scripts(pages: Sequence[PageFacts], site: Site) -> Iterator[Verdict]:
    """All scripts, in the source and as the browser loaded them, come from the site, gov.cn or the official marks.

    One finding for each other host, with the first page and the number of pages, for the operator to go through.
    """
    own = own_hosts(site)
    domains = {registrable(host) for host in own if is_public_name(host)}
    found: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        for host, url in {host_of(url): url for url in _scripts(page)}.items():
            if host and host not in own and registrable(host) not in domains and not is_government(host):
                found.setdefault(host, []).append((page.url, url))
    allowed, known = _lists()
    outside = {host: where for host, where in found.items() if not matches(host, allowed)}
    for host, where in sorted(outside.items()):
        what = next((what for hosts, what in known if matches(host, hosts)), "")
        yield failed(
            "载入第三方脚本，请核对是否必要和可信",
            "Scripts of another party are loaded; the operator has to say whether they are needed and trusted",
            expected="本站、gov.cn 或官方标识",
            found=f"{host}{f'（{what}）' if what else ''}：{len(where)} 页，{where[0][1][:200]}",
            pointer=pointer_to(where[0][0]),
            place=host,
        )
    if not outside:
        others = "、".join(sorted(found)[:5])
        yield passed("没有范围之外的第三方脚本", "No scripts of other parties", measured=others)


def _scripts(page: PageFacts) -> Iterator[str]:
    for document in (page.source, *(seen.document for seen in page.rendered[:1])):
        if document is not None:
            # what an extension of a browser puts in is none of the site's
            yield from (s.source for s in document.scripts if s.source.startswith(("http://", "https://")))
    if page.rendered:
        yield from (r.url for r in page.rendered[0].resources if r.kind == "script" and r.url.startswith("http"))
