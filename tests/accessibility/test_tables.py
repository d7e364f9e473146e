from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.tables import data_tables
from tests.accessibility.judging import outcome, told
from tests.accessibility.looking import Looking

ROWS = "<tr><td>Paper</td><td>Monday</td><td>12</td></tr><tr><td>Glass</td><td>Friday</td><td>9</td></tr><tr><td>Metal</td><td>Sunday</td><td>4</td></tr>"
HEAD = "<tr><th>Bin</th><th>Day</th><th>Fee</th></tr>"
MENU = "<ul><li><a href=/a>Home</a></li><li><a href=/b>Services</a></li><li><a href=/c>Contact</a></li></ul>"
LONG = "The depot in Mill Lane takes everything that does not fit into the bins of the house, and it is open on every working day from eight to five. Bring your card, and come by car if you can."


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (f"<table border=1><tr><td>Bin</td><td>Day</td><td>Fee</td></tr>{ROWS}</table>", "failed: a data table has no header cells"),
        (f"<table><tr><td><b>Bin</b></td><td><b>Day</b></td><td><b>Fee</b></td></tr>{ROWS}</table>", "failed: a data table has no header cells"),
        ("<style>td{border:1px solid}</style><table><tr><td>Name</td><td>Age</td></tr><tr><td>Ann</td><td>32</td></tr><tr><td>Bob</td><td>45</td></tr></table>", "failed: a data table has no header cells"),
        ("<table border=1><tbody><tr><td>序号</td><td>项目名称</td><td>金额（万元）</td></tr><tr><td>1</td><td>农村公路</td><td>120.5</td></tr><tr><td>2</td><td>饮水工程</td><td>86</td></tr></tbody></table>", "failed: a data table has no header cells"),
        ("<table border=1><tr><th>Bin</th><th>Day</th></tr><tr><th>Paper</th><th>Monday</th></tr></table>", "failed: every cell is marked as a header"),
        (f"<table><tr><th scope=row>Bin</th><th scope=row>Day</th><th scope=row>Fee</th></tr>{ROWS}</table>", "failed: scope points along the wrong axis"),
        ("<table border=1><tr><td></td><th>2020</th><th>2021</th></tr><tr><th scope=col>Paper</th><td>1</td><td>2</td></tr><tr><th scope=col>Glass</th><td>3</td><td>4</td></tr></table>", "failed: scope points along the wrong axis"),
        ("<table border=1><tr><th></th><th>Jan</th><th>Feb</th></tr><tr><td>Paper</td><td>1</td><td>2</td></tr><tr><td>Glass</td><td>3</td><td>4</td></tr></table>", "failed: the cells that head the rows are not marked as headers"),
        (f"<table border=1><tr><th>Bin</th><th>Day</th><td><b>Fee</b></td></tr>{ROWS}</table>", "failed: some cells of the header row are not marked as headers"),
        (f"<table border=1><tr><td colspan=3>Fees in 2024</td></tr>{HEAD}{ROWS}</table>", "failed: a cell that spans the table serves as its caption"),
        (f"<table border=1>{HEAD}{ROWS}<tr><td>&nbsp;</td><td></td><td></td></tr>{ROWS}</table>", "failed: a data table uses empty rows for space"),
        ("<table border=1><tr><th>Bin</th><th></th><th>Fee</th></tr><tr><td>Paper</td><td></td><td>12</td></tr><tr><td>Glass</td><td></td><td>9</td></tr></table>", "failed: a data table uses an empty column for space"),
        (f"<table border=1>{HEAD}{ROWS}<tr><td>Wood</td><td>May</td><td>4</td><td>5</td></tr></table>", "failed: rows have more cells than there are headers"),
        (f"<table border=1>{HEAD}{ROWS}<tr><td>Wood</td></tr></table>", "cantTell: rows have fewer cells than there are headers"),
        ("<table border=1><tr><th>Bin</th><th>Fee</th></tr><tr><td>Paper<br>Glass<br>Metal</td><td>12<br>9<br>4</td></tr></table>", "failed: line breaks inside the cells stand for the rows of the table"),
        (f"<table role=presentation>{HEAD}{ROWS}</table>", "failed: a table with a presentational role carries data-table markup"),
        (f"<table summary=layout><tr><th><h2>News</h2></th><td><h2>Fees</h2><table border=1>{HEAD}{ROWS}</table></td></tr></table>", "failed: a layout table carries data-table markup"),
        (f"<table border=1><tr><th>Bin <table><tr><td>a</td></tr></table></th><th>x</th></tr>{ROWS}</table>", "failed: a table stands inside a header cell"),
        ("<pre>Bin      Day      Fee\nPaper    Monday   12\nGlass    Friday    9\nMetal    Sunday    4</pre>", "failed: spaces or tabs stand for the columns of a table"),
        ("<pre>\n| Bin   | Fee |\n|-------|-----|\n| Paper | 12  |\n| Glass | 9   |</pre>", "failed: spaces or tabs stand for the columns of a table"),
        ("<pre>The council met on   It was decided that\nMonday and spoke     the park will get\nof the new park.     a new playground.</pre>", "failed: spaces or tabs stand for the columns of a table"),
        ("<table><tr><th>The council met on Monday to discuss the plans for the new park beside the river, and all of the members who were there agreed to it.</th><td>More</td></tr></table>", "failed: a layout table carries data-table markup"),
        (f"<table><tr><th>{MENU}</th><td><p>{LONG}</p></td></tr></table>", "failed: a layout table carries data-table markup"),
        ("<p>姓名　　年龄　　籍贯<br>张三　　三十　　河北<br>李四　　四十　　山东</p>", "failed: spaces or tabs stand for the columns of a table"),
        ("<p>Bin&nbsp;&nbsp;&nbsp;&nbsp;Day&nbsp;&nbsp;&nbsp;Fee<br>Paper&nbsp;&nbsp;&nbsp;Monday&nbsp;&nbsp;&nbsp;12<br>Glass&nbsp;&nbsp;&nbsp;Friday&nbsp;&nbsp;&nbsp;9</p>", "failed: spaces or tabs stand for the columns of a table"),
        ("<h2>人口</h2><p>乡镇　　　户数　　　人口</p><p>东河镇　　　3210　　　9860</p><p>西山乡　　　1450　　　4410</p><p>说明。</p>", "failed: spaces stand for the columns of a table, each paragraph is a row"),
        ("<style>.r{display:flex}.r div{width:100px}</style><div><div class=r><div>Bin</div><div>Day</div><div>Fee</div></div><div class=r><div>Paper</div><div>Monday</div><div>12</div></div><div class=r><div>Glass</div><div>Friday</div><div>9</div></div></div>", "failed: a table of data is made of plain elements without table markup"),
        ("<style>.r{display:flex}.r div{width:100px}</style><main><h1>Hours</h1><p>All year.</p><div class=r><div>Day</div><div>From</div><div>To</div></div><div class=r><div>Monday</div><div>9:00</div><div>17:00</div></div><div class=r><div>Friday</div><div>10:00</div><div>17:00</div></div><div class=r><div>Sunday</div><div>closed</div><div>closed</div></div></main>", "failed: a table of data is made of plain elements without table markup"),
        ("<table><tr><th colspan=2>2020</th><th colspan=2>2021</th></tr><tr><th>a</th><th>b</th><th>a</th><th>b</th></tr><tr><th>Paper</th><td>1</td><td>2</td><td>3</td></tr><tr><th>Glass</th><td>1</td><td>2</td><td>3</td></tr></table>", "cantTell: headers on several levels are not tied to their cells by scope or headers"),
        ("<table border=1><tr><td>Our office</td><td>Main street</td></tr><tr><td>Our depot</td><td>Mill lane</td></tr></table>", "cantTell: a table without header cells may hold data"),
    ],
)  # fmt: skip
def test_tables_that_err(looking: Looking, html: str, said: str) -> None:
    assert said in told(data_tables, looking.look(html))


