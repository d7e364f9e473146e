"""Choices that answer one question stand in a named group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.form_fields import Field, fields
from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_GROUPS = ("fieldset", "group", "radiogroup")
_QUESTION = re.compile(r"[:：?？]\s*(?:\*|（必填）|\(required\))?\s*$")
_DIVIDER = re.compile(r"^\s*[-–—=_*~]{2,}.*")
_MANY = 3

_DATE = {"day": "day", "dd": "day", "日": "day", "month": "month", "mm": "month", "月": "month", "年": "year", "year": "year", "yyyy": "year"}  # fmt: skip
_CHOOSE = re.compile(
    r"^\W*(?:please )?(?:select|choose|pick|tick)(?: (?:one|an? (?:option|answer|choice|item)|from (?:the )?(?:following|list|options)"
    r"|(?:one )?(?:of the following|below)|all that apply|options?))*\W*$|^\W*请(?:您)?(?:选择|勾选|选取|点选)(?:其中)?(?:一项|一个|以下(?:选项|一项))?\W*$",
    re.IGNORECASE,
)
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ASKS = re.compile(r"[?？:：]\s*$|吗\W*$|是否")


def form_groups(page: CloserLook) -> Iterator[Verdict]:
    """Radio buttons and check boxes of one question share a group that is named by the question.

    So do day, month and year of a date in fields of their own; a name that only asks to choose is advice. WCAG 2.1, 1.3.1: techniques H71, H85, ARIA17.
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    some = False
    for document in seen.documents:
        shown = fields(document)
        some = (
            some or any(each.is_choice for each in shown) or any(True for _ in document.by_tag("fieldset", "optgroup"))
        )
        some = some or any(True for _ in document.by_role("radio", "radiogroup"))
        found += _questions(page, document, shown)
        found += _aria_radios(page, document)
        found += _fieldsets(page, document, shown)
        found += _options(page, document)
        found += _parts_of_a_date(page, document, shown)
        found += _legends_that_only_ask(page, document)
    if not some and not found:
        yield inapplicable("没有成组的选项", "no choices that make a group")
        return
    yield from or_passed(found, "选项都成组并有名称", "choices stand in named groups")


def _parts_of_a_date(page: CloserLook, document: DomDocument, shown: list[Field]) -> Iterator[Verdict]:
    """Day, month and year in fields of their own, of which nothing says which date they make (technique H71)."""
    for place in range(len(shown) - 2):
        three = shown[place : place + 3]
        parts = {_DATE.get(each.own_label.strip(" :：*（()）").casefold()) for each in three}
        if parts != {"day", "month", "year"} or len({each.form.index if each.form else -1 for each in three}) > 1:
            continue
        nodes = [each.node for each in three]
        group = group_of(document, nodes)
        if group is not None and named(document, group):
            continue
        if any(each.node.get("aria-label") or each.node.get("aria-labelledby") for each in three):
            continue
        if any(each.node.description for each in three):
            continue
        yield failed(
            "年、月、日分成三个字段，没有放进有名称的组",
            "day, month and year are fields of their own and share no named group",
            expected="<fieldset><legend>",
            found=" / ".join(each.own_label[:20] for each in three),
            pointer=at(page, document, nodes[0]),
        )


