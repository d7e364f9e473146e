"""What a visitor sees at an address that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.folding import folded
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.checks.trail import is_home_entry
from pytest_govsite.model import DocumentFacts, LostPage, PageFacts, Verdict

_TRACE = re.compile(
    r"Traceback \(most recent call|Exception in thread|\bat (?:[\w$]+\.)+[\w$<>]+\([\w.]+\.java:\d+\)|java\.lang\.\w+"
    r"|org\.(?:apache|springframework)\.[\w.]+(?:Exception|Error)|Whitelabel Error Page|System\.Web\.\w*Exception"
    r"|Server Error in '/|Fatal error: .{0,200}? on line \d+|Warning: .{0,200}? on line \d+|ORA-\d{5}|SQLSTATE\["
    r"|SQL syntax.{0,60}MySQL|Microsoft OLE DB Provider|Stack Trace:|堆栈跟踪|ThinkPHP|Django Version:",
    re.IGNORECASE,
)
_SERVER = re.compile(
    r"(?:Apache Tomcat|Apache|nginx|Microsoft-IIS|IIS|Tengine|openresty|WebLogic)[/ ]?\d+\.\d+[\w.]*", re.IGNORECASE
)
_SAYS = re.compile(
    r"404|不存在|找不到|无法找到|未找到|没有找到|已删除|已被删除|已经删除|走丢|迷路|无法访问|出错|错误|not found|no longer",
    re.IGNORECASE,
)


def not_found(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """An address that is not there answers 404 with a page of the site that leads home and shows nothing of its insides.

    Asked for is one address that the site cannot have. A redirect to the home page is advice.
    """
    lost = survey.facts.lost_page
    if lost is None or lost.status is None:
        yield untested("不存在的地址没有得到应答", "The address that is not there gave no answer")
        return
    where = pointer_to(lost.url)
    document = lost.document
    text = "\n".join(b.text for b in document.blocks[:400]) if document is not None else ""
    trace = _TRACE.search(text)
    if trace is not None:
        yield failed(
            "错误页面暴露程序出错信息",
            "The error page shows the program's insides",
            found=trace[0][:100],
            pointer=where,
            place="trace",
        )
        return
    if lost.status in (401, 403, 405, 412, 418, 429) or lost.status >= 500:
        yield _judged_refusal(lost)
        return
    if lost.status < 400:
        yield _judged_answer(lost, text, survey)
        return
    yield from _judged_page(lost, document, text, survey)


def _judged_refusal(lost: LostPage) -> Verdict:
    if lost.status is not None and lost.status >= 500 and lost.status != 503:
        return failed(
            "访问不存在的地址时服务器出错",
            "An address that is not there makes the server fail",
            expected="404",
            found=str(lost.status),
            pointer=pointer_to(lost.url),
            place="status",
        )
    return cant_tell(
        "服务器拒绝了程序的访问，错误页面请人工查看",
        "The server refused the request; a person has to look at the error page",
        expected="404",
        found=str(lost.status),
        pointer=pointer_to(lost.url),
    )


def _judged_answer(lost: LostPage, text: str, survey: Survey) -> Verdict:
    where = pointer_to(lost.url)
    if lost.hops and survey.home is not None and survey.key(lost.final_url) == survey.key(survey.home.url):
        return advice(
            "访问不存在的地址时直接跳转到首页",
            "An address that is not there redirects to the home page",
            expected="404",
            found=lost.final_url,
            pointer=where,
            place="redirect",
        )
    said = _SAYS.search(text)
    return failed(
        "不存在的地址返回 200" + ("，虽然页面写着不存在" if said else ""),
        "An address that is not there answers 200" + (", though the page says that it is not there" if said else ""),
        expected="404",
        found=f"{lost.status} {lost.final_url if lost.hops else ''}".strip(),
        pointer=where,
        place="status",
    )


def _judged_page(lost: LostPage, document: DocumentFacts | None, text: str, survey: Survey) -> Iterator[Verdict]:
    where = pointer_to(lost.url)
    faults = False
    if document is None or not (leads_home(document, survey) or document.refresh or _moves_on(document)):
        faults = True
        yield failed(
            "错误页面没有返回首页的链接",
            "The error page has no way home",
            expected="返回首页",
            pointer=where,
            place="home",
        )
    if document is None or not _has_look(document, text, survey):
        faults = True
        told = _SERVER.search(text)
        yield failed(
            "错误页面是服务器默认页面，不是本网站的样式",
            "The error page is the server's own, not the site's",
            expected=survey.site.name,
            found=told[0] if told else text[:60],
            pointer=where,
            place="look",
        )
    if not faults:
        yield passed(
            "错误页面友好", "The error page is friendly", measured=f"状态码 / status {lost.status}", pointer=where
        )


def leads_home(document: DocumentFacts, survey: Survey) -> bool:
    """Return True for a page with a link to the home page."""
    for link in document.links:
        if link.visible is False:
            continue
        if link.url and survey.addresses.is_own(link.url) and urlsplit(link.url).path in ("", "/"):
            return True
        if link.url and survey.home is not None and survey.key(link.url) == survey.key(survey.home.url):
            return True
        if is_home_entry(link.name) or "首页" in link.name:
            return True
    return False


def _moves_on(document: DocumentFacts) -> bool:
    """Return True for a page whose script goes home by itself."""
    return any("location" in s.text for s in document.scripts if s.text)


def _has_look(document: DocumentFacts, text: str, survey: Survey) -> bool:
    """Return True for a page with the site's name, or a header or footer and links of its own."""
    name = folded(survey.site.name)
    if (name and name in folded(f"{document.title} {text[:400]}")) or (name and name in folded(text[-400:])):
        return True
    if any(name and name in folded(i.alt or "") for i in document.images):
        return True
    own = [x for x in document.links if x.url and survey.addresses.is_own(x.url)]
    return len(own) >= 5 or (bool(document.images) and bool(own)) or bool(document.footer_selector and own)
