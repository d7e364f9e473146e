"""The page works held upright and sideways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.text_blocks import weight
from pytest_govsite.checks.outcomes import advice, cant_tell, failed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Outcome, Verdict

_TURNED = re.compile(r"\borientation\s*:\s*(portrait|landscape)", re.IGNORECASE)
_ANGLE = r"-?(?:90deg|270deg|0?\.25turn|0?\.75turn|100grad|300grad|1\.57\d*rad|4\.71\d*rad)"
_ROTATED = re.compile(
    rf"rotate[zZ]?\(\s*{_ANGLE}|rotate3d\(\s*0\s*,\s*0\s*,\s*-?[1-9]\d*\s*,\s*{_ANGLE}|matrix\(\s*0\s*,\s*-?1\s*,\s*-?1\s*,\s*0|"
    rf"(?<![\w-])rotate\s*:\s*(?:z\s+|0 0 1\s+)?{_ANGLE}",
    re.IGNORECASE,
)
_GONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN = re.compile(r"display\s*:\s*(?:block|flex|grid|table)|visibility\s*:\s*visible", re.IGNORECASE)
_WHOLE = re.compile(r"^(?:html|body|main|\*|:root|(?:html|body)?\s*[#.](?:app|root|wrap(?:per)?|page|main|container|content|all|layout|site)(?:-?(?:wrap|wrapper|container|box|main))?|body\s*>\s*\S+|html\s+body)$", re.IGNORECASE)  # fmt: skip
_LOCK = re.compile(r"\bscreen\.orientation\.lock\s*\(|\b(?:moz|ms|webkit)?[lL]ockOrientation\s*\(")
_FULL = re.compile(r"requestFullscreen|fullscreenElement", re.IGNORECASE)
_ASKS = re.compile(
    r"请[^。，]{0,12}(?:旋转|转动)[^。，]{0,6}(?:手机|屏幕|设备|平板)|请[^。，]{0,10}(?:横屏|竖屏|横向|竖向|纵向)[^。，]{0,6}(?:浏览|使用|查看|观看|访问|显示|放置|模式)?|(?:仅|只)(?:支持|能)[^。，]{0,4}(?:横屏|竖屏)|"
    r"\b(?:please |you must |you need to )?(?:rotate|turn) your (?:device|phone|screen|tablet|mobile)\b|\b(?:only (?:works|available|supports?|viewable)|please use|use) [^.]{0,24}\b(?:landscape|portrait)\b",
    re.IGNORECASE,
)
_WATCHES = re.compile(
    r"matchMedia\s*\([^)]{0,40}orientation|orientationchange|window\.orientation|screen\.orientation", re.IGNORECASE
)
_LONGEST = 200


def orientation(page: CloserLook) -> Iterator[Verdict]:
    """Neither styles nor scripts hold the page to portrait or landscape.

    WCAG 2.1, 1.3.4 (technique C5; failures F97, F100).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    for document in seen.documents:
        if document.nodes:
            found += _rules(page, document)
            found += _scripts(page, document)
            found += _asked(page, document)
            found += _metas(page, document)
    yield from or_passed(found, "没有限制屏幕方向", "nothing holds the page to one orientation")


def _rules(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for rule in document.rules:
        media, _, body = rule.partition("{")
        if not _TURNED.search(media):
            continue
        selectors = re.sub(r"^.*?\)\s*(?=[^()]*$)", "", media.rsplit("@media", 1)[-1]).strip()
        whole = any(_WHOLE.match(each.strip()) for each in selectors.split(","))
        if _ROTATED.search(body):
            tell = failed if whole else cant_tell
            yield tell(
                "样式在一种屏幕方向下把内容转 90 度",
                "a style turns content by 90 degrees in one orientation",
                found=rule[:160],
                pointer=at(page, document),
                place=selectors[:80],
            )
        elif _GONE.search(body) and whole:
            yield failed(
                "样式在一种屏幕方向下隐藏整个页面",
                "a style hides the page in one orientation",
                found=rule[:160],
                pointer=at(page, document),
                place=selectors[:80],
            )


def _metas(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Marks by which some mobile browsers (UC, QQ) hold the page to one orientation."""
    for node in document.by_tag("meta"):
        name, value = (node.get("name") or "").lower(), (node.get("content") or "").strip().lower()
        if name in ("screen-orientation", "x5-orientation") and value in ("portrait", "landscape"):
            yield advice(
                "网页要求手机浏览器锁定屏幕方向",
                "the page asks mobile browsers to hold it to one orientation",
                found=f'<meta name="{name}" content="{value}">',
                pointer=at(page, document, node),
            )
            return


def _scripts(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in document.by_tag("script"):
        text = node.get("#content") or ""
        match = _LOCK.search(text)
        if match:
            tell = cant_tell if _FULL.search(text) else failed
            yield tell(
                "脚本锁定屏幕方向",
                "a script locks the orientation of the screen",
                found=text[match.start() : match.start() + 80],
                pointer=at(page, document, node),
            )


def _asked(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """A notice that asks to turn the device, shown now or in one orientation: the first that certainly does, else the first."""
    asked = list(_notices(page, document))
    yield from sorted(asked, key=lambda verdict: verdict.outcome is not Outcome.FAILED)[:1]


def _notices(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    turned = [rule for rule in document.rules if _TURNED.search(rule.partition("{")[0]) and _SHOWN.search(rule)]
    for text in document.nodes:
        if not text.is_text or weight(text.text) > _LONGEST or not _ASKS.search(text.text):
            continue
        node = document.nodes[text.parent]
        if node.tag in ("script", "style", "option", "a", "title", "template", "noscript"):
            continue
        shown = text.visible
        named = any(_is_for(rule, each) for rule in turned for each in (node, *list(document.ancestors(node))[:3]))
        scripted = not shown and _is_brought_by_script(document, node)
        if not shown and not named and not scripted:
            continue
        tell = failed if named or (scripted and _lies_over(document, node)) or _covers(document, node) else cant_tell
        yield tell(
            "页面要求用户旋转设备",
            "the page asks to turn the device",
            found=" ".join(text.text.split())[:100],
            pointer=at(page, document, node),
        )


def _is_brought_by_script(document: DomDocument, node: DomNode) -> bool:
    """True: a script that looks which way the device is held names the notice."""
    held = (node, *list(document.ancestors(node))[:2])
    names = [re.escape(name) for each in held if (name := each.get("id"))]
    codes = [script.get("#content") or "" for script in document.by_tag("script")]
    named = re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])")
    return bool(names) and any(_WATCHES.search(code) and named.search(code) for code in codes)


def _lies_over(document: DomDocument, node: DomNode) -> bool:
    """True: its own style sets it over the page when it is shown."""
    held = (node, *list(document.ancestors(node))[:2])
    return any(re.search(r"position\s*:\s*(?:fixed|absolute)", each.get("style") or "") for each in held)


def _is_for(rule: str, node: DomNode) -> bool:
    head = rule.partition("{")[0]
    names = [f".{name}" for name in (node.get("class") or "").split()] + (
        [f"#{node.get('id')}"] if node.get("id") else []
    )
    return any(re.search(rf"{re.escape(name)}(?![\w-])", head) for name in names)


def _covers(document: DomDocument, node: DomNode) -> bool:
    """True: the notice lies over most of the window."""
    for each in (node, *document.ancestors(node)):
        style = document.style(each)
        if style is not None and style.position in ("fixed", "absolute") and each.box is not None:
            return each.box.width * each.box.height >= 0.7 * document.width * document.height
    return False
