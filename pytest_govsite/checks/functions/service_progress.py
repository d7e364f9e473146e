"""Progress and results of services can be asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind
from pytest_govsite.checks.columns.leading import pointer_to_entry
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.opening import Opens, best, named, opens
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.model import PageFacts, Verdict


def service_progress(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
) -> Iterator[Verdict]:
    """An entry (办理进度查询 …) leads to a page that asks for a number or to the unified login (德州办法第二十六条)."""
    found = best(survey, named(survey, "progress"))
    if found is None:
        yield _without(survey)
        return
    entry, state = found
    shown, where = f"{entry.name} → {entry.url or entry.handler[:60]}", pointer_to_entry(entry)
    if state is Opens.ANSWERS:
        page = survey.addresses.page(entry.url)
        if page is not None and page.document is not None and not _asks(page):
            yield cant_tell(
                "办理进度查询入口能打开，但页面没有查询表单，请人工确认",
                "The entry opens, but the page holds no form for asking",
                found=shown,
                pointer=where,
            )
        else:
            yield passed(
                "有办理进度和结果查询入口，可以打开", "Progress can be asked for", measured=shown, pointer=where
            )
    elif state is Opens.SCRIPT:
        yield cant_tell(
            "办理进度查询入口由脚本打开，请人工点开确认", "The entry is opened by a script", found=shown, pointer=where
        )
    elif state is Opens.UNKNOWN:
        yield untested(
            "检测时没有条件打开办理进度查询", "The entry could not be reached from here", found=shown, pointer=where
        )
    else:
        yield failed(
            "办理进度查询入口打不开", "The entry for asking about progress does not answer", found=shown, pointer=where
        )


def _asks(page: PageFacts) -> bool:
    """Return True for a page with a form beyond the site's search, a frame, or content that a script makes."""
    document = page.document
    assert document is not None
    forms = [f for f in document.forms if f.region.value == "main" and any(c.tag == "input" for c in f.controls)]
    outward = any(k.region.value == "main" and "查询" in k.name for k in document.links)
    return bool(forms) or bool(document.frames) or page.scripted_content or outward


def _without(survey: Survey) -> Verdict:
    where = pointer_to(survey.home.url if survey.home else survey.facts.start_url)
    services = entries_to(survey, "services", kind("services"))
    platforms = [
        e for e in services if e.url and not survey.addresses.is_own(e.url) and opens(survey, e) is not Opens.DEAD
    ]
    if platforms or survey.facts.truncated or survey.home is None:
        return cant_tell(
            "没有看到办理进度查询入口，办事在统一平台进行，请人工确认平台上能否查询",
            "No entry was seen; services are on a unified platform, a person has to look there",
            found=platforms[0].url if platforms else "",
            pointer=where,
        )
    return failed(
        "没有办理进度和结果查询入口",
        "There is no entry for asking about progress",
        expected="办理进度查询、办件查询",
        pointer=where,
    )
