"""What stands in offered files: personal numbers, marks of classification, wrong wordings, test data.

The checks take the observed pages for nothing but being called like other checks of a site.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.content.leftovers import sign_of_text
from pytest_govsite.checks.content.personal import BANK, IDENTITY, MOBILE, NumberKind, Reading, reading_of
from pytest_govsite.checks.content.secrecy import REPORT, described
from pytest_govsite.checks.content.wordings import Hit, Wordings, bundled
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.model import (
    AttachmentFacts,
    AttachmentsFacts,
    Cause,
    Content,
    Level,
    PageFacts,
    PersonalSighting,
    Pointer,
    Site,
    Verdict,
)

_MOST = 20
_SHOWN = 3


def attached_id_numbers(_: Sequence[PageFacts], attachments: AttachmentsFacts | None) -> Iterator[Verdict]:
    """No offered file holds a whole identity card number; as for pages."""
    yield from _numbers(attachments, IDENTITY)


def attached_phone_numbers(_: Sequence[PageFacts], attachments: AttachmentsFacts | None) -> Iterator[Verdict]:
    """No offered file holds a mobile number beside a private person's name; as for pages."""
    yield from _numbers(attachments, MOBILE)


def attached_bank_cards(_: Sequence[PageFacts], attachments: AttachmentsFacts | None) -> Iterator[Verdict]:
    """No offered file holds a bank card number; as for pages."""
    yield from _numbers(attachments, BANK)


def attached_secret_markers(_: Sequence[PageFacts], attachments: AttachmentsFacts | None) -> Iterator[Verdict]:
    """No page of an offered file bears a mark of classification; of one that does, nothing else is kept."""
    for file in _files(attachments):
        if not file.marks:
            yield (
                _unread(file)
                if file.unread
                else passed(
                    "附件中没有发现密级标志", "No mark of classification was found in the file", pointer=_at(file)
                )
            )
            continue
        zh = "疑似涉密：附件带有密级标志，请立即报告；程序未保存其内容"
        en = "It may be classified: the file bears a mark of classification. Report it at once; nothing of it was kept"
        told = "、".join(dict.fromkeys(described(mark) for mark in file.marks))
        found = f"{told}；SHA-256 {file.sha256}"
        yield cant_tell(zh, en, expected=REPORT, found=found, pointer=_at(file, file.url), place=f"mark:{file.url}")
    yield from _none(attachments)


def attached_misstatements(
    _: Sequence[PageFacts], attachments: AttachmentsFacts | None, wordings: Wordings | None = None
) -> Iterator[Verdict]:
    """No offered file holds a wording of the list of misstatements; as for pages."""
    for file in _files(attachments):
        if file.unread:
            yield _unread(file)
            continue
        hits = _hits(file, wordings or bundled("misstatements"))
        for page, hit in hits:
            found = f"{_named(file, page)}{hit.told}"
            if hit.wording.certain and not hit.quoted:
                serious = hit.wording.level == "serious"
                zh = "附件有严重表述错误" if serious else "附件有表述错误"
                en = "A serious misstatement in a file" if serious else "A wrong wording in a file"
                yield failed(
                    zh,
                    en,
                    expected=hit.wording.right,
                    found=found,
                    pointer=_at(file),
                    place=_place(file, hit),
                    level=None if serious else Level.SHOULD,
                )
            else:
                zh, en = "附件疑似表述错误，请人工确认", "A file may hold a misstatement; a person has to confirm it"
                yield _doubtful(zh, en, file, hit, found)
        if not hits:
            yield passed(
                "附件中没有发现词库中的表述错误", "No wording of the list was found in the file", pointer=_at(file)
            )
    yield from _none(attachments)


def attached_typos(
    _: Sequence[PageFacts], attachments: AttachmentsFacts | None, wordings: Wordings | None = None
) -> Iterator[Verdict]:
    """No offered file holds a misprint of the list; hits are for a person."""
    for file in _files(attachments):
        if file.unread:
            yield _unread(file)
            continue
        hits = [each for each in _hits(file, wordings or bundled("typos")) if not each[1].quoted]
        for page, hit in hits:
            zh, en = "附件疑似错别字，请人工确认", "A file may hold a misprint; a person has to confirm it"
            found = f"{_named(file, page)}{hit.told}"
            yield _doubtful(zh, en, file, hit, found)
        if not hits:
            yield passed(
                "附件中没有发现词库中的错别字", "No misprint of the list was found in the file", pointer=_at(file)
            )
    yield from _none(attachments)


