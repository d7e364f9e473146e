from __future__ import annotations

from pytest_govsite.checks.accessibility.descriptive_labels import descriptive_labels
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcomes, told

FAILS = {
    "标题": "<h2>标题</h2><p>正文</p>",
    "Heading 1": "<h1>Heading 1</h1><p>Text</p>",
    "lorem": "<h3>Lorem ipsum dolor sit amet</h3><p>x</p>",
    "by role": '<div role="heading" aria-level="2">Untitled</div><p>x</p>',
    "signs": "<h2>***</h2><p>正文</p>",
    "label": '<label for="a">Label</label><input id="a">',
    "标签": "<label>标签1 <input></label>",
    "field": '<input aria-label="Field 1">',
    "stars as label": '<label for="a">***</label><input id="a">',
    "twice the same heading": "<h2>News</h2><p>The library opens again.</p><h2>News</h2><p>Roads are closed.</p>",
    "two names": '<form><label for="a">Name</label><input id="a"><label for="b">Name</label><input id="b"></form>',
    "two names in rows without a form": "<div><div><div><label>Name <input></label></div></div><div><div><label>Name <input></label></div></div></div>",
    "两个姓名": '<form><p><label>姓名 <input name="x"></label></p><p><label>姓名 <input name="y"></label></p></form>',
}
PASSES = {
    "headings": "<h1>办事指南</h1><h2>申请条件</h2><p>年满 18 周岁。</p><h2>办理流程</h2><p>提交申请。</p>",
    "question": "<h2>Who can apply?</h2><p>Anyone.</p>",
    "year": "<h2>2025</h2><p>一月</p><h2>2024</h2><p>二月</p>",
    "emoji": "<h2>🎉</h2><p>x</p>",
    "groups": '<form><fieldset><legend>Applicant</legend><label>Name <input></label></fieldset><fieldset><legend>Partner</legend><label>Name <input></label></fieldset></form>',
    "headings tell apart": '<form><h2>申请人</h2><label>姓名 <input></label><h2>代理人</h2><label>姓名 <input></label></form>',
    "widgets without a form": "<div><p>News</p><div class=pager><div><span><label>Page <input></label></span></div></div></div>"
    "<div><p>Files</p><div class=pager><div><span><label>Page <input></label></span></div></div></div>",
    "steps of wizards": "<div><nav><div role=listbox aria-label=Steps><button role=option>1</button></div></nav>"
    "<nav><div role=listbox aria-label=Steps><button role=option>A</button></div></nav></div>",
    "forms": '<form><label>检索 <input></label></form><form><label>检索 <input></label></form>',
    "choices": '<form><label><input type="radio" name="a">是</label><label><input type="radio" name="b">是</label></form>',
    "rows": '<form><table><tr><td>甲</td><td><input aria-label="数量"></td></tr><tr><td>乙</td><td><input aria-label="数量"></td></tr></table></form>',
    "headings that differ by signs": "<h2>C</h2><p>The compiler warns.</p><h2>C++</h2><p>Modules are compiled.</p>",
    "same heading, no content": "<h2>News</h2><h2>News</h2><p>x</p>",
    "same heading one level down": "<h2>News</h2><p>a</p><h3>News</h3><p>b</p>",
    "placeholder in the field": '<label for="a">关键词</label><input id="a" placeholder="请输入">',
    "title of a person": '<label for="a">Title</label><input id="a">',
    "hidden heading": '<h2 style="display:none">标题</h2><h2>政务公开</h2><p>x</p>',
    "what begins with no letter, in an index": "".join(f"<h2>{each}</h2><p>x</p>" for each in ("&amp;", *"ABCDEF")),
    "options of a program": "".join(f"<h3>{each}</h3><p>x</p>" for each in ("title", "content", "width", "onclose", "okValue", "skin")),
    "shown value of a list": '<form><label>Name <input></label><span role="combobox" tabindex="0" aria-label="State">'
    '<span role="textbox" aria-readonly="true" aria-label="State">Yes</span></span></form>',
    "text of a letter": "<form><label>标题 * <input></label><label>内容 * <textarea></textarea></label></form>",
    "described": '<form><input aria-label="Date" aria-describedby="f"><input aria-label="Date" aria-describedby="t"></form><p id="f">From</p><p id="t">To</p>',
}  # fmt: skip
NUMBERS_ONLY = {
    "sections": "<h1>Guide</h1><h2>Section 1</h2><p>How to borrow.</p><h2>Section 2</h2><p>How to bring back.</p>",
    "部分": "<h2>第一部分</h2><p>申请条件</p><h2>第二部分</h2><p>办理流程</p>",
}
NUMBERS_TOO = {
    "chapters with names": "<h2>Section 1: Borrowing</h2><p>x</p><h2>Section 2: Returning</h2><p>y</p>",
    "chapters of a law": "<h2>第一章 总则</h2><p>x</p><h2>第二章 职责</h2><p>y</p>",
    "days": "<h2>Monday</h2><p>x</p><h2>Tuesday</h2><p>y</p>",
}
DOUBTFUL = {
    "text": "<label>Text <input></label>",
    "content": "<h2>内容</h2><p>x</p>",
    "a text of nothing": "<form><label>内容 <textarea></textarea></label></form>",
    "a line called content": "<form><label>姓名 <input></label><label>内容 <input></label></form>",
    "only a prompt": '<input placeholder="请输入">',
}


def test_placeholders_and_repetitions_fail(looking: Looking) -> None:
    assert outcomes(descriptive_labels, looking, FAILS) == dict.fromkeys(FAILS, "failed")


def test_what_says_topic_or_purpose_passes(looking: Looking) -> None:
    assert outcomes(descriptive_labels, looking, PASSES) == dict.fromkeys(PASSES, "passed")


def test_headings_that_are_numbers_only_are_advice(looking: Looking) -> None:
    assert outcomes(descriptive_labels, looking, NUMBERS_ONLY) == dict.fromkeys(NUMBERS_ONLY, "failed")
    assert outcomes(descriptive_labels, looking, NUMBERS_TOO) == dict.fromkeys(NUMBERS_TOO, "passed")


def test_general_words_are_for_a_person(looking: Looking) -> None:
    assert outcomes(descriptive_labels, looking, DOUBTFUL) == dict.fromkeys(DOUBTFUL, "cantTell")


def test_page_without_headings_and_fields_is_not_concerned(looking: Looking) -> None:
    assert told(descriptive_labels, looking.look("<p>正文</p>")) == [("inapplicable", "")]