def test_a_column_of_icons_is_not_empty(looking: Looking) -> None:
    table = "<style>i::before{content:'★'}</style><table border=1>" + "".join(
        f"<tr><td>信件{n}</td><td>{{}}</td><td>2026-0{n}-01</td></tr>" for n in range(1, 5)
    ) + "</table>"  # fmt: skip
    spaced = "failed: a data table uses an empty column for space"
    said = [spaced in told(data_tables, looking.look(table.replace("{}", cell))) for cell in ("", "<i></i>")]
    assert said == [True, False]


PROSE = (
    "<p>The depot in Mill Lane takes everything that does not fit into the bins, and it is open on every working day from eight to five. Bring your card.</p>"
    * 2
)
TRAPS = f"""
<table width="100%" summary="Navigation footer"><tr><td><a href=a>Prev</a></td><td><a href=b>Up</a></td><td><a href=c>Next</a></td></tr><tr><td>8.22. HTTP2</td><td><a href=d>Home</a></td><td>8.24. Graphs</td></tr></table>
<p>主　任：张三　　　副主任：李四　　　委　员：王五</p><p>组　长：赵六　　　副组长：钱七　　　成　员：孙八</p><p>联系人：周九　　　联络员：吴十　　　记录员：郑一</p>
<p>邮　编：313000　　　电话：8123401</p><p>地　址：解放路 12 号　　　传真：8123402</p><p>网　址：本站　　　　2024 年 5 月 6 日</p>
<h2>表</h2><table><caption>Fees</caption>{HEAD}{ROWS}</table>
<h2>表</h2><table border=1><tr><th>索引号</th><td>001</td><th>发布机构</th><td>县政府</td></tr><tr><th>文号</th><td>2024-1</td><th>日期</th><td>2024-01-02</td></tr></table>
<h2>表</h2><table border=1><tr><td></td><th>Jan</th><th>Feb</th></tr><tr><th>Paper</th><td>1</td><td>2</td></tr><tr><th>Glass</th><td>3</td><td>4</td></tr></table>
<h2>表</h2><table border=1><tr><td></td><td role=columnheader>Jan</td></tr><tr><td role=rowheader>Paper</td><td>1</td></tr></table>
<h2>表</h2><table><tr><td>{PROSE}</td><td>{PROSE}</td></tr><tr><td>{PROSE}</td><td>{PROSE}</td></tr></table>
<h2>表</h2><table role=presentation><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr><tr><td>3</td><td>4</td></tr></table>
<form><table><tr><td>Name</td><td><input aria-label=Name></td></tr><tr><td>Age</td><td><input aria-label=Age></td></tr></table></form>
<h2>表</h2><table><tr><td><img src=a.png alt=a width=90 height=90></td><td><img src=b.png alt=b width=90 height=90></td></tr><tr><td>Mayor</td><td>Deputy</td></tr></table>
<pre><code>let a  =  1;
let b  =  2;
let c  =  3;</code></pre>
<pre>'top'     =>  ['top', 'bottom']
'bottom'  =>  ['bottom', 'top']
'right'   =>  ['right', 'left']</pre>
<pre>Dear Sir,
  the depot   is closed.
Yours</pre>
<p>发布时间：2024-01-02&nbsp;&nbsp;&nbsp;来源：县政府&nbsp;&nbsp;&nbsp;浏览：12</p>
<ul><li><a href=/1>Notice</a> <span>2024-01-02</span></li><li><a href=/2>Notice</a> <span>2024-01-03</span></li><li><a href=/3>Notice</a> <span>2024-01-04</span></li></ul>
<p>&nbsp;&nbsp;&nbsp;&nbsp;段落一&nbsp;&nbsp;&nbsp;&nbsp;</p><p>&nbsp;&nbsp;&nbsp;&nbsp;段落二</p><p>&nbsp;&nbsp;&nbsp;&nbsp;段落三</p><p>　　段落四<br>　　段落五<br>　　段落六</p>
<h2>表</h2><table border=1><tr><th>Course</th><th>About</th><th>Links</th></tr><tr><td>Pottery</td><td>{LONG}</td><td>{MENU}</td></tr></table>
<h2>表</h2><table><tr><td>{MENU}</td><td>{LONG}</td></tr></table>
<h2>表</h2><table border=1><tr><th>Plain text</th><th>Typical result</th></tr><tr><td>+---+ a table</td><td><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr></table>
<h2>表</h2><table border=1><thead><tr><th rowspan=2>Bin</th><th colspan=2 scope=colgroup>Fee</th></tr><tr><th>2020</th><th>2021</th></tr></thead><tr><td>Paper</td><td>1</td><td>2</td></tr><tr><td>Glass</td><td>1</td><td>2</td></tr></table>
"""


