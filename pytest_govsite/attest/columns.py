"""Columns, words and values of the spreadsheet form."""

from __future__ import annotations

from pytest_govsite.model import Text

TITLE = Text(zh="人工判定", en="Decisions")
DATA = "_govsite"
"""Name of the hidden sheet that says what every row is about."""

COLUMNS: dict[str, tuple[Text, int]] = {
    "number": (Text(zh="序号", en="No."), 6),
    "kind": (Text(zh="类别", en="Kind"), 10),
    "title": (Text(zh="检测项目", en="Item"), 22),
    "level": (Text(zh="要求", en="Level"), 8),
    "ask": (Text(zh="技术要求与依据", en="Requirement and norm"), 42),
    "question": (Text(zh="要判断什么", en="To be decided"), 34),
    "context": (Text(zh="所见（举例）", en="Seen (examples)"), 34),
    "pages": (Text(zh="涉及页面", en="Pages"), 38),
    "picture": (Text(zh="图", en="Picture"), 34),
    "outcome": (Text(zh="判定 *", en="Answer *"), 12),
    "who": (Text(zh="判定人 *", en="By *"), 12),
    "role": (Text(zh="身份 *", en="Role *"), 12),
    "when": (Text(zh="日期 *", en="Date *"), 12),
    "reason": (Text(zh="理由 *", en="Reason *"), 36),
    "evidence": (Text(zh="证据文件（每行一个）", en="Evidence files (one a line)"), 30),
}
"""Key -> heading and width in characters, in order."""
ANSWERED = ("outcome", "who", "role", "when", "reason", "evidence")
"""Columns that a person fills in."""

OUTCOMES: dict[str, Text] = {
    "passed": Text(zh="符合", en="met"),
    "failed": Text(zh="不符合", en="not met"),
    "inapplicable": Text(zh="不适用", en="inapplicable"),
}
VETO_OUTCOMES: dict[str, Text] = {
    "confirmed": Text(zh="确认否决", en="confirmed"),
    "rejected": Text(zh="不构成否决", en="rejected"),
}
ROLES: dict[str, Text] = {
    "inspector": Text(zh="检测人员", en="inspector"),
    "client": Text(zh="委托方", en="client"),
    "body": Text(zh="其他机构", en="other body"),
}
KINDS: dict[str, Text] = {
    "papers": Text(zh="资料核查", en="papers"),
    "doubt": Text(zh="待定判定", en="doubt"),
    "veto": Text(zh="单项否决", en="veto"),
}
LEVELS: dict[str, Text] = {"must": Text(zh="强制", en="mandatory"), "should": Text(zh="推荐", en="recommended")}
NOT_A_WORD = Text(zh="请从下拉列表中选择", en="Choose from the list")
PAGES = Text(zh="共 {n} 个页面", en="{n} page(s)")
ALIKE = Text(zh="一次判定 {n} 处", en="one answer decides {n} places")
PAPERS = Text(zh="按左栏要求核对后判定", en="Check what stands on the left, then answer")
COUNTED = Text(
    zh="共 {n} 项，其中强制 {must} 项判定后才能作出结论，推荐的不影响结论。",
    en="{n} rows; the {must} mandatory ones hold the verdict, the recommended ones do not.",
)
NOTE = Text(
    zh="只填右侧带 * 的各列。判定为空的行仍算待定。待定判定和单项否决只能由检测人员作出；委托方的说明作为声明照录，不使强制性要求成为“符合”；其他机构的结论须附其报告。",
    en="Fill in the columns marked *. A row without an answer stays open. Doubts and vetoes are decided by an inspector only; what the client says is recorded as a statement; another body's answer needs its report.",
)


def choices(kind: str) -> dict[str, Text]:
    """Return the answers that a kind of question allows."""
    return VETO_OUTCOMES if kind == "veto" else OUTCOMES


def roles(kind: str) -> dict[str, Text]:
    """Return who may answer a kind of question."""
    return ROLES if kind == "papers" else {"inspector": ROLES["inspector"]}