def attached_test_data(_: Sequence[PageFacts], attachments: AttachmentsFacts | None, site: Site) -> Iterator[Verdict]:
    """No offered file holds the filling texts that builders leave behind (lorem ipsum, 示例文字…)."""
    level = Level.SHOULD if site.content in (Content.SAMPLE, Content.NONE) else None
    for file in _files(attachments):
        if file.unread:
            yield _unread(file)
            continue
        sign = next((sign for part in file.parts if (sign := sign_of_text(part.text))), "")
        if sign:
            zh, en = "附件内容是测试数据", "Test data is left over: a file"
            found = f"{_named(file, None)}{sign}"[:200]
            yield failed(zh, en, found=found, pointer=_at(file), place=f"file:{file.url}", level=level)
        else:
            yield passed("附件中没有测试数据残留", "No test data left over in the file", pointer=_at(file))
    yield from _none(attachments)


def _numbers(attachments: AttachmentsFacts | None, kind: NumberKind) -> Iterator[Verdict]:
    for file in _files(attachments):
        if file.unread:
            yield _unread(file)
            continue
        topic = f"{file.name} {file.title}"
        read = [(each, reading_of(each, topic)) for each in file.personal if each.kind == kind.kind]
        certain = _once(each for each, reading in read if reading is Reading.PRIVATE)
        doubtful = _once(each for each, reading in read if reading is Reading.DOUBTFUL)
        where, place = _at(file), f"{kind.kind}:{file.url}"
        if certain:
            zh, en = f"附件公开了{kind.zh}", f"A file publishes a whole {kind.en}"
            yield failed(zh, en, expected=kind.expected, found=_counted(file, certain), pointer=where, place=place)
        elif doubtful:
            zh, en = f"附件中疑似有{kind.zh}，请人工确认", f"A file may hold a {kind.en}; a person has to confirm it"
            yield cant_tell(zh, en, expected=kind.expected, found=_counted(file, doubtful), pointer=where, place=place)
        else:
            yield passed(f"附件中没有发现{kind.zh}", f"No {kind.en} was found in the file", pointer=where)
    yield from _none(attachments)


def _once(sightings: Iterator[PersonalSighting]) -> list[PersonalSighting]:
    return list({each.digest: each for each in sightings}.values())


def _counted(file: AttachmentFacts, sightings: Sequence[PersonalSighting]) -> str:
    shown = "、".join(f"{_page(each.page)}{each.shown}" for each in sightings[:_SHOWN])
    more = f" 等 {len(sightings)} 个" if len(sightings) > _SHOWN else ""
    return f"{_named(file, None)}{shown}{more}"


def _doubtful(zh: str, en: str, file: AttachmentFacts, hit: Hit, found: str) -> Verdict:
    return cant_tell(
        zh,
        en,
        expected=hit.wording.right,
        found=found,
        pointer=_at(file),
        place=_place(file, hit),
        term=hit.key,
        context=hit.digest,
    )


def _hits(file: AttachmentFacts, wordings: Wordings) -> list[tuple[int | None, Hit]]:
    found: dict[str, tuple[int | None, Hit]] = {}
    for part in file.parts:
        for line in part.text.split("\n"):
            for hit in wordings.hits(line):
                if len(found) < _MOST:
                    # certain words count once a file, doubtful ones in each context, as a person may judge each
                    certain = hit.wording.certain and not hit.quoted
                    found.setdefault(hit.text if certain else hit.context, (part.number, hit))
    return list(found.values())


def _files(attachments: AttachmentsFacts | None) -> tuple[AttachmentFacts, ...]:
    return tuple(file for file in attachments.files if not file.missing) if attachments else ()


def _none(attachments: AttachmentsFacts | None) -> Iterator[Verdict]:
    if attachments is None or not (_files(attachments) or attachments.left_out):
        yield inapplicable("没有打开的附件", "No file was opened")
    elif attachments.left_out:
        zh = f"附件过多，另有 {attachments.left_out} 个未打开"
        en = f"There are too many files; {attachments.left_out} were not opened"
        yield untested(zh, en, cause=Cause.BROKEN, place="left-out")


def _unread(file: AttachmentFacts) -> Verdict:
    assert file.unread is not None
    zh, en = f"附件未能读取：{file.unread.zh}", f"A file could not be read: {file.unread.en}"
    found = file.name or file.url
    # a file that came and is a scan or asks for a password is not lost by a breakage
    cause = Cause.ENVIRONMENT if file.sha256 else Cause.BROKEN
    return untested(zh, en, cause=cause, found=found, pointer=_at(file), place=f"unread:{file.url}")


def _at(file: AttachmentFacts, snippet: str = "") -> Pointer:
    return pointer_to(file.page, None, snippet or f"{file.name} {file.url}".strip())


def _named(file: AttachmentFacts, page: int | None) -> str:
    return f"{file.name or file.url}：{_page(page)}"


def _page(page: int | None) -> str:
    return f"第 {page} 页 " if page else ""


def _place(file: AttachmentFacts, hit: Hit) -> str:
    return f"words:{hit.key}:{file.url}"
