"""Links to superior and subordinate government sites (德州市政府网站管理办法, article 13(3))."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pytest_govsite.checks.footer.region import shown
from pytest_govsite.checks.hosts import host_of, is_government, own_hosts
from pytest_govsite.checks.outcomes import failed, passed, pointer_to
from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import Link, PageFacts, Site, Verdict

_SERVICE_HOSTS = re.compile(r"beian|zfwzgl|zfwzzc|12345|12380|12388|tousu|liuyan|search|^so\.|login|mail|zwfw|gjzwfw")
_GOVERNMENT = re.compile(r"政府|国务院|中国政府网|[省市县区州盟旗镇乡]$|[局厅委办部署院会]$|政府网|门户")
_ROOT_DEPTH = 1


def superior_links(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The home page links to at least one other government site, superior or subordinate."""
    document = page.document
    own = own_hosts(site)
    links = [k for k in (document.links if document else ()) if shown(k) and _leads_to_government(k, own)]
    if links:
        hosts = sorted({host_of(k.url) for k in links})
        measured = f"{len(hosts)} 个：" + "、".join(hosts[:5])
        where = pointer_to(page.url, links[0], links[0].name)
        yield passed(
            "首页有上下级政府网站链接",
            "The home page links to other government sites",
            measured=measured,
            pointer=where,
        )
        return
    yield failed(
        "首页没有链接到任何上级或下级政府网站",
        "The home page links to no superior or subordinate government site",
        expected="至少一个上级或下级政府网站（.gov.cn）的链接",
        place="上下级政府网站链接",
    )


def _leads_to_government(link: Link, own: frozenset[str]) -> bool:
    host = host_of(link.url)
    if not is_government(host) or host in own or _SERVICE_HOSTS.search(host):
        return False
    path = [p for p in urlsplit(link.url).path.split("/") if p]
    return len(path) <= _ROOT_DEPTH and bool(_GOVERNMENT.search(squeeze(link.name)))
