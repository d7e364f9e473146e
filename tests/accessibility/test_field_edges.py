from __future__ import annotations

from pytest_govsite.checks.accessibility.field_edges import pale_fields
from tests.accessibility.judging import told as told_in
from tests.accessibility.looking import Looking
from tests.accessibility.told import apart

PAGE = "<html lang=zh><title>x</title><body style='background:#fff'>{}</body></html>"
LINE = "<label>姓名 <input style='padding:8px;border:{};background:{}' {}></label>"
DRAWN = "<style>.d input{position:absolute;opacity:0} .d span{display:inline-block;width:22px;height:22px}</style>"
BEFORE = (
    "<style>.h{{position:absolute;opacity:0}}.h+label::before{{content:'';display:inline-block;width:18px;height:18px;{}}}</style>"
    "<input type={} class=h id=c {}><label for=c>同意</label>"
)
PALE = {
    "box of a label": PAGE.format(BEFORE.format("border:2px solid #ddd", "checkbox", "")),
    "ground of a label": PAGE.format(BEFORE.format("background:#e8e8e8;border-radius:50%", "radio", "")),
    "pale line": PAGE.format(LINE.format("1px solid #ddd", "#fff", "")),
    "pale line below": PAGE.format(LINE.format("0;border-bottom:1px solid #ddd", "transparent", "")),
    "pale ground": PAGE.format(LINE.format("1px solid #eee", "#f4f4f4", "")),
    "half clear line": PAGE.format(LINE.format("1px solid rgba(0,0,0,.12)", "#fff", "")),
    "drawn check box": PAGE.format(
        f"{DRAWN}<label class=d><input type=checkbox><span style='border:1px solid #ddd'></span> 同意</label>"
    ),
    "text area": PAGE.format("<textarea aria-label=意见 style='border:1px solid #e5e5e5;background:#fff'></textarea>"),
}
SEEN = {
    "dark box of a label": PAGE.format(BEFORE.format("border:2px solid #333", "checkbox", "")),
    "chosen box of a label": PAGE.format(BEFORE.format("border:2px solid #ddd", "checkbox", "checked")),
    "box of a label with a shadow": PAGE.format(BEFORE.format("border:2px solid #ddd;box-shadow:0 0 0 2px #333", "checkbox", "")),
    "box that the browser draws too": PAGE.format(BEFORE.format("border:2px solid #ddd", "checkbox", "style=opacity:1")),
    "the browser's own": PAGE.format("<input aria-label=姓名><select aria-label=乡镇><option>甲</select><textarea aria-label=意见></textarea>"),
    "dark line": PAGE.format(LINE.format("1px solid #767676", "#fff", "")),
    "dark line below": PAGE.format(LINE.format("0;border-bottom:2px solid #333", "transparent", "")),
    "dark ground": PAGE.format(LINE.format("1px solid #ddd", "#666", "")),
    "white on a dark page": PAGE.format(f"<div style='background:#036'>{LINE.format('1px solid #eee', '#fff', '')}</div>"),
    "words in it": PAGE.format(LINE.format("1px solid #ddd", "#fff", "placeholder=请输入姓名")),
    "no line of its own": PAGE.format(LINE.format("0", "transparent", "")),
    "box around it": PAGE.format("<div style='border:1px solid #333;width:200px'><input aria-label=姓名 style='border:1px solid #eee'></div>"),
    "over a picture": PAGE.format(f"<div style='background:linear-gradient(#000,#fff)'>{LINE.format('1px solid #ddd', '#fff', '')}</div>"),
    "disabled": PAGE.format(LINE.format("1px solid #ddd", "#fff", "disabled")),
    "in a group that is disabled": PAGE.format(f"<fieldset disabled>{LINE.format('1px solid #ddd', '#fff', '')}</fieldset>"),
    "drawn check box with a dark line": PAGE.format(f"{DRAWN}<label class=d><input type=checkbox><span style='border:1px solid #666'></span> 同意</label>"),
    "drawn by a pseudo-element": PAGE.format(f"{DRAWN}<style>.d span::before{{content:'☐'}}</style><label class=d><input type=checkbox><span style='border:1px solid #ddd'></span> 同意</label>"),
    "no field": PAGE.format("<p>正文</p>"),
}  # fmt: skip
SAID = "advice: the border of a field is too pale to show where it is"


def test_fields_that_only_a_pale_line_shows(looking: Looking) -> None:
    found = {name: told_in(pale_fields, page) for name, page in apart(looking, PALE | SEEN).items()}
    assert found == {name: [SAID] if name in PALE else [] for name in found}
