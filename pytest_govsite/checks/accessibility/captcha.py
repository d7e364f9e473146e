"""CAPTCHAs that only eyes can solve, and what is offered beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomFacts, DomNode, Verdict

_CODE = re.compile(
    r"captcha|kaptcha|(?:verif(?:y|ication|i)?|valid(?:ate|ation)?|(?<!im)(?<!image)(?<!img)check|(?<!b)(?<!g)rand(?:om)?|auth|security|safe)[-_ ]?"
    r"(?:code|img|image)(?![a-z]*(?:box|ed))|(?:img|image)[-_ ]?code|\bvcode|yzm|yanzhengma|securimage|codeimg|getcode|imgcode|验证码|校验码|"
    r"看不清|换一张",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"验证码|校验码|captcha|security code|characters (?:you see|in the (?:image|picture))", re.IGNORECASE
)
_SLIDER = re.compile(
    r"geetest|nc[-_]container|nc_wrapper|slide-?verify|slider-?captcha|verify-?slide|tcaptcha|(?:按住|拖动|拖拽|向右滑动)[^。]{0,8}(?:滑块|验证|拼图)|"
    r"请(?:依次)?点击(?:图中|下图)|slide to verify|drag the slider",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"(?=.*(?:security|robot|human|verif|captcha|\bcheck\b)).*(?:select|choose|click|tap)(?: on)? (?:all|every|each)(?: of)?(?: the)? (?:pictures?|images?|photos?|squares?|tiles?)\b|"
    r"(?=.*(?:安全|人机|验证|真人)).*(?:选出|选择|点击|点选)[^。]{0,6}(?:所有|全部|包含|含有)[^。]{0,12}(?:图片|图像|照片|方块)",
    re.IGNORECASE,
)
"""Asks to choose pictures to show that one is a person."""
_SERVICE = re.compile(r"recaptcha|hcaptcha|challenges\.cloudflare|turnstile", re.IGNORECASE)
_OTHER = re.compile(
    r"语音|音频|收听|听取|播放(?:验证|声音)|朗读|短信|手机验证|动态密码|获取验证码|发送验证码|邮箱验证|人工|无障碍验证|"
    r"\baudio\b|\blisten\b|\bsound\b|\bspeak|hear (?:a|the|it)|\bsms\b|text message|voice|by (?:e-?mail|phone)|accessible (?:version|challenge)",
    re.IGNORECASE,
)
_SUM = r"\d+\s*[+＋加×x*乘减－-]\s*\d+\s*(?:=|＝|等于|是多少|equals|\?|？)|what is \d+ ?(?:[+x×-]|plus|minus|times)"
_QUESTION = re.compile(rf"{_SUM}|what is \d+|请回答|问题[:：]", re.IGNORECASE)
_WIDE = 1.4
_SMALL, _LARGE = (45, 14), (500, 300)


def captchas(page: CloserLook) -> Iterator[Verdict]:
    """A CAPTCHA that is a picture or a slider has a form for another sense beside it (GB/T 37668-2019, 3.2.1.1).

    A sum that is asked for at sign-in is advice.
    """
    seen = trees(page)
    if not isinstance(seen, DomFacts):
        yield seen
        return
    verdicts = [
        v for document in seen.documents if document.nodes for v in (*_judge(page, document), *_sums(page, document))
    ]
    if not verdicts:
        yield inapplicable("页面没有图形验证码", "the page has no CAPTCHA")
        return
    yield from or_passed(
        (verdict for verdict in verdicts if verdict is not None),
        "验证码旁有听得见或能用文字完成的方式",
        "there is a way by ear or by text beside the CAPTCHA",
    )


_PASSED = None


def _sums(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Yield a field of a form with a password that wants a sum worked out (WCAG 2.2, 3.3.8); advice, since a screen reader reads it."""
    for form in document.by_tag("form"):
        fields = [each for each in document.descendants(form) if each.tag == "input" and each.visible]
        if not any(each.get("type") == "password" for each in fields) or _OTHER.search(document.text(form)):
            continue
        for field in fields:
            if re.search(_SUM, f"{field.name or ''} {field.get('placeholder') or ''}", re.IGNORECASE):
                yield advice(
                    "登录时要求做算术题，计算有困难的人无法登录",
                    "signing in asks for a sum, which keeps out people who cannot work it out",
                    expected="另有不需要计算的方式 / another way without a sum",
                    found=(field.name or "")[:80],
                    pointer=at(page, document, field),
                )
                return


def _judge(page: CloserLook, document: DomDocument) -> Iterator[Verdict | None]:
    named = any(node.visible and _is_named_picture(document, node) for node in document.elements)
    for node in document.elements:
        if not node.visible:
            continue
        if node.tag == "iframe" and _SERVICE.search(node.attributes.get("src", "")):
            yield cant_tell(
                "使用了外部验证服务，请确认可以用声音完成",
                "an outside CAPTCHA service is used: check that it can be solved by ear",
                found=node.attributes["src"][:120],
                pointer=at(page, document, node),
            )
            return
        if (kind := _kind(document, node, named=named)) and not _SERVICE.search(_written(node)):
            around = _around(document, node)
            if not _offers_other(document, around, node):
                yield failed(
                    kind[0],
                    kind[1],
                    expected="语音、短信或文字问答 / sound, a text message or a question in words",
                    pointer=at(page, document, node),
                )
                return
            yield _PASSED


