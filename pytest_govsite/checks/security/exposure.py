"""What lies open although it should not: files, lists of folders, management entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.checks.security.standing import not_looked_at
from pytest_govsite.model import Cause, PageFacts, SiteFacts, Verdict
from pytest_govsite.model.security import EntryTrial, ExposureFacts

_KINDS = {
    "git": ("版本库文件（.git）可以下载", "Files of the version control (.git) can be downloaded"),
    "svn": ("版本库文件（.svn）可以下载", "Files of the version control (.svn) can be downloaded"),
    "hg": ("版本库文件（.hg）可以下载", "Files of the version control (.hg) can be downloaded"),
    "ds_store": ("文件夹记录（.DS_Store）可以下载", "A list of files (.DS_Store) can be downloaded"),
    "project": ("开发工具的工程文件可以下载", "Project files of a development tool can be downloaded"),
    "secrets": ("含口令或密钥的配置文件可以下载", "A configuration with secrets can be downloaded"),
    "web_inf": ("应用程序内部文件（WEB-INF）可以下载", "Inner files of the application (WEB-INF) can be downloaded"),
    "backup": ("程序的备份文件可以下载", "Backups of programs can be downloaded"),
    "phpinfo": ("phpinfo 页面可以访问", "The phpinfo page is public"),
    "status": ("服务器运行状态页面可以访问", "The status page of the server is public"),
    "dump": ("数据库导出文件可以下载", "A database dump can be downloaded"),
    "archive": ("整站备份压缩包可以下载", "An archive of the site can be downloaded"),
}
_LEAST = 0.5
"""Share of the requests that must have been answered."""
_PUBLIC = re.compile(
    r"注\s*册|找回密码|个人(?:用户)?登录|法人(?:用户)?登录|用户中心|个人中心|实名|统一身份认证|政务服务|支付宝|微信登录|扫码登录|来信|信箱|register|sign up",
    re.IGNORECASE,
)
_MANAGES = re.compile(
    r"后台|管理系统|管理平台|管理中心|内容管理|站群|采编|发布系统|管理员|控制台|\bCMS\b|\bWCM\b|admin|management|console|phpMyAdmin"
    r"|WordPress|Druid|WebLogic|Nacos|dashboard",
    re.IGNORECASE,
)
_PLAIN_PATHS = re.compile(r"^/(?:cms|wcm|manage|management|system/login)/?$", re.IGNORECASE)


def exposed_files(_: Sequence[PageFacts], facts: SiteFacts) -> Iterator[Verdict]:
    """None of a short list of files that must not be public is there; what an answer holds decides, not its status.

    Sought are version control, server and application internals, secrets, dumps and archives under usual names at the
    root of the site. Files elsewhere or under other names are not found.
    """
    exposure = facts.security.exposure
    problem = _unanswered(exposure, "files")
    if problem is not None or exposure is None:
        yield problem or not_looked_at()
        return
    found = [trial for trial in exposure.files if trial.found]
    for trial in found:
        zh, en = _KINDS.get(trial.kind, _KINDS["backup"])
        yield failed(
            zh,
            en,
            expected="404",
            found=f"{trial.status} {urlsplit(trial.url).path}",
            pointer=pointer_to(trial.url),
            place=f"{trial.kind} {urlsplit(trial.url).path}",
        )
    if not found:
        yield passed("没有发现泄露的文件", "No file leaks", measured=f"{len(exposure.files)} 个地址")


def directory_listing(_: Sequence[PageFacts], facts: SiteFacts) -> Iterator[Verdict]:
    """The folders in which pictures, scripts and files of pages lie do not list their files (at most 12 are asked)."""
    exposure = facts.security.exposure
    if exposure is None:
        yield not_looked_at()
        return
    if not exposure.directories:
        yield passed("页面没有使用单独目录中的文件", "Pages use no files in folders of their own")
        return
    problem = _unanswered(exposure, "directories")
    if problem is not None:
        yield problem
        return
    listed = [trial for trial in exposure.directories if trial.server]
    for trial in listed:
        yield failed(
            "目录列出文件清单",
            "A folder lists its files",
            expected="403 / 404",
            found=f"{trial.server}：{trial.entries} 项",
            pointer=pointer_to(trial.url),
            place=urlsplit(trial.url).path,
        )
    if not listed:
        yield passed("目录不列出文件", "No folder lists its files", measured=f"{len(exposure.directories)} 个目录")


def admin_exposed(_: Sequence[PageFacts], facts: SiteFacts) -> Iterator[Verdict]:
    """None of the usual management addresses answers with a login form (《互联网政务应用安全管理规定》, access control).

    A login of the public (registration, 统一身份认证) is none. Forms that only scripts make are not seen.
    """
    exposure = facts.security.exposure
    problem = _unanswered(exposure, "entries")
    if problem is not None or exposure is None:
        yield problem or not_looked_at()
        return
    told: dict[str, Verdict] = {}
    for entry in exposure.entries:
        verdict = _entry(entry)
        if verdict is not None:
            told.setdefault(entry.final_url or entry.url, verdict)
    yield from told.values()
    if not told:
        yield passed(
            "常见后台地址没有登录页",
            "Usual management addresses show no login",
            measured=f"{len(exposure.entries)} 个地址",
        )


def _entry(entry: EntryTrial) -> Verdict | None:
    where = pointer_to(entry.url)
    path = urlsplit(entry.url).path
    if entry.status == 401 and entry.realm:
        return cant_tell(
            "管理地址要求输入口令，请确认是否应对公众开放",
            "A management address asks for a password; the operator has to say whether it should be public",
            found=f"401 {entry.realm}",
            pointer=where,
            place=path,
        )
    elsewhere = host_of(entry.final_url) != host_of(entry.url)
    if entry.status != 200 or not entry.password or entry.same_as_lost or elsewhere:
        return None
    text = f"{entry.title} {entry.text}"
    manages = _MANAGES.search(text)
    if _PUBLIC.search(text) and not manages:
        return None
    found = entry.title or path
    if _PUBLIC.search(text) or (not manages and _PLAIN_PATHS.match(urlsplit(entry.final_url).path)):
        return cant_tell(
            "管理地址显示登录页，请确认是后台还是公众用户登录",
            "A management address shows a login; a person has to see whether it is for the public",
            found=found,
            pointer=where,
            place=path,
        )
    return failed(
        "后台登录页对公众开放",
        "The login of the management is public",
        expected="403 / 404",
        found=found,
        pointer=where,
        place=path,
    )


def _unanswered(exposure: ExposureFacts | None, what: str) -> Verdict | None:
    """Return that too few requests were answered to say anything."""
    if exposure is None:
        return not_looked_at()
    trials = getattr(exposure, what)
    answered = [trial for trial in trials if trial.status is not None]
    positive = any(getattr(trial, "found", False) or getattr(trial, "server", "") for trial in trials)
    if positive or len(answered) >= _LEAST * max(len(trials), 1):
        return None
    return untested(
        "探测请求大多没有应答（可能被防火墙拦截）",
        "Most requests were not answered (a firewall perhaps)",
        cause=Cause.BROKEN,
        found=f"{len(answered)}/{len(trials)}",
    )
