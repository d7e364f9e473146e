"""Links that lead to something else than they say (错链): error and parked pages behind 200, home page for an article."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from pytest_govsite.checks.addresses import path_key
from pytest_govsite.checks.links.fragments import lost_fragments
from pytest_govsite.checks.links.known import main_text
from pytest_govsite.checks.links.misnamed import misnamed
from pytest_govsite.checks.links.survey import Held, LinkSurvey
from pytest_govsite.checks.links.telling import told, where
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, untested
from pytest_govsite.model import Level, LinkCheck, LinkState, PageFacts, Verdict

_SAME = 40
_TELLING = 12
"""Characters from which two texts that hold each other are one text."""
_WALL = 400
"""Characters up to which a text about a firewall comes from one."""
_SHORT = 160
"""Characters up to which a text that says so is nothing but an error page."""
_ABSENT = re.compile(r"not\s*found|不存在|找不到|删除", re.IGNORECASE)
_BARE = 20
"""Characters beside its title below which a page has nothing to say (the name of the server)."""
_LEADS_HOME = re.compile(r"首\s*页|主\s*页|门户|官网|网站|返回|\bhome\b|\bindex\b", re.IGNORECASE)
_INDEX = re.compile(
    r"(?:^|/)(?:index|default|main|home|portal|web|site|pc|www|zh|cn|zh-cn|chs)(?:[._-]\w+)?(?:\.\w+)?/?$",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\.(?:s?html?|jhtml|jspx?|aspx?|php|docx?|xlsx?|pdf|zip|rar|wps)$|/(?:art|col|content|detail|info)/", re.IGNORECASE
)
_SPLIT = re.compile(r"[|_–—]")
"""Between the title of a page and the name of its site."""
_SPACE = re.compile(r"\s+")
_KINDS = frozenset(("link", "frame"))
_SHOWN = frozenset(("image", "picture", "poster", "background", "drawing"))
_HTML = frozenset(("text/html", "application/xhtml+xml"))
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp|svg|avif)$", re.IGNORECASE)


@cache
def _phrases(name: str) -> re.Pattern[str]:
    data = tomllib.loads(files("pytest_govsite.checks.links").joinpath("wrong.toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{phrase})" for phrase in data[name]), re.IGNORECASE)


def titled_as_lost(title: str) -> bool:
    """Return whether the title of a page is that of an error page which says that nothing is there."""
    plain = _plain(title)
    named = _names_an_error(plain) or _names_an_error(plain.partition("-")[0])
    return named and ("404" in plain or _ABSENT.search(plain) is not None)


def _names_an_error(title: str) -> bool:
    """True: a plain title, or its part before the site's name, is one of error pages."""
    return any(part and _phrases("error_titles").fullmatch(part) for part in (title, *_SPLIT.split(title)[:1]))


def links_wrong(
    pages: Sequence[PageFacts],
    survey: LinkSurvey,
) -> Iterator[Verdict]:
    """No link that answers leads to an error page, a parked domain or, for an article, to the home page.

    What the site itself answers to an address that cannot exist is the measure for its own pages. One sign alone is left
    to a person; other hosts' error pages too. A place (`#name`) that is not on its page is advice; the name of one column on a link to another
    is for a person.
    """
    if not survey.asked:
        yield untested("链接没有核对", "The links were not asked for")
        return
    lost = _Lost(survey)
    judged = 0
    faults = 0
    for held in survey.held.values():
        check = survey.check(held)
        if check is None or check.state is not LinkState.OK or check.login or check.assumed:
            continue
        if not held.kinds & _KINDS and not check.title:
            continue
        judged += 1
        if held.kinds <= _SHOWN and check.method != "page" and check.media_type in _HTML:
            faults += 1
            yield _no_picture(held, check)
            continue
        verdict = _judged(held, check, survey, lost)
        if verdict is not None:
            faults += 1
            yield verdict
    for verdict in (*lost_fragments(pages, survey), *misnamed(pages, survey)):
        faults += 1
        yield verdict
    if not judged:
        yield inapplicable("没有可核对的链接", "There are no links to look at")
    elif not faults:
        yield passed("没有错链", "No wrong links", measured=f"{judged} 个链接 / links")


class _Lost:
    """What the site answers to an address that it cannot have, where that is no error by its status."""

    def __init__(self, survey: LinkSurvey) -> None:
        page = survey.facts.lost_page
        soft = page is not None and page.status is not None and page.status < 400
        document = page.document if page is not None and soft else None
        home = survey.home.document if survey.home is not None else None
        self._title = _plain(document.title) if document else ""
        self._text = _plain(main_text(document)) if document else ""
        # a site that gives all its pages one title cannot be told by it
        if home is not None and self._title == _plain(home.title):
            self._title = ""

        shown = survey.home.source or home if survey.home is not None else None
        self._home = (_plain(shown.title), _plain(main_text(shown))) if shown else ("", "")

    def is_home(self, check: LinkCheck) -> bool:
        """Return True for a page with title and words of the home page; too few words may be those of any application."""
        title, text = self._home
        return len(text) >= _SAME and _plain(check.title) == title and _plain(check.text) == text

    def is_it(self, check: LinkCheck) -> bool:
        """Return True for an answer that is entitled as the site's answer to what is not there."""
        return bool(self._title) and _plain(check.title) == self._title

    def reads(self, text: str) -> bool:
        """Return True for a text that reads as that answer."""
        short, long = sorted((self._text, text), key=len)
        return len(short) >= _TELLING and short in long


