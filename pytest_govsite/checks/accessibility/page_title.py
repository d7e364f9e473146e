"""Whether a page's title names its topic, and whether titles tell pages apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from pytest_govsite.checks.accessibility.passages import passages
from pytest_govsite.checks.accessibility.telling import MOST
from pytest_govsite.checks.accessibility.word_lists import han, pattern, plain, words
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.model import CloserLook, DocumentFacts, PageFacts, PageType, Region, SiteFacts, Verdict

_HEADED = (PageType.ARTICLE, PageType.COLUMN)
_SUFFIX = re.compile(r"\s*[-_|—–－·>»:：]+\s*")
_LISTED, _FEWEST = 5, 3
_ENOUGH = 8
"""Words that a page must hold before its title can be said to have nothing to do with them."""
_SURE = 2
"""Words of a title, and of a heading, that can be looked for."""
_SURE_ZH = 5
"""Pairs of characters: short names of things are often said in other words in the text."""
_SITE = re.compile(r"(?:人民政府|政府网|门户网站|官方网站|官网|政务网|信息网)\s*$")
"""What the names of sites end with, and no topic does."""
_EXPECTED = "说明本页主题的标题 / a title that names the page's topic"


def page_title(page: CloserLook) -> Iterator[Verdict]:
    """The title is there, is no placeholder and names the topic (GB/T 37668-2019, 3.4.3.1; WCAG 2.1, 2.4.2).

    A title that is missing is told by axe-core's rule `document-title`.
    """
    document = page.facts.document
    if document is None:
        yield inapplicable("没有可判断的文档", "there is no document to judge")
        return
    title = document.title.strip()
    here = pointer_to(page.url, None, f"<title>{title}</title>")
    if not title:
        yield inapplicable("没有标题，由另一项规则指出", "there is no title; another rule tells it")
        return
    if _is_placeholder(title, page.type):
        yield failed(
            "网页标题是占位文字", "the page title is a placeholder", expected=_EXPECTED, found=title[:200], pointer=here
        )
        return
    headline = document.headline.text.strip() if document.headline is not None else ""
    if headline and not _related(title, headline) and _names_the_site_alone(title, page.type):
        yield failed(
            "网页标题只是网站名称，没有说明本页主题",
            "the page title is the site's name only and does not name the page's topic",
            expected=headline[:200],
            found=title[:200],
            pointer=here,
        )
        return
    if (fault := _of_a_template(title, headline)) is not None:
        zh, en = fault
        yield failed(zh, en, expected=headline[:200] or _EXPECTED, found=title[:200], pointer=here)
        return
    if plain(title) in words("titles", "doubtful"):
        yield cant_tell(
            "网页标题用词笼统，是否说明主题须由人工确认",
            "the page title is a general word; a person has to see whether it names the topic",
            expected=_EXPECTED,
            found=title[:200],
            pointer=here,
        )
        return
    if page.type is not PageType.HOME and _foreign_to_text(page, title):
        sure = len(_stems(title)) >= _SURE and len(_stems(headline)) >= _SURE
        if sure and not _stems(title) & _stems(headline):
            yield advice(
                "网页标题与页面标题、内容没有一个词相同，像是别的页面的",
                "the page title shares no word with heading and content: it seems to be another page's",
                expected=headline[:200],
                found=title[:200],
                pointer=here,
            )
            return
        yield cant_tell(
            "网页标题中的词在页面内容里都没有出现，是否切题须由人工确认",
            "no word of the page title occurs in the page; a person has to see whether it names the topic",
            expected=headline[:200] or _EXPECTED,
            found=title[:200],
            pointer=here,
        )
        return
    if page.type is not PageType.HOME and _is_of_another_page(page, title, headline):
        yield advice(
            "网页标题与页面标题、主要内容没有一个词相同，像是别的页面的",
            "the page title shares no word with heading and main content: it seems to be another page's",
            expected=headline[:200],
            found=title[:200],
            pointer=here,
        )
        return
    yield passed("网页标题说明主题", "the page title names the topic", measured="")


def _is_placeholder(title: str, type: PageType) -> bool:
    bare = plain(title)
    if bare in words("titles", "placeholder") or pattern("titles", "pattern").search(title):
        return True
    return type in (*_HEADED, PageType.INTERACTIVE) and bare in words("titles", "home_only")


def _names_the_site_alone(title: str, type: PageType) -> bool:
    """True: each part is the name of a site; where the type of the page is not known, by the words that end no topic."""
    if type is PageType.HOME:
        return False
    named = pattern("titles", "site_name") if type in _HEADED else _SITE
    parts = [part for part in _SUFFIX.split(title) if part]
    return bool(parts) and all(named.search(part) or plain(part) in words("titles", "home_only") for part in parts)


def _of_a_template(title: str, headline: str) -> tuple[str, str] | None:
    """Return what is said of a title whose first part is the name of a template or of a page that is not there."""
    parts = [part for part in _SUFFIX.split(title) if part]
    if len(parts) < 2 or not headline:
        return None
    first, lost = plain(parts[0]), pattern("titles", "lost")
    if first in words("titles", "template") and first not in plain(headline):
        return (
            "网页标题是模板的名称，没有说明本页主题",
            "the page title is the name of a template and does not name the topic",
        )
    if lost.search(parts[0]) and not lost.search(headline) and not _related(parts[0], headline):
        return (
            "网页标题说页面不存在，是别的页面的",
            "the page title says that a page is not there: it is another page's",
        )
    return None


def _related(title: str, headline: str) -> bool:
    one, other = plain(title).replace(" ", ""), plain(headline).replace(" ", "")
    if other in one or one in other:
        return True
    pairs = {other[i : i + 2] for i in range(len(other) - 1)}
    shared = sum(1 for pair in pairs if pair in one)
    return bool(pairs) and shared >= max(1, 0.3 * len(pairs))


def _stems(text: str) -> set[str]:
    found = {
        _singular(word)[:5]
        for word in _unaccented(plain(text)).split()
        if word.isascii() and len(word) >= 4 and word not in words("titles", "empty")
    }
    for run in re.findall(r"[\u3400-\u9fff]{2,}", plain(text)):
        found |= {run[i : i + 2] for i in range(len(run) - 1)}
    return found


def _unaccented(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _foreign_to_text(page: CloserLook, title: str) -> bool:
    """Return whether a page of some length shares no word with its title."""
    dom = page.dom
    if dom is None or len(dom.documents) > 1:
        return False
    parts = [p.text for p in passages(dom.main)]
    parts += [node.name or "" for node in dom.main.elements if node.tag in ("img", "input", "button", "svg")]
    body = " ".join(parts)
    if len(plain(body).split()) + han(body) // 2 < _ENOUGH:
        return False
    own = _stems(title)
    same_script = (han(title) > 0) == (han(body) > 0)
    return bool(own) and same_script and not own & _stems_of_all(body) and not _heads(page, title)


def _is_of_another_page(page: CloserLook, title: str, headline: str) -> bool:
    """Return whether what stands before the site's name in a title has no word of the heading and of the only main region."""
    parts, dom = [part for part in _SUFFIX.split(title) if part], page.dom
    if len(parts) < 2 or dom is None or len(dom.documents) > 1:
        return False
    topic = " ".join(parts[:-1])
    own, head = _stems(topic), _stems(headline)
    if (
        len(own) <= (_SURE_ZH if han(topic) else _SURE)
        or len(head) < _SURE
        or (han(topic) > 0) != (han(headline) > 0)
        or own & head
    ):
        return False
    mains = [node for node in dom.main.by_role("main") if node.visible]
    if len(mains) != 1 or _related(topic, headline) or _heads(page, title):
        return False
    inside = [node.name or "" for node in dom.main.descendants(mains[0]) if not node.is_text]
    body = " ".join([p.text for p in passages(dom.main) if dom.main.contains(mains[0], p.node)] + inside)
    return len(plain(body).split()) + han(body) // 2 >= _ENOUGH and not own & _stems_of_all(body)


