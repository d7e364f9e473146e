"""Signs that only footers carry: filing numbers, site codes, official marks, words about the site (政府网站发展指引)."""

from __future__ import annotations

import re
from itertools import accumulate

from pytest_govsite.document.tree import Element, Tree

HARD_TEXT = re.compile(
    r"ICP\s*(?:备|证)|公网安?备|公安备案|公安机关备案|网站(?:标识|识别)码|标识码\s*[:：]?\s*(?:bm)?\d{6,}", re.I
)
SOFT_TEXT = re.compile(
    r"版权所有|copyright|©|all\s*rights?\s*reserved|技术支持|(?:主|承)\s*办(?:单位)?\s*[:：]|[府室局厅委会部办]\s*主办(?:\s|$)"
    r"|网站地图|站点地图|网站声明|法律声明|版权声明|免责声明|隐私(?:声明|保护|政策|条款)|联系我们|关于我们|网站帮助|使用帮助|最佳浏览|建议使用.{0,12}浏览|浏览本站|邮\s*编\s*[:：]",
    re.I,
)
LINK_BAR = re.compile(
    r".{0,4}(?:友情链接|友情网站|相关链接|相关网站|网站链接|链接导航|常用链接|快速链接|网站导航|政府网站|外部链接|网站群)"
    r"|(?:中央|国务院|国家|各|上级|省|市|县|区|全国|本省|本市).{0,10}网站"
)
HARD_ADDRESS = re.compile(
    r"conac\.cn|conac|jiucuo|zfwzgl|kaipuyun\.cn/exposure|(?:www\.)?beian\.(?:gov|miit\.gov|mps\.gov)\.cn|(?:miit|mii)beian",
    re.I,
)


def _is_hard(text: str) -> bool:
    return ("备" in text or "码" in text or "ICP" in text) and HARD_TEXT.search(text) is not None


_HARD_ATTRIBUTES = {
    "a": ("href",),
    "img": ("src", "id", "data-src"),
    "script": ("src", "id", "sitecode"),
    "span": ("id",),
    "div": ("id",),
    "iframe": ("src",),
}


class Marks:
    """Counts of footer marks in any subtree."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        hard = [self._hard_element(e) for e in tree.elements]
        self.hard_elements = [e for e, count in zip(tree.elements, hard, strict=True) if count]
        self._elements = [0, *accumulate(hard)]
        shown = [len(p.text) < 600 for p in tree.pieces]
        hard_texts = [s and _is_hard(p.text) for s, p in zip(shown, tree.pieces, strict=True)]
        self.hard_pieces = [p for p, found in zip(tree.pieces, hard_texts, strict=True) if found]
        self._pieces = [0, *accumulate(hard_texts)]
        soft = [s and SOFT_TEXT.search(p.text) is not None for s, p in zip(shown, tree.pieces, strict=True)]
        self.soft_pieces = [p for p, found in zip(tree.pieces, soft, strict=True) if found]
        self._soft = [0, *accumulate(soft)]

    def hard(self, element: Element) -> int:
        """Return the number of filing numbers, site codes and official marks inside an element."""
        in_elements = self._elements[element.end] - self._elements[element.index]
        return in_elements + self._pieces[element.last_piece] - self._pieces[element.first_piece]

    def soft(self, element: Element) -> int:
        """Return the number of weaker marks (sponsor, copyright, links about the site) inside an element."""
        return self._soft[element.last_piece] - self._soft[element.first_piece]

    def _hard_element(self, element: Element) -> bool:
        attributes = element.attributes
        if not attributes:
            return False
        for name in _HARD_ATTRIBUTES.get(element.tag, ()):
            value = attributes.get(name)
            if value and HARD_ADDRESS.search(value[:500]):
                return True
        return element.tag == "script" and "conac" in element.raw[:3_000]
