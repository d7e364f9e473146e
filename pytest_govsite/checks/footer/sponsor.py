"""主办单位 in the footer (政府网站发展指引, annex, 布局)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.footer.icp import PROVINCES
from pytest_govsite.checks.footer.placeholder import MASKS
from pytest_govsite.checks.footer.region import Footer, absent, footer_of
from pytest_govsite.checks.outcomes import passed, pointer_to
from pytest_govsite.checks.wording import chinese_length
from pytest_govsite.model import PageFacts, Site, Verdict

_EXPECTED = "如“主办单位：示范县人民政府办公室”"
_ROLE = r"主\s{0,8}办"
_OTHER_ROLES = r"(?:\s*[/、,和与及(]?\s*(?:承办|协办|管理|维护|运维|运行|建设|主管)\s*\)?){0,3}"
_AFTER = r"\s*(?P<name>[^\n]{0,60}\n?[^\n]{0,60})"
_LABELLED = re.compile(rf"(?:主管\s*)?{_ROLE}{_OTHER_ROLES}\s*(?:单\s*位|方|机\s*构|部\s*门)?\s*:{_AFTER}")
_SPACED = re.compile(rf"{_ROLE}{_OTHER_ROLES}\s*(?:单\s*位|方|机\s*构|部\s*门)?\s{_AFTER}")
_NAME_FIRST = re.compile(rf"(?P<name>[\u4e00-\u9fff()·]{{3,40}})\s*{_ROLE}(?!\s*(?:单\s*位|方|机\s*构|部\s*门)?\s*:)")
_NAME_END = re.compile(
    r"承\s*办|协\s*办|技术|地\s*址|电\s*话|联\s*系|版权|网站|标识码|邮|建设|维护|运维|管理单位|备案|copyright|ipv6|传真|"
    rf"[{PROVINCES}]?\s*(?:ICP|公网安备)|"
    r"[©|;,。!:\d]|\s{3,}|主\s*办",
    re.I,
)
_NO_NAME = re.compile(rf"某+|[{re.escape(MASKS)}]{{2,}}|单位名称|待定")
_ORGANISATION = re.compile(r"(?:府|[厅局办委部署院会室]|中心|公室|处|街道|公司|司|社|台|站|校|区|厅)$")
_SHORTEST = 2


def sponsor(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The footer names who runs the site: 主办 or 主办单位 with a name before or after the word."""
    del site
    footer = footer_of(page)
    name = sponsor_name(footer)
    if name:
        where = pointer_to(page.url, footer.block_with(name[:4]), name)
        yield passed("底部标明主办单位", "The footer names the sponsor", measured=name, pointer=where)
        return
    other = _other_role(footer)
    yield absent(
        page,
        "底部没有标明主办单位" + (f"，只有“{other}”" if other else ""),
        "The footer does not name the sponsor (主办)" + (f", only “{other}”" if other else ""),
        expected=_EXPECTED,
        found=other,
        place="主办单位",
    )


def sponsor_name(footer: Footer) -> str:
    """Return the name beside 主办, empty where there is no word or no name."""
    text = footer.text
    labelled = (_cut(m["name"]) for m in _LABELLED.finditer(text))
    first = (_last(m["name"]) for m in _NAME_FIRST.finditer(text))
    spaced = (_cut(m["name"]) for m in _SPACED.finditer(text))
    names = (*labelled, *(n for n in first if _ORGANISATION.search(n)), *spaced)
    return next((n for n in names if _is_name(n)), "")


def _cut(text: str) -> str:
    """Return the name at the start of what follows the label."""
    line = text.strip().split("\n", 1)[0].strip()
    end = _NAME_END.search(line)
    name = line[: end.start()] if end else line
    return name.strip(" 、/-()【】[]·")


def _last(text: str) -> str:
    """Return the last of the words before 主办."""
    return text.split(" ")[-1].strip("()·")


def _is_name(name: str) -> bool:
    return chinese_length(name) >= _SHORTEST and not _NO_NAME.search(name)


def _other_role(footer: Footer) -> str:
    for word in (r"承\s*办", r"协\s*办", r"主\s*办", "版权所有"):
        found = re.search(rf"{word}(?:单\s*位)?\s*:?\s*[^\n\s]{{0,30}}", footer.text)
        if found:
            return found[0].strip()
    return ""
