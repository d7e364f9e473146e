from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.reading_order import reading_order
from tests.accessibility.judging import told
from tests.accessibility.looking import Looking

STEPS = "<div>Step 1: open</div><div>Step 2: fill</div><div>Step 3: press</div>"
BACK = "<div>Step 3: press</div><div>Step 2: fill</div><div>Step 1: open</div>"
NUMBERED = "failed: numbered content stands in another order in the document than on screen"
ONE = "passed: document and screen tell one order"
PLACED = "<span style='position:absolute;left:{}px;top:{}px;{}'>{}</span>"
BOLD = "font-weight:bold"
BACKWARDS = "display:flex;flex-direction:column-reverse"
PROCESS = "<p>领取证件</p><p>缴纳费用</p><p>提交材料</p>"
ANSWERED = "<p style='{}'>办事大厅几点开门？</p>"
FIELD = "<div style='display:flex;flex-direction:{};justify-content:flex-end'><input id=n {}><label for=n>Name</label></div>"


def placed(*texts: tuple[int, int, str, str]) -> str:
    return f"<div style='position:relative;height:200px'>{''.join(PLACED.format(*each) for each in texts)}</div>"


PRODUCTS, PLACES = (0, 0, BOLD, "Products"), (200, 0, BOLD, "Places")
PHONES, LAPTOPS = (0, 30, "", "Telephones"), (0, 60, "", "Laptops")
IDAHO, OHIO = (200, 30, "", "Idaho"), (200, 60, "", "Ohio")
NEITHER = (
    "advice: texts that are put in columns by position stand in the document in the order of neither columns nor rows"
)
LONG = "The depot in Mill Lane takes everything that does not fit into the bins of the house."


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<div style='display:flex;flex-direction:column-reverse'>{BACK}</div>", NUMBERED),
        (f"<div style='display:flex;flex-direction:row-reverse'>{BACK}</div>", NUMBERED),
        ("<div><div style='float:right;width:100px'>第三步 提交</div><div style='float:right;width:100px'>第二步 填写</div><div style='float:right;width:100px'>第一步 登录</div></div>", NUMBERED),
        ("<div style='position:relative;height:90px'><p style='position:absolute;top:60px;margin:0'>3. press</p><p style='position:absolute;top:0;margin:0'>1. open</p><p style='position:absolute;top:30px;margin:0'>2. fill</p></div>", NUMBERED),
        ("<div style='display:flex;flex-direction:row-reverse'><button>Third step</button><button>Second step</button><button>First step</button></div>", NUMBERED),
        ("<div style='display:flex;flex-direction:column'><p style='order:3'>Lastly, press.</p><p style='order:1'>First, open.</p><p style='order:2'>Then fill.</p></div>", NUMBERED),
        ("<div style='display:flex;gap:1em'><p style='order:2'>the fox jumps over</p><p style='order:3'>the lazy dog.</p><p style='order:1'>We see how</p></div>", "failed: a sentence is cut into blocks that stand in another order in the document than on screen"),
        (f"<div style='display:flex;flex-direction:column-reverse'><p>{LONG}</p><h2>Depot</h2></div>", "cantTell: a heading is shown above content that comes before it in the document"),
        (f"<div style='display:flex;flex-direction:column-reverse'><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></div>", "cantTell: several texts are shown in the reverse order of the document"),
        (f"<h2>办理流程</h2><div style='{BACKWARDS}'>{PROCESS}</div>", "failed: the steps of a process stand in the reverse order in the document"),
        (f"<div style='{BACKWARDS}'><p>工作日上午九点至下午五点。</p>{ANSWERED}</div>", "failed: a question is shown before its answer and stands behind it in the document"),
        (f"<div style='display:grid'><p style='grid-row:2'>答：九点。</p>{ANSWERED.format('grid-row:1')}</div>", "failed: a question is shown before its answer and stands behind it in the document"),
        (FIELD.format("row-reverse", ""), "advice: a label is shown before its field and stands behind it in the document"),
        (f"<div style='{BACKWARDS}'><section><p>{LONG}</p></section><section><h2>Depot</h2><p>{LONG}</p></section></div>", "cantTell: a heading is shown above content that comes before it in the document"),
        (f"<div style='{BACKWARDS}'><section><h2>News</h2><p>{LONG}</p></section><section><h2>Depot</h2><p>{LONG}</p></section></div>", ONE),
        (f"<h2>办理流程</h2><div style='display:flex'>{PROCESS}</div>", ONE),
        (f"<h2>动态</h2><div style='{BACKWARDS}'>{PROCESS}</div>", ONE),
        (f"<div>{ANSWERED}<p>工作日上午九点至下午五点。</p></div>", ONE),
        (FIELD.format("row", ""), ONE),
        (FIELD.format("row-reverse", "type=checkbox"), ONE),
        ("<table><tr><td>The library is open on</td><td>Books may be kept</td></tr><tr><td>every working day.</td><td>for four weeks.</td></tr></table>", "cantTell: read row by row, a layout table may break sentences by the column beside"),
        (placed(PRODUCTS, PLACES, PHONES, LAPTOPS, OHIO, IDAHO), NEITHER),
        (placed((0, 0, BOLD, "产品"), (200, 0, BOLD, "地点"), (0, 30, "", "电话"), (0, 60, "", "电脑"), (200, 30, "", "河北"), (200, 60, "", "河南")), NEITHER),
        (placed(PRODUCTS, PHONES, LAPTOPS, PLACES, IDAHO, OHIO), ONE),
        (placed(PRODUCTS, PLACES, PHONES, IDAHO, LAPTOPS, OHIO), ONE),
        (placed((0, 0, "", "Boise"), (200, 0, "", "Idaho Falls"), (0, 60, "", "Nampa"), (200, 30, "", "Rexburg"), (0, 30, "", "Caldwell")), ONE),
        (placed((10, 5, BOLD, "Boise"), (200, 40, "", "Idaho Falls"), (60, 90, "", "Nampa"), (330, 30, "", "Rexburg"), (0, 130, "", "Caldwell")), ONE),
        (f"<div style='display:flex'>{STEPS}</div>", ONE),
        (f"<div style='display:grid;grid-template-columns:1fr 1fr'>{STEPS}</div>", ONE),
        ("<div><span style='float:right'>2024-01-02</span><a href=/a>Notice on the depot</a></div>", ONE),
        (f"<div><div style='float:right;width:200px'><p>Links</p></div><div style='margin-right:220px'><h1>Depot</h1><p>{LONG}</p></div></div>", ONE),
        ("<div><a style='float:right' href=/1>Help</a><a style='float:right' href=/2>Contact</a></div>", ONE),
        (f"<div style='columns:3'>{STEPS}</div>", ONE),
        ("<div style='display:flex;flex-direction:row-reverse'><div>News</div><div>Events</div></div>", ONE),
    ],
)  # fmt: skip
def test_order_of_document_and_screen(looking: Looking, html: str, said: str) -> None:
    assert told(reading_order, looking.look(html)) == [said]