def _plain(text: str) -> str:
    return _SPACE.sub("", text)


def _judged(held: Held, check: LinkCheck, survey: LinkSurvey, lost: _Lost) -> Verdict | None:
    if held.own and _is_home(check.goal, survey):
        return _at_home(held, check, survey)
    title, text = _bare_title(check.title, survey.site.name), _plain(check.text)
    if held.own and lost.is_home(check) and _goes_on(held):
        return _doubt(
            held, check, "文章或栏目的链接得到首页的内容", "A link to an article or column shows the home page"
        )
    parked = _parked(title, text)
    if parked:
        zh, en = "链接指向停放或出售中的域名", "A link leads to a parked domain"
        return _fault(held, check, zh, en) if parked > 1 else _doubt(held, check, zh, en)
    named = _names_an_error(title)
    said = _phrases("error_texts").search(text) is not None
    if len(text) < _WALL and _phrases("walls").search(f"{title}｜{text}") and not _tells_of_errors(held):
        return _doubt(held, check, "链接被防火墙拦截", "A firewall answers in place of the page")
    as_lost = held.own and lost.is_it(check)
    if not named and not (said and len(text) < _SHORT) and not as_lost:
        return None
    if _tells_of_errors(held):
        return None
    zh, en = "链接返回正常，其实是出错页面", "A link answers 200 and is an error page"
    bare = named and _ABSENT.search(title) is not None and len(text.replace(_plain(check.title), "")) < _BARE
    sure = bare or (named and said) or (said and len(text) < 60) or (as_lost and (named or said or lost.reads(text)))
    return _fault(held, check, zh, en) if sure and held.own else _doubt(held, check, zh, en)


def _parked(title: str, text: str) -> int:
    """Return the number of different signs of a parked domain."""
    phrases = _phrases("parked")
    found = {m[0].casefold() for m in phrases.finditer(f"{title}｜{text}")}
    if not found:
        return 0
    # an article about domains is long; a parked page is not
    return (
        len(found) + (phrases.search(title) is not None and phrases.search(text) is not None) if len(text) < 400 else 0
    )


def _tells_of_errors(held: Held) -> bool:
    """Return True where the link says itself that it leads to something about an error: 错误更正, 404 页面设计."""
    return any(re.search(r"404|错误|出错|异常|not\s*found", text, re.IGNORECASE) for text in held.texts)


def _bare_title(title: str, name: str) -> str:
    bare = title
    for sign in ("-", "_", "|", "—", "–", "·", "："):
        parts = [p.strip() for p in bare.split(sign)]
        kept = [p for p in parts if p and not (name and _plain(name) in _plain(p))]
        bare = sign.join(kept) if kept else bare
    return _plain(bare)


def _is_home(url: str, survey: LinkSurvey) -> bool:
    home = survey.facts.home_url or survey.facts.start_url
    return path_key(survey.inspected(url)) == path_key(home) or path_key(url) == "/"


def _at_home(held: Held, check: LinkCheck, survey: LinkSurvey) -> Verdict | None:
    """Judge an own address that ends on the home page though it names a page further down."""
    if not check.hops or _is_home(held.url, survey) or not _goes_on(held):
        return None
    parts = urlsplit(held.url)
    zh, en = "文章或栏目的链接落到首页", "A link to an article or column ends on the home page"
    return _fault(held, check, zh, en) if _ENDS.search(parts.path) else _doubt(held, check, zh, en)


def _goes_on(held: Held) -> bool:
    """Return True for an address that, by its path and its texts, names a page further down than the home page."""
    path = urlsplit(held.url).path
    deep = path.count("/") >= 2 and not _INDEX.search(path)
    return deep and bool(held.texts) and not any(_LEADS_HOME.search(text) for text in held.texts)


def _no_picture(held: Held, check: LinkCheck) -> Verdict:
    """A picture whose address gives a page is not shown; an address that scripts replace may give anything."""
    zh, en = "图片地址得到的是网页", "The address of a picture gives a page"
    return _fault(held, check, zh, en) if _PICTURE.search(urlsplit(held.url).path) else _doubt(held, check, zh, en)


def _fault(held: Held, check: LinkCheck, zh: str, en: str) -> Verdict:
    level = Level.SHOULD if held.old else None
    note = f"《{check.title[:80]}》" if check.title else ""
    return failed(zh, en, found=told(held, check, note=note), pointer=where(held), place=held.url, level=level)


def _doubt(held: Held, check: LinkCheck, zh: str, en: str) -> Verdict:
    level = None if held.own else Level.SHOULD
    note = f"《{check.title[:80]}》" if check.title else ""
    return cant_tell(
        f"{zh}，请人工确认",
        f"{en}; a person has to confirm it",
        found=told(held, check, note=note),
        pointer=where(held),
        place=held.url,
        level=level,
    )
