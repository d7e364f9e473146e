from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.form_groups import form_groups
from tests.accessibility.judging import outcome, told
from tests.accessibility.looking import Looking

RADIOS = "<input type=radio name=s id=m><label for=m>男</label> <input type=radio name=s id=f><label for=f>女</label>"
BOXES = "".join(f"<input type=checkbox name={n} id={n}><label for={n}>{n}</label>" for n in ("news", "events", "jobs"))
ALONE = "failed: choices of one question share no named group"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<form><p>性别：{RADIOS}</p></form>", ALONE),
        (f"<form><h3>Sex</h3><div>{RADIOS}</div></form>", ALONE),
        (f"<form><p>What are you interested in?</p>{BOXES}</form>", ALONE),
        ("<form>Colour " + "".join(f"<label><input type=checkbox name='c[]' value={c}>{c}</label>" for c in "abc") + "</form>", ALONE),
        (f"<form><div role=group>{RADIOS}</div></form>", ALONE),
        (f"<form><fieldset>{RADIOS}</fieldset></form>", "failed: a fieldset has no legend"),
        (f"<form><fieldset><legend></legend>{RADIOS}</fieldset></form>", "failed: the legend is empty"),
        (f"<form><fieldset><div><legend>Sex</legend></div>{RADIOS}</fieldset></form>", "failed: the legend is no child of its fieldset and does not name it"),
        ("<p>Size</p><span role=radio tabindex=0>S</span><span role=radio tabindex=0>M</span>", ALONE),
        ("<div role=radiogroup><span role=radio tabindex=0>S</span><span role=radio tabindex=0>M</span></div>", "failed: a group of choices has no name"),
        ("<select><optgroup><option>a</optgroup></select>", "failed: an option group has no label"),
        ("<select><option>Choose<option disabled>-- Asia --<option>China<option>Japan<option>Laos<option disabled>-- Europe --<option>France<option>Spain<option>Italy</select>", "failed: dashes or disabled entries part the options of a list"),
        ("<form role=search><input type=radio name=w id=a><label for=a>标题</label><input type=radio name=w id=b><label for=b>全文</label></form>", "cantTell: choices of one name share no named group; they may answer one question"),
        ("<form><fieldset><label>Name <input></label><label>City <input></label></fieldset></form>", "cantTell: a fieldset without a legend may be there for its looks"),
    ],
)  # fmt: skip
def test_choices_without_a_named_group(looking: Looking, html: str, said: str) -> None:
    assert told(form_groups, looking.look(html)) == [said]


TRAPS = """
<form><fieldset><legend>性别</legend><input type=radio name=a id=a1><label for=a1>男</label><input type=radio name=a id=a2><label for=a2>女</label></fieldset>
<div role=radiogroup aria-labelledby=q><p id=q>Size</p><label><input type=radio name=b> S</label><label><input type=radio name=b> M</label></div>
<div role=group aria-label=Topics><label><input type=checkbox name=c> x</label><label><input type=checkbox name=c> y</label><label><input type=checkbox name=c> z</label></div>
<p id=p>Way</p><span id=w1>post</span><input type=radio name=d aria-labelledby='p w1'><span id=w2>mail</span><input type=radio name=d aria-labelledby='p w2'>
<table><tr><td><input type=checkbox name=e aria-label=1></td><td>a</td><td>b</td></tr><tr><td><input type=checkbox name=e aria-label=2></td><td>a</td><td>b</td></tr><tr><td><input type=checkbox name=e aria-label=3></td><td>a</td><td>b</td></tr></table>
<label><input type=checkbox name=agree> I agree</label> <label><input type=checkbox name=remember> Remember me</label>
<fieldset><legend>Rating:</legend><label for=g1>2 stars</label><input type=checkbox name=g1 id=g1><label for=g2>3 stars</label><input type=checkbox name=g2 id=g2></fieldset>
<h2>Beds</h2><fieldset><legend>Beds:</legend><label for=g3>Two</label><input type=checkbox name=g3 id=g3><label for=g4>One</label><input type=checkbox name=g4 id=g4></fieldset>
<fieldset><input aria-label=Search><button>Go</button></fieldset>
<select><option>-- Choose --<option>a<option>b</select></form>
"""  # fmt: skip


def test_choices_in_named_groups(looking: Looking) -> None:
    assert told(form_groups, looking.look(TRAPS)) == ["passed: choices stand in named groups"]


def test_no_choices(looking: Looking) -> None:
    assert outcome(form_groups, looking.look("<form><label>姓名<input></label></form>")) == "inapplicable"
