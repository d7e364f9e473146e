"""Files that must not be public, and how each is told by its content. Nothing of the content is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from pytest_govsite.observe.signatures import signature_of

Tell = Callable[[bytes], bool]

_MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ARCHIVES = frozenset({"zip", "rar", "7z"})


class Leak(NamedTuple):
    """A file: its path, what kind it is, and what its first bytes hold."""

    path: str
    kind: str
    tell: Tell


def _holds(pattern: bytes) -> Tell:
    expression = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    return lambda data: not _MARKUP.match(data) and bool(expression.search(data))


def _is_archive(data: bytes) -> bool:
    return signature_of(data).kind in _ARCHIVES or data[:3] == b"\x1f\x8b\x08" or data[257:262] == b"ustar"


_FIRST = re.compile(rb"create table\b|insert into\b", re.IGNORECASE)
_BEFORE = re.compile(
    rb"(?:set|drop|use|create database|begin|start transaction|lock tables)\b|--|/\*|\*|#", re.IGNORECASE
)
_DUMPER = re.compile(
    rb"-- (?:MySQL|MariaDB|PostgreSQL|phpMyAdmin|Navicat|DM) ?\S* ?dump|-- phpMyAdmin SQL", re.IGNORECASE
)


def _is_dump(data: bytes) -> bool:
    """Return True for a file whose first statement, after comments and settings, makes or fills a table."""
    for line in data.removeprefix(b"\xef\xbb\xbf").splitlines()[:200]:
        text = line.strip()
        if _DUMPER.match(text) or _FIRST.match(text):
            return True
        if text and not _BEFORE.match(text):
            return False
    return False


_KEYS = _holds(rb"^[ \t]*(?:export\s+)?(?:APP_KEY|APP_ENV|DB_\w+|\w*(?:PASSWORD|SECRET|ACCESS_?KEY|TOKEN)\w*)\s*=")
_PHPINFO = re.compile(rb"<title>[^<]{0,60}phpinfo\(\)</title>|<h1 class=\"p\">PHP Version", re.IGNORECASE)
_STATUS = re.compile(rb"<title>Apache (?:Server )?Status</title>|<h1>Apache Server Status for", re.IGNORECASE)
_PROPERTIES = _holds(
    rb"^[ \t]*(?:jdbc|spring|db|datasource)[\w.-]*(?:url|password|username)\s*=|^[ \t]*datasource[ \t]*:[ \t]*\r?$"
)

LEAKS = (
    Leak(".git/HEAD", "git", _holds(rb"\A(?:ref: refs/[\w./-]+|[0-9a-f]{40})\s*\Z")),
    Leak(".git/config", "git", _holds(rb"^[ \t]*\[core\][ \t]*\r?$")),
    Leak(".svn/entries", "svn", _holds(rb"\A(?:\d{1,2}\r?\n\s*\Z|\d{1,2}\r?\n\s*\ndir\b|<\?xml[^>]*>\s*<wc-entries)")),
    Leak(".svn/wc.db", "svn", lambda data: data.startswith(b"SQLite format 3\x00")),
    Leak(".hg/requires", "hg", _holds(rb"^(?:revlogv1|dotencode|fncache)[ \t]*\r?$")),
    Leak(".DS_Store", "ds_store", lambda data: data[:8] == b"\x00\x00\x00\x01Bud1"),
    Leak(".idea/workspace.xml", "project", _holds(rb"<project version=")),
    Leak(".env", "secrets", _KEYS),
    Leak(".htpasswd", "secrets", _holds(rb"\A[\w.-]{1,60}:(?:\$(?:apr1|2[aby]|5|6)\$|\{SHA\})")),
    Leak("WEB-INF/web.xml", "web_inf", _holds(rb"<web-app\b")),
    Leak("WEB-INF/classes/application.properties", "web_inf", _PROPERTIES),
    Leak("WEB-INF/classes/application.yml", "web_inf", _PROPERTIES),
    Leak("META-INF/MANIFEST.MF", "web_inf", _holds(rb"\AManifest-Version:")),
    Leak("application.properties", "secrets", _PROPERTIES),
    Leak(
        "web.config",
        "secrets",
        _holds(rb"<configuration\b[\s\S]*<(?:system\.web|system\.webServer|connectionStrings)\b"),
    ),
    Leak("web.config.bak", "backup", _holds(rb"<configuration\b")),
    Leak("index.php.bak", "backup", _holds(rb"\A\s*<\?php\b")),
    Leak("config.php.bak", "backup", _holds(rb"\A\s*<\?php\b")),
    Leak("index.jsp.bak", "backup", _holds(rb"\A\s*<%@?")),
    Leak("phpinfo.php", "phpinfo", lambda data: bool(_PHPINFO.search(data))),
    Leak("server-status", "status", lambda data: bool(_STATUS.search(data))),
    Leak("actuator/env", "status", _holds(rb"\A\s*\{.*\"propertySources\"\s*:")),
    Leak("backup.sql", "dump", _is_dump),
    Leak("database.sql", "dump", _is_dump),
    Leak("db.sql", "dump", _is_dump),
    Leak("www.zip", "archive", _is_archive),
    Leak("web.zip", "archive", _is_archive),
    Leak("wwwroot.zip", "archive", _is_archive),
    Leak("wwwroot.rar", "archive", _is_archive),
    Leak("backup.zip", "archive", _is_archive),
    Leak("www.tar.gz", "archive", _is_archive),
    Leak("ROOT.war", "archive", _is_archive),
)


def named_archives(host: str) -> tuple[Leak, ...]:
    """Return the archives that are named by the host: `www.example.gov.cn.zip`, `example.zip`."""
    parts = [part for part in host.split(".") if part]
    short = parts[1] if len(parts) > 2 and parts[0] == "www" else (parts[0] if parts else "")
    names = dict.fromkeys((host, short))
    return tuple(Leak(f"{name}.zip", "archive", _is_archive) for name in names if name and not name.isdigit())
