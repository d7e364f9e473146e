"""Offered files can be downloaded and are what they are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.functions.file_kinds import fits, nearly_fits
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.document.downloads import downloads_of
from pytest_govsite.model import FileProbe, Link, PageFacts, Pointer, SiteFacts, UnobservedReason, Verdict

_REFUSED = (403, 405, 407, 412, 418, 421, 429, 503)


def downloads(pages: Sequence[PageFacts], facts: SiteFacts) -> Iterator[Verdict]:
    """Every file that was asked for answers, is not empty, and its type and first bytes are those of its extension.

    A sample of the offered files is asked for (政府网站发展指引 链接地址；德州办法第二十条).
    """
    probes = {probe.url: probe for probe in facts.files}
    offered = asked = 0
    for page in pages:
        if page.document is None:
            continue
        for link, kind in downloads_of(page.document):
            offered += 1
            probe = probes.pop(link.url, None)
            if probe is not None:
                asked += 1
                yield _judged(page, link, kind, probe)
    if not offered:
        yield inapplicable("没有提供下载的文件", "No file is offered")
    elif not asked:
        yield untested(
            "这些页面的文件没有抽到", "None of the files of these pages was in the sample", found=str(offered)
        )


def _judged(page: PageFacts, link: Link, kind: str, probe: FileProbe) -> Verdict:
    where = pointer_to(page.url, link, link.name)
    shown = f"{link.name[:60]} → {link.url}"
    if probe.status is None:
        reason = probe.unobserved.reason if probe.unobserved else None
        if reason is UnobservedReason.REDIRECT_LOOP:
            return failed("文件地址循环跳转", "The address of a file redirects for ever", found=shown, pointer=where)
        return untested(
            "检测时没有条件打开该文件", "The file could not be reached from here", found=shown, pointer=where
        )
    if probe.login:
        return failed("下载文件需要登录", "A file can be downloaded after a login only", found=shown, pointer=where)
    if probe.status in _REFUSED:
        return cant_tell(
            "服务器拒绝程序下载该文件，请人工点开确认",
            "The server refuses the file to a program",
            found=f"{shown}（{probe.status}）",
            pointer=where,
        )
    if probe.status >= 400:
        return failed(
            "文件打不开", "A file does not answer", expected="200", found=f"{shown}（{probe.status}）", pointer=where
        )
    if not probe.size or probe.signature == "empty":
        return failed("文件是空的", "A file is empty", found=shown, pointer=where)
    return _judged_content(kind, probe, shown, where)


def _judged_content(kind: str, probe: FileProbe, shown: str, where: Pointer) -> Verdict:
    told = f"{shown}（{probe.media_type or '—'}，{probe.signature}）"
    if fits(kind, probe):
        if probe.media_type.startswith("text/") and not probe.attachment and kind not in ("txt", "csv"):
            return failed(
                "文件的内容类型与扩展名不一致，浏览器会显示乱码",
                "The content type does not match the extension; browsers show garbage",
                expected=f".{kind}",
                found=told,
                pointer=where,
            )
        return passed("文件可以下载，类型一致", "The file can be downloaded and is what it says", pointer=where)
    if nearly_fits(kind, probe):
        return advice(
            "文件能打开，但格式与扩展名不一致",
            "The file opens, but its format is not that of its extension",
            expected=f".{kind}",
            found=told,
            pointer=where,
        )
    if probe.signature == "html":
        return failed(
            "点开的是网页，不是文件",
            "The link opens a web page, no file",
            expected=f".{kind}",
            found=told,
            pointer=where,
        )
    if probe.signature == "unknown" and kind in ("ceb", "wps", "et", "dps"):
        return cant_tell("文件格式无法识别，请人工打开确认", "The format is not known here", found=told, pointer=where)
    return failed(
        "文件内容与扩展名不一致",
        "The content of a file does not match its extension",
        expected=f".{kind}",
        found=told,
        pointer=where,
    )