def _heads(page: CloserLook, title: str) -> bool:
    """Return whether a heading stands in the title word for word, however short."""
    dom = page.dom
    words_of_title = f" {plain(title)} "
    heads = [node for node in dom.main.by_role("heading") if node.visible] if dom is not None else []
    return any(said and f" {said} " in words_of_title for node in heads if (said := plain(node.name or "")))


def _stems_of_all(body: str) -> set[str]:
    found: set[str] = set()
    for start in range(0, min(len(body), 60_000), 900):
        found |= _stems(body[start : start + 960])
    return found


def titles_differ(pages: Sequence[PageFacts], facts: SiteFacts) -> Iterator[Verdict]:
    """Pages with different contents have different titles (GB/T 37668-2019, 3.4.3.1).

    Pages that were listed one by one are compared only where five or more of one site share a title.
    """
    alike: dict[tuple[str, str], list[PageFacts]] = {}
    for page in pages:
        document = page.document
        if document is not None and document.title.strip():
            host = urlsplit(page.url).netloc
            alike.setdefault((host, plain(document.title)), []).append(page)
    told = 0
    for group in alike.values():
        contents = {_content(document) for page in group if (document := page.document) is not None}
        contents.discard("")
        if len(contents) < (_FEWEST if facts.whole_site else _LISTED):
            continue
        if not facts.whole_site and not _one_site(group):
            continue
        for page in group:
            if told >= MOST or page.document is None:
                break
            told += 1
            yield failed(
                "多个内容不同的页面标题相同",
                "pages with different contents have the same title",
                expected="各页标题说明各自的主题 / titles that name each page's topic",
                found=f"{page.document.title.strip()[:150]} × {len(group)}",
                pointer=pointer_to(page.url),
                place="title",
            )
    if not told:
        yield passed("各页标题不雷同", "titles tell the pages apart", measured=f"{len(alike)} / {len(pages)}")


def _content(document: DocumentFacts) -> str:
    """Return what a page is about, so that the pages of one list count once."""
    if document.headline is not None and document.headline.text.strip():
        return plain(document.headline.text)
    blocks = [b.text for b in document.blocks if b.region is Region.MAIN and b.visible is not False]
    return plain(" ".join(blocks)[:80])


def _one_site(group: Sequence[PageFacts]) -> bool:
    """Return whether pages plainly belong together: they share links to at least three places."""
    shared: set[str] | None = None
    for page in group:
        urls = {link.url for link in page.document.links if link.url} if page.document is not None else set()
        shared = urls if shared is None else shared & urls
    return len(shared or ()) >= 3
