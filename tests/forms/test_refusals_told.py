"""How errors are told, from forms that were tried; with the tree of the page where none was."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.error_reason import error_reason
from pytest_govsite.checks.accessibility.telling import settled
from pytest_govsite.checks.functions.refusals_told import errors_told, refusals_told
from pytest_govsite.document.read import read_document
from pytest_govsite.model import (
    CloserLook,
    DomLook,
    FilledForm,
    FormField,
    FormMessage,
    FormsLook,
    FormTrial,
    Level,
    Page,
    PageFacts,
    PageType,
    SubmitControl,
    Unobserved,
    UnobservedReason,
)
from pytest_govsite.observe.look.forms import look_at_forms, may_be_filled_in
from tests.accessibility.looking import Looking
from tests.forms.test_check import AT_FIELD, FIELDS, GOES, HELD, URL, trial

SCRIPTED = (
    "<form id=f method=post action=/send novalidate><p><label>姓名（必填） <input name=xm></label> <span id=e></span></p>"
    "<p><label>意见（必填） <textarea name=nr></textarea></label></p><button>提交意见</button></form>"
    "<script>f.onsubmit=e=>{{if(f.xm.value&&f.nr.value)return;e.preventDefault();{}}}</script>"
)


def judged(*forms: FilledForm) -> list[str]:
    page = CloserLook.made_of(PageFacts(page=Page(url=URL, type=PageType.ARTICLE)), {"forms": FormsLook(forms=forms)})
    return [verdict.outcome.value for verdict in refusals_told(page)]


def form(*trials: FormTrial) -> FilledForm:
    return FilledForm(fields=FIELDS, submit=SubmitControl(name="提交"), trials=trials)


def test_outcomes_of_forms_that_were_tried() -> None:
    assert judged(form(trial("empty", AT_FIELD), GOES)) == ["passed"]
    assert judged(form(trial("empty"), GOES)) == ["failed"]
    assert judged(form(trial("empty", requests=(HELD,)), GOES)) == ["cantTell"]
    assert judged(form(trial("empty", AT_FIELD), trial("malformed", requests=(HELD,)), GOES)) == ["passed"]
    assert judged() == ["inapplicable"]
    poll = FilledForm(
        fields=(FormField(label="1. 您满意吗？", labelled_by="label", kind="radio"),),
        submit=SubmitControl(name="提交"),
        trials=(trial("empty", requests=(HELD,)), GOES),
    )
    assert judged(poll) == ["inapplicable"]


def advised(text: str, *, described: bool = False, more: tuple[FormMessage, ...] = (), fields: int = 2) -> bool:
    """Return whether a form whose empty input is refused by this message is told to say where and what."""
    said = FormMessage(text=text, field=1, distance=20.0, described=described)
    tried = FilledForm(
        fields=FIELDS[:fields], submit=SubmitControl(name="提交"), trials=(trial("empty", said, *more), GOES)
    )
    page = CloserLook.made_of(
        PageFacts(page=Page(url=URL, type=PageType.ARTICLE)), {"forms": FormsLook(forms=(tried,))}
    )
    return [verdict.level is Level.SHOULD for verdict in refusals_told(page)] == [True]


def test_a_message_for_several_fields_says_which_and_what() -> None:
    assert advised("输入有误，请检查！")
    assert advised("Invalid input")
    assert not advised("输入有误，请检查！", described=True)
    assert not advised("输入有误，请检查！", fields=1)
    assert advised("错误", described=True)
    assert advised("Invalid!", fields=1)
    assert advised("提交失败", fields=1)
    assert not advised("提交失败：网络不通", fields=1)
    assert not advised("输入有误：请填写姓名")
    assert not advised("输入有误，请检查！", more=(FormMessage(text="姓名不能为空", field=0, distance=0.0),))


def test_words_at_several_fields_are_a_refusal_and_one_hint_is_none() -> None:
    plain = {place: FormMessage(text="Say it.", field=place, distance=0.0, described=True) for place in (0, 1)}
    assert judged(form(trial("empty", plain[0], plain[1]), GOES)) == ["passed"]
    assert judged(form(trial("empty", plain[0]), GOES)) == ["cantTell"]
    vague = FormMessage(text="Invalid input", field=1, distance=20.0)
    page = CloserLook.made_of(
        PageFacts(page=Page(url=URL, type=PageType.ARTICLE)),
        {"forms": FormsLook(forms=(form(trial("empty", vague), trial("malformed", vague), trial("valid", vague)),))},
    )
    assert [verdict.level for verdict in refusals_told(page)] == [Level.SHOULD]


def test_a_look_that_was_not_taken_or_lost_is_untested() -> None:
    lost = Unobserved(url=URL, reason=UnobservedReason.TIMEOUT)
    for looks in ({}, {"forms": lost}):
        page = CloserLook.made_of(PageFacts(page=Page(url=URL, type=PageType.ARTICLE)), looks)
        assert [verdict.outcome.value for verdict in refusals_told(page)] == ["untested"]


@pytest.mark.thorough
@pytest.mark.browser
@pytest.mark.parametrize(
    ("refuses", "expected"),
    [("e.textContent='请填写姓名和意见'", "passed"), ("f.xm.style.borderColor='#d00'", "failed")],
    ids=["in words", "by colour"],
)
def test_forms_whose_script_refuses(looking: Looking, refuses: str, expected: str) -> None:
    html = SCRIPTED.format(refuses.replace("e.textContent", "document.getElementById('e').textContent"))
    (look,) = (
        seen
        for _, seen in looking.examine_all({"it": html}, look_at_forms, leaves=True, alone=True, limit=60.0).values()
    )
    assert isinstance(look, FormsLook)
    tree = looking.look(html)
    dom = tree.of(DomLook)
    assert isinstance(dom, DomLook)
    page = CloserLook.made_of(tree.facts, {"dom": dom, "forms": look})
    assert {v.outcome.value for v in error_reason(page)} == {"cantTell"}
    assert {v.outcome.value for v in settled(refusals_told, error_reason)(page)} == {expected}


STUCK = (
    "<style>.x{{{}}} @keyframes s{{50%{{margin-left:8px}}}}</style>"
    "<form id=f novalidate><p><label for=a>姓名（必填）</label> <input id=a> <span></span></p>"
    "<p><label for=b>意见（必填）</label> <textarea id=b></textarea> <span></span></p><button>提交意见</button></form>"
    "<script>f.onsubmit=e=>{{e.preventDefault();for(const x of [f.a,f.b]){{if(x.value)continue;{}}}}}</script>"
)
"""Forms that send nothing, also when they are filled in, so that what they show of empty fields is all there is to see."""
MARKS = {
    "border": STUCK.format("border:2px solid #c00", "x.className='x'"),
    "ground": STUCK.format("background:#fdd", "x.className='x'"),
    "shaking": STUCK.format("animation:s .5s 2", "x.className='x'"),
    "shadow and label of the row": STUCK.format("", "x.parentNode.className='row'").replace(
        "</style>", ".row label{color:#c00}.row input,.row textarea{box-shadow:0 0 0 2px #c00}</style>"
    ),
    "first field, focused": STUCK.format(
        "border-color:#e00", "if(document.activeElement===f.a)return;x.className='x';x.focus();return"
    ),
}
TOLD_TOO = {
    "text": STUCK.format("border:2px solid #c00", "x.className='x';x.nextElementSibling.textContent='此项不能为空'"),
}
NO_MARK = {
    "focus alone": STUCK.format("", "x.focus();return").replace(
        "</style>", "input:focus{outline:2px solid #00c;background:#eef}</style>"
    ),
    "a dialog that closes": STUCK.format("animation:s .4s forwards", "").replace(
        "</script>",
        ";const close=()=>{f.className='x';setTimeout(()=>f.remove(),400)};f.addEventListener('submit',close)</script>",
    ),
    "blue": STUCK.format("border:2px solid #03c", "x.className='x'"),
}


@pytest.mark.thorough
@pytest.mark.browser
def test_marks_without_words_are_refusals_by_looks_alone(looking: Looking) -> None:
    pages = MARKS | TOLD_TOO | NO_MARK
    looks = looking.examine_all(pages, look_at_forms, leaves=True, alone=True, limit=60.0)
    told = {}
    for name, (_, look) in looks.items():
        assert isinstance(look, FormsLook)
        page = CloserLook.made_of(PageFacts(page=Page(url=URL, type=PageType.ARTICLE)), {"forms": look})
        told[name] = " ".join({verdict.outcome.value for verdict in refusals_told(page)})
    expected = dict.fromkeys(MARKS, "failed") | dict.fromkeys(TOLD_TOO, "passed") | dict.fromkeys(NO_MARK, "cantTell")
    assert told == expected


CLOSED = FilledForm(closed=True)
LOGIN = "<form action=/in><label>用户名 <input name=u></label><label>密码 <input type=password name=p></label><button>登录</button></form>"
LETTER = "<form action=/w><label>姓名 <input name=xm></label><label>内容 <textarea name=nr></textarea></label><button>提交</button></form>"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("html", "forms", "expected"),
    [
        (LETTER, (form(trial("empty", AT_FIELD), GOES),), ["passed"]),
        (LETTER, (form(trial("empty"), GOES),), ["failed"]),
        (LETTER, (), ["cantTell"]),
        (LOGIN, (), ["cantTell"]),
        (LOGIN + LETTER, (form(trial("empty", AT_FIELD), GOES),), ["cantTell", "cantTell"]),
        (LOGIN + LETTER, (form(trial("empty"), GOES),), ["cantTell", "cantTell", "failed"]),
        ("<p>正文</p>", (), ["inapplicable"]),
        (LETTER, (CLOSED,), ["inapplicable"]),
        (LOGIN + LETTER, (CLOSED,), ["cantTell", "cantTell"]),
    ],
    ids=[
        "told",
        "silent",
        "not tried",
        "log-in",
        "one of two told",
        "one of two silent",
        "no field",
        "closed",
        "log-in and closed",
    ],
)
def test_what_no_trial_showed_stays_open(
    looking: Looking, html: str, forms: tuple[FilledForm, ...], expected: list[str]
) -> None:
    tree = looking.look(html)
    dom = tree.of(DomLook)
    assert isinstance(dom, DomLook)
    for looks in ({"forms": FormsLook(forms=forms)}, {}) if not forms else ({"forms": FormsLook(forms=forms)},):
        page = CloserLook.made_of(tree.facts, {"dom": dom, **looks})
        assert [verdict.outcome.value for verdict in errors_told(page)] == expected


@pytest.mark.parametrize(
    ("fields", "concerned"),
    [
        ("<input name=q><input type=submit>", False),
        ("<label>受理编号：<input name=bh></label><input type=submit value=查询>", True),
        ("<label>关键词：<input name=bh></label><input type=submit value=查询>", False),
        ("<input name=xm><input type=tel name=sj><button>提交</button>", True),
        ("<textarea name=nr></textarea><button>提交</button>", True),
        ("<input name=yh><input type=password name=mm><input name=yzm><button>登录</button>", False),
        ("<input type=radio name=a><input type=checkbox name=b><button>投票</button>", False),
        ("</form><form novalidate><input type=email name=yx><button>订阅</button>", True),
    ],
    ids=["search", "number", "words", "letter", "comment", "log-in", "poll", "checked by the page"],
)
def test_pages_with_something_to_fill_in(fields: str, concerned: bool) -> None:
    document = read_document(f"<form action=/a>{fields}</form>", URL)
    assert may_be_filled_in(PageFacts(page=Page(url=URL, type=PageType.ARTICLE), source=document)) is concerned