def _kind(document: DomDocument, node: DomNode, *, named: bool) -> tuple[str, str] | None:
    """Return what kind of CAPTCHA an element is. None: it is none.

    Args:
        document: tree of the element.
        node: element.
        named: pictures of the document are called codes, so that another one beside a field is none.
    """
    if _is_named_picture(document, node) if named else _is_picture_at_field(document, node):
        return "图形验证码没有听觉或文字的替代方式", "a picture CAPTCHA has no form for ears or in words"
    if node.tag in ("div", "canvas", "section") and _SLIDER.search(_written(node) or ""):
        return "滑动或点选验证没有其他替代方式", "a CAPTCHA to slide or point at has no other form"
    if any(each.is_text and _CHOSEN.search(each.text) for each in document.children(node)):
        around = document.closest(node, "form", "fieldset", "section", "div") or node
        if sum(each.tag == "img" or each.role == "img" for each in document.descendants(around)) > 1:
            return "选图验证没有其他替代方式", "a CAPTCHA of pictures to choose has no other form"
    return None


def _written(node: DomNode) -> str:
    return " | ".join(
        node.attributes.get(name, "") for name in ("id", "class", "src", "alt", "title", "name", "onclick")
    )


def _is_named_picture(document: DomDocument, node: DomNode) -> bool:
    style = document.style(node)
    drawn = node.tag in ("img", "canvas") or (
        node.tag in ("div", "span", "a") and style is not None and style.background_image.startswith("url(")
    )
    if not drawn or node.box is None or not _is_of_size(node):
        return False
    written = _written(node)
    if style is not None and node.tag not in ("img", "canvas"):
        written += style.background_image
    return bool(_CODE.search(written))


def _is_picture_at_field(document: DomDocument, node: DomNode) -> bool:
    if node.tag not in ("img", "canvas") or node.box is None or not _is_of_size(node):
        return False
    # codes are wide; square pictures are QR codes and icons
    wide = node.box.width >= node.box.height * _WIDE
    return wide and _beside_a_code_field(document, node)


def _is_of_size(node: DomNode) -> bool:
    box = node.box
    # one that did not load is small, and still is one
    return (
        box is not None
        and box.width <= _LARGE[0]
        and box.height <= _LARGE[1]
        and (node.natural_width is None or (box.width >= _SMALL[0] and box.height >= _SMALL[1]))
    )


def _beside_a_code_field(document: DomDocument, node: DomNode) -> bool:
    """True: a field that asks for the code stands next to it."""
    for _ in range(2):
        around = document.parent(node)
        if around is None:
            return False
        kin = [each for each in document.children(around) if not each.is_text]
        place = next((i for i, each in enumerate(kin) if each is node), 0)
        near = (*kin[max(0, place - _NEAR) : place], *kin[place + 1 : place + 1 + _NEAR])
        near = tuple(each for each in near if each.box is None or each.box.height <= _ROW)
        if any(_asks(each) for beside in near for each in document.nodes[beside.index : beside.end]):
            return True
        node = around
    return False


_NEAR, _ROW = 2, 160
"""Elements before and after it, and their height; a taller one is a form of its own."""


def _asks(node: DomNode) -> bool:
    told = (node.attributes.get("placeholder", ""), node.name or "", node.attributes.get("name", ""))
    return node.tag == "input" and bool(_FIELD.search(" ".join(told)))


def _around(document: DomDocument, node: DomNode) -> DomNode:
    """Return what belongs to the CAPTCHA: its form, or a few elements around it."""
    form = document.closest(node, "form", "dialog")
    if form is not None:
        return form
    around = node
    for each in list(document.ancestors(node))[:4]:
        if each.tag in ("body", "html"):
            break
        around = each
    return around


def _offers_other(document: DomDocument, around: DomNode, captcha: DomNode) -> bool:
    for node in document.nodes[around.index : around.end]:
        if node.hidden or node.index == captcha.index:
            continue
        if node.tag == "audio":
            return True
        if node.is_text and node.visible and (_OTHER.search(node.text) or _QUESTION.search(node.text)):
            return True
        if node.tag in ("a", "button", "input", "img", "label", "span", "i"):
            said = " ".join(
                (node.name or "", *(node.attributes.get(n, "") for n in ("title", "alt", "aria-label", "value")))
            )
            if node.visible and _OTHER.search(said):
                return True
            if re.search(
                r"audio|sound|voice|speaker|yuyin",
                f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}",
                re.IGNORECASE,
            ):
                return node.visible
    return False
