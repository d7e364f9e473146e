from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.input_stable import input_stable
from tests.accessibility.judging import told
from tests.accessibility.looking import Looking

LEAVES = "failed: choosing or typing a value leaves the page or submits without notice"
STABLE = "passed: no inline handler leaves the page on input"
OPTIONS = "<option value=/a>a<option value=/b>b"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<label>Go to <select onchange='location.href=this.value'>{OPTIONS}</select></label>", LEAVES),
        (f"<select aria-label=友情链接 onchange=\"window.open(this.options[this.selectedIndex].value)\">{OPTIONS}</select>", LEAVES),
        (f"<form><select aria-label=Sort onchange='this.form.submit()'>{OPTIONS}</select></form>", LEAVES),
        ("<form><label><input type=radio name=a onclick='document.forms[0].submit()'>a</label></form>", LEAVES),
        (f"<script>function jump(s) {{ if (s.value) window.location = s.value; }}</script><select aria-label=x onchange='jump(this)'>{OPTIONS}</select>", LEAVES),
        (f"<select id=s aria-label=x>{OPTIONS}</select><script>document.getElementById('s').addEventListener('change', function () {{ location.href = this.value; }});</script>", LEAVES),
        ("<form id=f><input id=k aria-label=Code></form><script>k.oninput = function () { if (k.value.length == 4) f.submit(); };</script>", LEAVES),
        ("<form id=f><input id=k aria-label=Code></form><script>k.oninput = function () { if (k.value.length == 4) n.hidden = true; };</script>", STABLE),
        ("<input aria-label='area code' maxlength=3 onkeyup=\"if (this.value.length == 3) document.getElementById('b').focus()\"><input id=b aria-label=number>", "failed: typing moves the focus on without notice"),
        (f"<form><select aria-label=x onchange='location=this.value'>{OPTIONS}</select><button>Go</button></form>", "cantTell: choosing a value leaves the page although there is a button"),
        (f"<p>Choosing a country will open its page.</p><select aria-label=x onchange='location=this.value'>{OPTIONS}</select>", STABLE),
        (f"<form><select aria-label=x>{OPTIONS}</select><button onclick='location=1'>Go</button></form>", STABLE),
        (f"<select aria-label=省 onchange='fillCities(this.value)'>{OPTIONS}</select><script>function fillCities(v) {{ cities.length = 0; }}\nfunction go() {{ location.href = '/'; }}</script>", STABLE),
        ("<input aria-label=x onchange='this.value = this.value.trim()'>", STABLE),
        (f"<link id=css rel=stylesheet href=a.css><select aria-label=Theme onchange=\"css.href = this.value + '.css'\">{OPTIONS}</select>", STABLE),
        (f"<a id=go hidden>x</a><select aria-label=Year onchange='go.href = this.value; go.click()'>{OPTIONS}</select>", LEAVES),
        ("<p>No field.</p>", "inapplicable: no field to fill in or to choose from"),
    ],
)  # fmt: skip
def test_what_a_choice_changes(looking: Looking, html: str, said: str) -> None:
    assert told(input_stable, looking.look(html)) == [said]