def test_tables_that_do_not_err(looking: Looking) -> None:
    assert told(data_tables, looking.look(TRAPS)) == ["passed: tables are marked up as what they are"]


def test_several_tables_are_told_apart_by_names(looking: Looking) -> None:
    table = f"<table border=1>{HEAD}{ROWS}</table>"
    assert outcome(data_tables, looking.look(f"<h2>Fees</h2>{table}" * 3)) == "passed"
    assert outcome(data_tables, looking.look(table * 3)) == "advice"  # the cells of one are no title of the next
    apart = "<table><tr><td>" + f"{table}</td><td>".join(["", "", "", ""]) + "</td></tr></table>"
    assert outcome(data_tables, looking.look(apart)) == "advice"


def test_page_without_tables(looking: Looking) -> None:
    assert outcome(data_tables, looking.look("<p>No table.</p>")) == "inapplicable"


@pytest.mark.parametrize(
    ("innermost", "nested"),
    [
        (f"<table border=1><caption>Bins</caption>{HEAD}{ROWS}</table>", False),
        ("<table role=presentation><tr><td>Opening times</td><td>Prices and tickets</td></tr></table>", True),
    ],
)
def test_a_table_of_data_is_no_third_table_of_layout(looking: Looking, innermost: str, nested: bool) -> None:
    around = "<table role=presentation><tr><td>"
    end = "</td></tr></table>"
    html = f"<h1>Waste</h1>{around}{around}<p>{'All bins are emptied weekly. ' * 4}</p>{innermost}{end}{end}"
    said = told(data_tables, looking.look(html))
    assert ("advice: tables are nested three deep for layout" in said) is nested
