"""`--govsite-pages`: exactly these pages, one `URL` or `URL<TAB>type` a line (contract, section 1)."""

from __future__ import annotations

from pathlib import Path

from pytest_govsite.discover.urls import canonical
from pytest_govsite.errors import ConfigError
from pytest_govsite.model import PageType

KEY = "--govsite-pages"
_ALLOWED_TYPES = "、".join(PageType)


def listed(source: Path | str) -> tuple[tuple[str, PageType | None], ...]:
    """Return the pages that a file (`Path`) or a text (`str`) lists, in order, with the type where one is given.

    Empty lines and lines that begin with `#` say nothing. A page named twice counts once.

    Raises:
        ConfigError: the file cannot be read, a line is no address, a type is unknown, one page has two types, or no
            page is listed.
    """
    if isinstance(source, Path):
        text, file = _read(source), str(source)
    else:
        text, file = source, ""
    pages: dict[str, PageType | None] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            url, page_type = _entry(line, f"{file or KEY} 第 {number} 行")
            if pages.get(url) not in (None, page_type) and page_type is not None:
                raise ConfigError(
                    KEY, url, f"同一页面给出了两种类型：{pages[url]}、{page_type}", file=f"{file or KEY} 第 {number} 行"
                )
            pages[url] = page_type or pages.get(url)
    if not pages:
        raise ConfigError(KEY, file, "至少要列出一个页面，每行一个地址")
    return tuple(pages.items())


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return path.read_text(encoding="gb18030", errors="replace")
    except OSError as error:
        raise ConfigError(KEY, str(path), f"文件无法读取（{error.strerror or error}）") from None


def _entry(line: str, where: str) -> tuple[str, PageType | None]:
    address, mark, name = line.strip().partition("\t")
    last = address.rpartition(" ")[2]
    if not mark and last != address and last.lower() in set(PageType):
        # an address may hold blanks, a type after one is a slip of the hand: taken as address it would answer 404
        raise ConfigError(KEY, line.strip(), "地址和页面类型之间要用制表符（Tab）隔开", file=where)
    url = canonical(address)
    if not url:
        raise ConfigError(KEY, address, "每行一个 http:// 或 https:// 开头的地址，可在制表符后写页面类型", file=where)
    wanted = name.strip().lower()
    if not mark or not wanted:
        return url, None
    if wanted not in set(PageType):
        raise ConfigError(KEY, name.strip(), f"页面类型只能是 {_ALLOWED_TYPES}", file=where)
    return url, PageType(wanted)
