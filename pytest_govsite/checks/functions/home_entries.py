"""What the home page has to lead to: automatic answers, the province's search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pytest_govsite.checks.columns.leading import pointer_to_entry
from pytest_govsite.checks.columns.names import LONGEST_NAME
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.opening import Opens, best, on_page
from pytest_govsite.checks.functions.words import says
from pytest_govsite.checks.hosts import host_of, matches
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.model import DocumentFacts, Form, PageFacts, Profile, Verdict

_ROBOT = re.compile(
    r"robot(?!s\.txt)|znwd|znkf|znjqr|zhineng|chatbot|aichat|intelligent|smart-?(?:qa|answer)", re.IGNORECASE
)
_SEARCH = ("搜索", "检索", "search", "关键")


def smart_answers(page: PageFacts, survey: Survey) -> Iterator[Verdict]:
    """The home page has an entry to automatic answers (智能问答), and it opens (浙江办法第三十三条)."""
    found = best(survey, on_page(page, lambda name: len(name) <= LONGEST_NAME and says("smart", "names", name)))
    if found is None:
        document = page.document
        assert document is not None
        told = next((f for f in _clicked(document) if says("smart", "names", f)), "") or next(
            (
                a
                for a in (*(s.source for s in document.scripts), *(f.source for f in document.frames))
                if _ROBOT.search(a)
            ),
            "",
        )
        if told:
            yield cant_tell("智能问答入口由脚本打开，请人工点开确认", "The entry is opened by a script", found=told)
        else:
            yield failed("首页没有智能问答入口", "The home page has no entry to automatic answers", expected="智能问答")
        return
    entry, state = found
    shown, where = f"{entry.name} → {entry.url or entry.handler[:60]}", pointer_to_entry(entry)
    if state is Opens.ANSWERS:
        yield passed("首页有智能问答入口，可以打开", "Automatic answers open", measured=shown, pointer=where)
    elif state is Opens.SCRIPT:
        yield cant_tell(
            "智能问答入口由脚本打开，请人工点开确认", "The entry is opened by a script", found=shown, pointer=where
        )
    elif state is Opens.UNKNOWN:
        yield untested(
            "检测时没有条件打开智能问答", "Automatic answers could not be reached from here", found=shown, pointer=where
        )
    else:
        yield failed("智能问答入口打不开", "The entry to automatic answers does not answer", found=shown, pointer=where)


def _clicked(document: DocumentFacts) -> list[str]:
    """Return what can be clicked or seen without a link: controls, pictures with a handler."""
    controls = [c.label for form in document.forms for c in form.controls if c.visible is not False]
    pictures = [i.alt or i.title for i in document.images if i.handler or i.link]
    return [*controls, *pictures]


def search_unified(page: PageFacts, profile: Profile) -> Iterator[Verdict]:
    """The search box of the home page leads to the province's unified search (浙江办法第三十二条)."""
    document = page.document
    assert document is not None
    if not profile.search_hosts:
        yield inapplicable("所在地没有要求使用全省统一搜索", "No province-wide search is prescribed here")
        return
    boxes = [form for form in document.forms if _searches(form)]
    links = [k for k in document.links if k.visible is not False and matches(host_of(k.url), profile.search_hosts)]
    hosts = {host_of(form.action) for form in boxes if form.action}
    expected = "、".join(profile.search_hosts)
    if any(matches(host, profile.search_hosts) for host in hosts) or links:
        yield passed("搜索通向全省统一搜索", "The search leads to the province's", measured="、".join(sorted(hosts)))
        return
    handlers = " ".join(c.handler for form in boxes for c in form.controls)
    scripts = " ".join(s.text for s in document.scripts if s.text)
    told = next((h for h in profile.search_hosts if h.removeprefix("*.") in f"{handlers} {scripts}"), "")
    if told:
        yield passed("搜索通向全省统一搜索", "The search leads to the province's", measured=told)
    elif not boxes:
        yield cant_tell(
            "没有认出首页的搜索框，请人工确认", "No search box was recognised on the home page", expected=expected
        )
    elif any(_by_script(form, page) for form in boxes):
        yield cant_tell(
            "搜索框由脚本提交，是否通向全省统一搜索请人工确认",
            "The search box is sent by a script; a person has to look where it leads",
            expected=expected,
            pointer=pointer_to(page.url, boxes[0]),
        )
    else:
        yield failed(
            "搜索框没有通向全省统一搜索",
            "The search box does not lead to the province's unified search",
            expected=expected,
            found="、".join(sorted(hosts)) or page.url,
            pointer=pointer_to(page.url, boxes[0]),
        )


def _searches(form: Form) -> bool:
    """Return True for a form with one text field that is for searching."""
    fields = [c for c in form.controls if c.kind in ("text", "search", "input") and c.visible is not False]
    if not fields or len(fields) > 2 or any(c.kind == "password" for c in form.controls):
        return False
    told = " ".join(f"{c.label}{c.placeholder}{c.name}{c.identifier}" for c in form.controls).lower()
    return any(word in told for word in _SEARCH) or "search" in form.action.lower() or fields[0].kind == "search"


def _by_script(form: Form, page: PageFacts) -> bool:
    """Return True where the address of the form does not tell where a search leads."""
    if any(c.handler for c in form.controls) or not form.action:
        return True
    return urlsplit(form.action)._replace(query="", fragment="") == urlsplit(page.url)._replace(query="", fragment="")
