"""What a picture, a colour or a place alone tells, and pages that look like it and have words: one load for all of them."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.assistive_technology import not_kept_out
from pytest_govsite.checks.accessibility.colour_only import colour_not_alone
from pytest_govsite.checks.accessibility.headings import headings
from pytest_govsite.checks.accessibility.image_links import picture_links
from pytest_govsite.checks.accessibility.image_text import alternatives
from pytest_govsite.checks.accessibility.inline_spacing import fixed_lines
from pytest_govsite.checks.accessibility.input_hints import input_hints
from pytest_govsite.checks.accessibility.keyboard.pointing import pointing_alone
from pytest_govsite.checks.accessibility.made_contrast import pale_words
from pytest_govsite.checks.accessibility.sensory import sensory_instructions
from tests.accessibility.looking import Looking
from tests.accessibility.told import Check, apart, outcome

DRAWN = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='24' height='24'><rect width='24' height='24' fill='{}'/></svg>"
ARROW, DISK = DRAWN.format("teal"), DRAWN.format("maroon")
NAMED = "<ul><li>Mill Lane to Harbour <i class='ok a'></i>{0}<li>Mill Lane to North Gate <i class='no b'></i>{1}<li>Harbour to North Gate <i class='ok a'></i>{0}</ul>"
STYLE = f'<style>i{{display:inline-block;width:24px;height:24px}}.a{{background:url("{ARROW}")}}.b{{background:url("{DISK}")}}</style>'
STATES = STYLE.replace("{", "{{").replace("}", "}}") + (
    "<ul><li>Mill Lane <i class=a></i>{0}<li>Harbour Road <i class={2}></i>{1}<li>North Gate <i class=a></i>{0}</ul>"
)
PAIR = "<p><a href=/a><img src=\"{}\" alt='{}'></a> <a href=/b><img src=\"{}\" alt='{}'></a>{}</p>"
ROW = "<title>Repairs</title><style>a{{color:#555}}</style><div><a href=/a>Rents</a> {2} <a href=/b style='color:#a40000;{0}' {1}>Repairs</a> {2} <a href=/c>Moving</a></div>"
INNER = "<title>Repairs</title><style>a{{color:#555;text-decoration:none}}</style><p><a href=/a>Rents</a> <a href=/b><{0} style=color:#a40000>Repairs</{0}></a> <a href=/c>Moving</a></p>"
LAST = "<title>Repairs</title><style>a{color:#555}</style><p><a href=/a>Home</a> &gt; <a href=/c>Houses</a> &gt; <a href=/b style=color:#a40000>Repairs</a></p>"
STAR = "<p>{}</p>".format("<span>{}</span>".format("\u2605") * 3 + "<span>\u2606</span>" * 2)
CHART = (
    "<style>.k{{display:inline-block;width:16px;height:16px;background:{1}}}.l{{background:{2}}}</style><div><svg width=300 height=100>"
    "<polyline points='0,50 200,90' stroke='{1}' fill=none {0} /><polyline points='0,90 200,9' stroke='{2}' fill=none />{3}</svg>"
    "<p><span class=k></span>North <span class='k l'></span>South</p>{4}</div>"
)
RING = (
    "<style>.k{{display:inline-block;width:16px;height:16px;background:{0}}}.l{{background:{1}}}</style><div><svg width=160 height=160>"
    "<circle r=40 cx=80 cy=80 fill=none stroke='{0}' stroke-width=40 stroke-dasharray='150 255' /><circle r=40 cx=80 cy=80 fill=none stroke='{1}' stroke-width=40 stroke-dasharray='105 255' stroke-dashoffset=-150 /></svg>"
    "<p><span class=k></span>North <span class='k l'></span>South</p></div>"
)
VALUE = "<label>Reference <input value='AB 2216' {} style='{}'></label>"
CLICKED = "<section><p id=p>{}</p>{}</section><script>p.oncontextmenu=()=>false</script>"
HOVERED = "<style>.x{{display:none}}tr:hover .x{{display:inline-block}}{}</style><table><tr><td>Notice<td><button class=x>Keep</button></table>"
MAPPED = "<p>The way from the station: {}<p><img aria-hidden=true width=300 height=200 alt='Map: past the round tree, left at the tower' src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\">"
ZONE = "<div id=z style=padding:40px>Drag your files here</div>{}<script>z.addEventListener('drop',()=>1){}</script>"
FOLD = "<button aria-expanded={} aria-controls=m>All services</button><ul id=m {}><li><a href=/a>Bins</a></ul>"
QUERY = "<form action=/s><label for=d>{}</label> <input id=d name=q required pattern='\\d{{4}}/\\d{{2}}/\\d{{2}}'><button>Search</button>{}</form>"
SENTENCE = "The bridge will be closed from 4 to 9 June while the water main is renewed, and buses will stop in Church Street instead of the square during that time{}"

PAPERS = '<style>.k{{background:url("/star.png") no-repeat}}</style><ul><li class=k>Birth certificate{1}<li>Proof of address<li class=k>Identity card{1}</ul><p>Papers {0}.</p>'
SLIDER = "<section><div style=width:300px><div id=h style=width:24px;height:24px;background:teal></div></div>{1}</section><script>h.onpointerdown=()=>1;h.onpointermove=()=>2{0}</script>"
SUGGESTED = "<label>School <input id=q></label><ul id=l hidden></ul><script>q.oninput=()=>{{const i=document.createElement('li');i.onmousedown=()=>1;l.append(i)}};{}</script>"
DRAGGED = "<section><div id=r style=width:300px><div id=s role=slider aria-label=Hour aria-valuenow=3 tabindex=0 style=width:24px;height:24px;background:teal></div></div>{1}</section><script>s.onkeydown=()=>1;s.onpointerdown=()=>1;s.onpointermove=()=>2;{0}</script>"
DOUBLE = "<img id=p src=/mill.png alt='The mill' width=200 height=100><button id=b>Larger</button><script>const grow=()=>1;p.addEventListener('dblclick',grow);{1}{0}</script>"
MADE = "<style>.n::before{{content:'New from May: ';{}}}</style><p class=n>Entry 5 pounds</p>"
LINES = "<p style='width:300px;line-height:{}'>The lake is open for swimming from May to September. Children swim with an adult, dogs stay outside.</p>"

PAGES: dict[str, tuple[Check, str, str]] = {
    "states by background pictures": (alternatives, STATES.format("", "", "b"), "failed"),
    "yes and no by background pictures": (alternatives, STYLE + NAMED.format("", ""), "failed"),
    "yes and no by background pictures and words": (alternatives, STYLE + NAMED.format("running", "cancelled"), "inapplicable"),
    "pictures called yes and no beside other words": (alternatives, STYLE + NAMED.format("报名中", "报名结束"), "inapplicable"),
    "states by pictures and words": (alternatives, STATES.format(" open", " closed", "b"), "inapplicable"),
    "one background picture for all": (alternatives, STATES.format("", "", "a"), "inapplicable"),
    "one picture for two links": (picture_links, PAIR.format(ARROW, "Read the plan", ARROW, "Comment on the plan", ""), "failed"),
    "a picture for each link": (picture_links, PAIR.format(ARROW, "Read the plan", DISK, "Comment on the plan", ""), "passed"),
    "one picture and a date beside": (picture_links, PAIR.format(ARROW, "Minutes of May", ARROW, "Film of May", " May"), "failed"),
    "one picture for the same thing": (picture_links, PAIR.format(ARROW, "Read the plan", ARROW, "Read the plan", ""), "passed"),
    "one picture and words beside": (picture_links, PAIR.format(ARROW, "Read", ARROW, "Comment", " Plan: read, comment"), "passed"),
    "arrows": (picture_links, PAIR.format(ARROW, "Previous photo", ARROW, "Next photo", ""), "passed"),
    "dots": (picture_links, PAIR.format(ARROW, "View 1 of the park", ARROW, "View 2 of the park", ""), "passed"),
    "the page's entry of a row by colour": (colour_not_alone, ROW.format("", "", ""), "failed"),
    "the page's entry of a row by a part's colour": (colour_not_alone, INNER.format("span"), "failed"),
    "the page's entry of a row by a strong part": (colour_not_alone, INNER.format("strong"), "passed"),
    "the page's entry of a row by a class": (colour_not_alone, ROW.replace("style='color:#a40000;{0}'", "class=on").replace("<div>", "<style>.on{{color:#a40000!important}}</style><div>").format("", "", ""), "passed"),
    "the page's entry, underlined": (colour_not_alone, ROW.replace("<div>", "<div style=display:flex>").format("border-bottom:3px solid", "", ""), "passed"),
    "the page's entry says so": (colour_not_alone, ROW.format("", "aria-current=page", ""), "passed"),
    "an entry of a row that is not the page": (colour_not_alone, ROW.replace("<title>Repairs", "<title>Houses").format("", "", ""), "passed"),
    "links of a sentence": (colour_not_alone, ROW.format("", "", "and"), "passed"),
    "the way to the page": (colour_not_alone, LAST, "passed"),
    "stars one by one": (alternatives, STAR, "failed"),
    "stars one by one and words": (alternatives, STAR.replace("</p>", " 3 of 5</p>"), "inapplicable"),
    "a chart and its legend": (colour_not_alone, CHART.format("", "#c00", "#060", "", ""), "failed"),
    "a ring and its legend": (colour_not_alone, RING.format("#c0392b", "#27ae60"), "failed"),
    "a ring of light and dark": (colour_not_alone, RING.format("#f90", "#003"), "passed"),
    "a chart with dashes": (colour_not_alone, CHART.format("stroke-dasharray='5 3'", "#c00", "#060", "", ""), "passed"),
    "a light and a dark line": (colour_not_alone, CHART.format("", "#f90", "#003", "", ""), "passed"),
    "a chart that holds the names": (colour_not_alone, CHART.format("", "#c00", "#060", "<text x=210 y=90>North</text>", ""), "passed"),
    "a chart and its table": (colour_not_alone, CHART.format("", "#c00", "#060", "", "<table><tr><th>North<th>South<tr><td>4<td>9</table>"), "passed"),
    "files by dropping alone": (pointing_alone, ZONE.format("", ""), "failed"),
    "files by dropping or choosing": (pointing_alone, ZONE.format("<input type=file>", ""), "inapplicable"),
    "files by dropping or a button": (pointing_alone, ZONE.format("<button>Choose files</button>", ""), "inapplicable"),
    "files by dropping or a click": (pointing_alone, ZONE.format("", ";z.onclick=()=>1"), "inapplicable"),
    "a long sentence as a heading": (headings, f"<h2>{SENTENCE.format('.')}</h2><p>We are sorry.", "failed"),
    "a long question as a heading": (headings, f"<h2>{SENTENCE.format('?')}</h2><p>We are sorry.", "passed"),
    "a square by colour": (sensory_instructions, "<p>请点击右侧的红色方块继续。</p><a href=/a>预约</a>", "failed"),
    "a square by name": (sensory_instructions, "<p>请点击右侧的红色方块“预约”继续。</p><a href=/a>预约</a>", "passed"),
    "said to be open and not there": (not_kept_out, FOLD.format("true", "hidden"), "failed"),
    "said to be open and there": (not_kept_out, FOLD.format("true", ""), "passed"),
    "said to be closed": (not_kept_out, FOLD.format("false", "hidden"), "passed"),
    "a form of a query": (input_hints, QUERY.format("Date", ""), "failed"),
    "a form of a query that is told": (input_hints, QUERY.format("Date, format 2026/05/01", ""), "passed"),
    "important papers by a picture": (alternatives, PAPERS.format("with a star are compulsory", ""), "failed"),
    "important papers in words": (alternatives, PAPERS.format("with a star are compulsory", " (compulsory)"), "inapplicable"),
    "stars of no importance": (alternatives, PAPERS.format("can be had at the desk", ""), "inapplicable"),
    "a thumb that hears its own moves": (pointing_alone, SLIDER.format("", ""), "failed"),
    "a thumb that hears them, with buttons": (pointing_alone, SLIDER.format("", "<button>Later</button>"), "inapplicable"),
    "suggestions by the mouse": (pointing_alone, SUGGESTED.format(""), "failed"),
    "suggestions by keys": (pointing_alone, SUGGESTED.format("q.onkeydown=e=>e.key=='ArrowDown'&&go();"), "inapplicable"),
    "suggestions that are buttons": (pointing_alone, SUGGESTED.format("").replace("'li'", "'button'"), "inapplicable"),
    "a list of a filter": (pointing_alone, SUGGESTED.format("").replace("></ul>", "><li>Abbey School</ul>"), "inapplicable"),
    "a slider by dragging": (pointing_alone, DRAGGED.format("", ""), "failed"),
    "a slider with buttons": (pointing_alone, DRAGGED.format("", "<button onclick=go()>Later</button>"), "inapplicable"),
    "a slider whose track is clicked": (pointing_alone, DRAGGED.format("r.onclick=()=>3", ""), "inapplicable"),
    "a double click alone": (pointing_alone, DOUBLE.format("", "b.addEventListener('click',()=>2)"), "failed"),
    "a double click and a button that does the same": (pointing_alone, DOUBLE.format("", "b.addEventListener('click',grow)"), "inapplicable"),
    "lines held tight": (fixed_lines, LINES.format("1 !important"), "failed"),
    "lines held wide": (fixed_lines, LINES.format("1.6 !important"), "inapplicable"),
    "tight lines that can be changed": (fixed_lines, LINES.format("1"), "inapplicable"),
    "pale words of the style": (pale_words, MADE.format("color:#ccc"), "failed"),
    "pale words of the style on a dark badge": (pale_words, MADE.format("color:#ccc;background:#222"), "inapplicable"),
    "pale words of the style put on another box": (pale_words, MADE.format("color:#ccc;position:absolute;top:200px") + "<div style=background:#222;height:400px></div>", "inapplicable"),
    "pale words of the style put on a pale badge": (pale_words, MADE.format("color:#ccc;background:#fff;position:absolute;top:200px"), "failed"),
    "dark words of the style": (pale_words, MADE.format("color:#333"), "inapplicable"),
    "pale value": (pale_words, VALUE.format("", "color:#a9a9a9"), "failed"),
    "pale value of a field that is off": (pale_words, VALUE.format("disabled", "color:#a9a9a9"), "inapplicable"),
    "dark value": (pale_words, VALUE.format("", "color:#333"), "inapplicable"),
    "pale value on a dark field": (pale_words, VALUE.format("", "color:#a9a9a9;background:#222"), "inapplicable"),
    "by the right button": (pointing_alone, CLICKED.format("Right click for more", ""), "failed"),
    "by the right button or another": (pointing_alone, CLICKED.format("Right click for more", "<button>More</button>"), "inapplicable"),
    "a menu of the right button": (pointing_alone, CLICKED.format("Mill Lane", ""), "inapplicable"),
    "shown in a row under the pointer": (pointing_alone, HOVERED.format(""), "failed"),
    "shown in a row under the pointer and the focus": (pointing_alone, HOVERED.format("tr:focus-within .x{display:inline-block}"), "inapplicable"),
    "never shown in a row": (pointing_alone, HOVERED.format("").replace(":hover", ":focus"), "inapplicable"),
    "a hidden map": (alternatives, MAPPED.format(""), "failed"),
    "a hidden map told beside": (alternatives, MAPPED.format("At the tower turn left past the round tree."), "passed"),
    "pale sign of the style": (pale_words, MADE.format("color:#ccc").replace("New from May: ", "▸ "), "inapplicable"),
    "a query by any word": (input_hints, "<form role=search><label>Word <input name=q required></label><button>Search</button></form>", "inapplicable"),
}  # fmt: skip


_LOADED = 11
"""Pages of one load."""


@pytest.mark.browser
@pytest.mark.parametrize("start", range(0, len(PAGES), _LOADED))
def test_what_looks_alone_tell(looking: Looking, start: int) -> None:
    part = dict(list(PAGES.items())[start : start + _LOADED])
    head = "<!DOCTYPE html><html lang=en>"
    pages = apart(looking, {name: f"{head}<!-- {name} -->{html}" for name, (_, html, _) in part.items()})
    seen = {name: outcome(check, pages[name]) for name, (check, _, _) in part.items()}
    assert seen == {name: expected for name, (_, _, expected) in part.items()}
