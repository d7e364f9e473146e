"""The way to ask for disclosure is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind, kinds_of
from pytest_govsite.checks.columns.leading import pointer_to_entry
from pytest_govsite.checks.columns.names import ancestors_of, names_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry, entries_on
from pytest_govsite.checks.functions.labelled import main_text
from pytest_govsite.checks.functions.opening import Opens, opens
from pytest_govsite.checks.functions.survey_reading import submits
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.document.downloads import downloads_of
from pytest_govsite.model import Edition, PageFacts, PageType, Profile, Verdict

_EXPECTED = "在线申请表单或统一平台；只提供邮寄、电子邮件的，有地址和申请表"


def disclosure_request(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    profile: Profile | None = None,
) -> Iterator[Verdict]:
    """A form online, a unified platform that answers, or address and form file where only post and mail are offered.

    (政府信息公开条例第二十七条；德州办法第二十条.) Under a profile that asks for it, only a way online counts.
    """
    entries = entries_to(survey, "disclosure-request", kind("disclosure-request"))
    own = _own_pages(entries, survey)
    if not entries and not own:
        yield inapplicable(
            "没有依申请公开栏目，见“依申请公开栏目”", "There is no column; see columns.disclosure-request"
        )
        return
    form = next((p for p in own if submits(p)), None)
    if form is not None:
        yield passed("可以在线申请公开", "Disclosure can be asked for online", pointer=pointer_to(form.url))
        return
    outside = _online(entries, own, survey)
    state = min((s for _, s in outside), key=list(Opens).index, default=None)
    if state is Opens.ANSWERS:
        entry = next(e for e, s in outside if s is Opens.ANSWERS)
        yield passed(
            "可以在统一平台在线申请公开",
            "The platform for asking opens",
            measured=entry.url,
            pointer=pointer_to_entry(entry),
        )
        return
    yield _by_post(own, outside, survey, online_owed=bool(profile and profile.disclosure_request_online))


def _own_pages(entries: tuple[Entry, ...], survey: Survey) -> list[PageFacts]:
    """Return the pages of this column: those the entries lead to, what lies below them, and the pages named so."""
    found: dict[str, PageFacts] = {}
    for entry in entries:
        page = survey.addresses.page(entry.url)
        if page is not None and page.document is not None and page.type is not PageType.HOME:
            found[page.url] = page
    for page in survey.pages:
        if page.document is None or page.page.edition is not Edition.MAIN or page.type is PageType.HOME:
            continue
        if page.page.parent in found or any(
            "disclosure-request" in kinds_of(n) for n in (*names_of(page)[:3], *ancestors_of(page))
        ):
            found.setdefault(page.url, page)
    return list(found.values())


def _online(entries: tuple[Entry, ...], own: list[PageFacts], survey: Survey) -> list[tuple[Entry, Opens]]:
    """Return the ways that lead to a form elsewhere: entries to other hosts, and links named 在线申请 and the like."""
    apply = pattern("request", "apply")
    ways = [e for e in entries if not e.url or not survey.addresses.is_own(e.url)]
    for page in own:
        assert page.document is not None
        for entry in entries_on(page, page.document):
            if apply.search(entry.name) and not pattern("request", "form").search(entry.name):
                target = survey.addresses.page(entry.url) if entry.url else None
                if target is None or target.document is None:
                    ways.append(entry)
    return [(e, opens(survey, e)) for e in ways]


def _by_post(own: list[PageFacts], ways: list[tuple[Entry, Opens]], survey: Survey, *, online_owed: bool) -> Verdict:
    where = pointer_to(own[0].url if own else (survey.home.url if survey.home else survey.facts.start_url))
    hidden = any((p.scripted_content and not p.rendered) or (p.document is not None and p.document.frames) for p in own)
    unknown = next(((e, s) for e, s in ways if s in (Opens.UNKNOWN, Opens.SCRIPT)), None)
    text = "\n".join(main_text(p.document) for p in own[:10] if p.document is not None).lower()
    addressed = bool(pattern("request", "post").search(text) or pattern("request", "mail").search(text))
    has_form = any(_offers_form(p) for p in own)
    if addressed and has_form and not online_owed:
        return passed("依申请公开写明了地址并提供申请表", "Address and form are there", pointer=where)
    if unknown is not None:
        entry, state = unknown
        tell = untested if state is Opens.UNKNOWN else cant_tell
        return tell(
            "在线申请入口未能打开，请人工确认",
            "The entry for asking online could not be opened here",
            found=f"{entry.name} → {entry.url or entry.handler[:60]}",
            pointer=pointer_to_entry(entry),
        )
    if hidden or survey.facts.truncated or not own:
        return cant_tell(
            "依申请公开的页面没有看全，请人工确认",
            "The pages for asking were not seen whole",
            expected=_EXPECTED,
            pointer=where,
        )
    if online_owed:
        return failed(
            "不能在线申请公开",
            "Disclosure cannot be asked for online",
            expected="在线申请表单或统一平台",
            pointer=where,
        )
    lacking = "、".join(n for n, there in (("通信地址或邮箱", addressed), ("申请表", has_form)) if not there)
    return failed(
        f"没有在线申请，也没有{lacking}",
        "There is neither a way online nor address and form",
        expected=_EXPECTED,
        pointer=where,
    )


def _offers_form(page: PageFacts) -> bool:
    document = page.document
    assert document is not None
    form = pattern("request", "form")
    return any(form.search(link.name) for link, _ in downloads_of(document)) or any(
        form.search(k.name) and k.url for k in document.links if k.region.value == "main"
    )