def _legends_that_only_ask(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Legends that ask to choose and do not say what, where no question stands before them."""
    for legend in document.by_tag("legend"):
        around = document.parent(legend)
        if around is None or not legend.visible or not _CHOOSE.search(document.text(legend)):
            continue
        before = [
            node
            for node in document.nodes[: around.index]
            if (node.tag in _HEADS or node.tag in ("p", "legend")) and node.visible and document.text(node)
        ]
        if before and (_ASKS.search(document.text(before[-1])) or before[-1].tag in _HEADS):
            continue
        yield advice(
            "组的名称只说请选择，没有说明选什么",
            "the legend of a group only asks to choose and does not say what",
            expected="说明问题的名称 / the question",
            found=document.text(legend)[:60],
            pointer=at(page, document, legend),
        )


def group_of(document: DomDocument, members: list[DomNode]) -> DomNode | None:
    """Return the nearest group that holds all members. None: there is none."""
    for each in document.ancestors(members[0]):
        group = each.tag == "fieldset" or each.role in _GROUPS
        if group and all(document.contains(each, member) for member in members):
            return each
    return None


def _questions(page: CloserLook, document: DomDocument, shown: list[Field]) -> Iterator[Verdict]:
    asked: dict[tuple[str, str, int], list[Field]] = {}
    for each in shown:
        name = (each.node.get("name") or "").removesuffix("[]")
        if each.is_choice and name:
            asked.setdefault((each.kind, name, each.form.index if each.form else -1), []).append(each)
    for (kind, _, _), members in asked.items():
        if len(members) > 1:
            yield from _judge(page, document, members, sure=kind == "radio" or len(members) >= _MANY)
    yield from _boxes_in_a_row(
        page, document, shown, {each.node.index for many in asked.values() if len(many) > 1 for each in many}
    )


def _judge(page: CloserLook, document: DomDocument, members: list[Field], *, sure: bool) -> Iterator[Verdict]:
    nodes = [each.node for each in members]
    group = group_of(document, nodes)
    if (group is not None and named(document, group)) or _rows(document, nodes) or _named_one_by_one(nodes):
        return
    if group is not None and group.tag == "fieldset":
        return  # told as a fieldset without a legend
    pointer = at(page, document, nodes[0])
    found = " / ".join(each.label[:20] for each in members[:4])
    if not sure or members[0].searches or document.closest(nodes[0], "search", "toolbar") is not None:
        yield cant_tell(
            "同名选项没有成组，不能确定是否同属一个问题",
            "choices of one name share no named group; they may answer one question",
            found=found,
            pointer=pointer,
        )
        return
    yield failed(
        "同一问题的选项没有放进有名称的组",
        "choices of one question share no named group",
        expected="<fieldset><legend>",
        found=found,
        pointer=pointer,
    )


def named(document: DomDocument, group: DomNode) -> bool:
    """Return whether a group has a name: a legend, aria-label or aria-labelledby."""
    if (group.get("aria-label") or "").strip():
        return True
    if any(
        (other := document.referred(group, name)) is not None and (document.text(other, visible=False) or other.name)
        for name in (group.get("aria-labelledby") or "").split()
    ):
        return True
    if (group.get("title") or "").strip():
        return True
    legend = _legend(document, group)
    return legend is not None and bool(document.readable(legend).strip() or document.text(legend))


def _legend(document: DomDocument, group: DomNode) -> DomNode | None:
    return next((each for each in document.children(group) if each.tag == "legend"), None)


def _rows(document: DomDocument, nodes: list[DomNode]) -> bool:
    """True: one in each row of a table or entry of a long list: they choose rows."""
    rows = [document.closest(node, "tr", "row") for node in nodes]
    places = {row.index for row in rows if row is not None}
    if all(row is not None for row in rows) and len(places) == len(nodes) > 1:
        cells = [sum(each.tag in ("td", "th") for each in document.children(row)) for row in rows if row is not None]
        return min(cells) > 2
    # answers of a question that heads its row
    return len(places) == 1 and any(
        each.tag == "th" for each in document.descendants(document.nodes[places.copy().pop()])
    )


def _named_one_by_one(nodes: list[DomNode]) -> bool:
    """True: each names question and answer itself."""
    parts = [(node.get("aria-labelledby") or "").split() for node in nodes]
    return all(len(each) > 1 for each in parts) and len({each[0] for each in parts}) == 1


def _boxes_in_a_row(page: CloserLook, document: DomDocument, shown: list[Field], told: set[int]) -> Iterator[Verdict]:
    """Check boxes of different names that follow a question."""
    run: list[Field] = []
    for each in (*shown, None):
        if (
            each is not None
            and each.kind == "checkbox"
            and (not run or (len(each.before) < 60 and not _QUESTION.search(each.before)))
            and (not run or group_of(document, [each.node]) == group_of(document, [run[-1].node]))
        ):
            run.append(each)
            continue
        if len(run) >= _MANY and _QUESTION.search(_asked(run[0])) and not told & {one.node.index for one in run}:
            nodes = [one.node for one in run]
            group = group_of(document, nodes)
            if group is None and not _rows(document, nodes) and not _named_one_by_one(nodes):
                yield failed(
                    "同一问题的选项没有放进有名称的组",
                    "choices of one question share no named group",
                    expected="<fieldset><legend>",
                    found=" / ".join(one.label[:20] for one in run[:4]),
                    pointer=at(page, document, nodes[0]),
                )
        run = [each] if each is not None and each.kind == "checkbox" else []


def _asked(first: Field) -> str:
    """Text before the first choice, its own label taken away."""
    return first.before.removesuffix(first.label).strip()


def _aria_radios(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    radios = [node for node in document.by_role("radio") if node.tag != "input" and node.visible and not node.hidden]
    loose = [node for node in radios if document.closest(node, "radiogroup", "group", "menu", "toolbar") is None]
    if len(loose) > 1:
        yield failed(
            "同一问题的选项没有放进有名称的组",
            "choices of one question share no named group",
            expected='role="radiogroup"',
            pointer=at(page, document, loose[0]),
        )
    for node in document.by_role("radiogroup"):
        if node.visible and not node.hidden and not named(document, node):
            yield failed(
                "选项组没有名称",
                "a group of choices has no name",
                expected="aria-labelledby",
                pointer=at(page, document, node),
            )


def _fieldsets(page: CloserLook, document: DomDocument, shown: list[Field]) -> Iterator[Verdict]:
    for node in document.by_tag("fieldset"):
        if not node.visible or node.hidden or node.role in ("presentation", "none", "radiogroup"):
            continue
        inside = [each for each in shown if document.contains(node, each.node)]
        if len(inside) < 2 or named(document, node):
            continue
        legend = _legend(document, node)
        deeper = next((each for each in document.descendants(node) if each.tag == "legend"), None)
        pointer = at(page, document, legend or node)
        if legend is not None:
            yield failed("legend 是空的", "the legend is empty", expected="<legend>…</legend>", pointer=pointer)
        elif deeper is not None and document.closest(deeper, "fieldset") is node:
            yield failed(
                "legend 不是 fieldset 的直接子元素，不能为它命名",
                "the legend is no child of its fieldset and does not name it",
                pointer=at(page, document, deeper),
            )
        elif any(each.is_choice for each in inside):
            yield failed("fieldset 没有 legend", "a fieldset has no legend", expected="<legend>", pointer=pointer)
        else:
            yield cant_tell(
                "fieldset 没有 legend，可能只用来排版",
                "a fieldset without a legend may be there for its looks",
                expected="<legend>",
                pointer=pointer,
            )


def _options(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    for node in document.by_tag("optgroup"):
        if not (node.get("label") or "").strip() and document.text(node, visible=False):
            yield failed("选项分组没有 label", "an option group has no label", pointer=at(page, document, node))
    for node in document.by_tag("select"):
        options = [each for each in document.descendants(node) if each.tag == "option"]
        heads = [each for each in options[1:] if _is_head(document, each)]
        if len(heads) > 1 and len(options) >= 3 * len(heads):
            yield failed(
                "下拉选项用横线或禁用项分组",
                "dashes or disabled entries part the options of a list",
                expected="<optgroup>",
                found=document.text(heads[0], visible=False),
                pointer=at(page, document, node),
            )


def _is_head(document: DomDocument, option: DomNode) -> bool:
    text = document.text(option, visible=False)
    words = text.strip(" -–—=_*~")
    return (
        bool(words)
        and bool(_DIVIDER.match(text))
        and (option.get("disabled") is not None or text.endswith(("-", "—", "=", "*")))
    )
