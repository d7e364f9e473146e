"""Small pages with one barrier each, and others that look like them and have none: one load for all of them."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.assistive_technology import not_kept_out
from pytest_govsite.checks.accessibility.autocomplete import autocomplete
from pytest_govsite.checks.accessibility.captcha import captchas
from pytest_govsite.checks.accessibility.colour_only import colour_not_alone
from pytest_govsite.checks.accessibility.control_names import control_names
from pytest_govsite.checks.accessibility.dark_scheme import dark_scheme
from pytest_govsite.checks.accessibility.descriptive_labels import descriptive_labels
from pytest_govsite.checks.accessibility.document_links import document_links
from pytest_govsite.checks.accessibility.form_groups import form_groups
from pytest_govsite.checks.accessibility.headings import headings
from pytest_govsite.checks.accessibility.image_text import alternatives
from pytest_govsite.checks.accessibility.input_hints import input_hints
from pytest_govsite.checks.accessibility.input_stable import input_stable
from pytest_govsite.checks.accessibility.keyboard.pointing import pointing_alone
from pytest_govsite.checks.accessibility.label_in_name import visible_text_named
from pytest_govsite.checks.accessibility.language_parts import language_of_parts
from pytest_govsite.checks.accessibility.link_purpose import purpose_told
from pytest_govsite.checks.accessibility.motion.media_alternative import media_alternative
from pytest_govsite.checks.accessibility.new_window import new_windows_announced
from pytest_govsite.checks.accessibility.orientation import orientation
from pytest_govsite.checks.accessibility.reading_order import reading_order
from pytest_govsite.checks.accessibility.regions import regions
from pytest_govsite.checks.accessibility.sensory import sensory_instructions
from pytest_govsite.checks.accessibility.structure import structure
from pytest_govsite.checks.accessibility.tables import data_tables
from pytest_govsite.checks.accessibility.time_limits import time_limits
from pytest_govsite.checks.accessibility.valid_markup import valid_markup
from tests.accessibility.looking import Looking
from tests.accessibility.told import Check, apart, outcome

DRAWN = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='{0}'><rect width='{0}' height='{0}' fill='teal'/></svg>"
LARGE, SMALL = DRAWN.format(120), DRAWN.format(12)
TEXT = "The office is open on weekdays from nine to five, and letters are answered within ten working days."
ROWS = "<tr><td>Hall<td>50<td>70<tr><td>Attic<td>20<td>25"
ROLES = "<div role=table aria-label=Stock><div role=row><span role={0}>Item</span><span role={0}>Price</span></div><div role=row><span role=cell>Mug</span><span role=cell>6</span></div></div>"
GRID = "<style>.g{{display:grid;grid-template-columns:repeat(3,1fr)}}</style><div class=g>{}</div>"
HEADS, VALUES = "<b>Bus</b><b>From</b><b>Minutes</b>", "<p>4<p>Station<p>6<p>11<p>Market<p>9<p>23<p>Harbour<p>14"
SELF = (
    "<style>nav a{{color:#555}}</style><nav><a href=/a>Rents</a> <a href='?' {}>Repairs</a> <a href=/c>Moving</a></nav>"
)
MENU = "<style>nav a{{color:#555}}{}</style><nav><a href=/a>Rents</a> <a href=/b class=on {}>Repairs</a> <a href=/c>Moving</a></nav>"
CARDS = "<div><p>{0}</p><p><a href=/a>Learn more</a></p></div><div><p>{1}</p><p><a href=/b>Learn more</a></p></div>"
CODE = "<form action=/next><img src=\"{}\" alt='{}' width=200 height=40><label>{} <input name=k></label><button>Go on</button></form>"
DIGITS = "<form action=/next><label>Card code <input id=code></label>{}</form><script>code.addEventListener('{}',()=>{{if(code.value.length===4){}}})</script>"

BOX = "<style>.c input{{{}}}</style><form><label class=c><input type=checkbox name=a><i>☐</i> I agree</label></form>"
POINTED = '<p><img src="/a.png" alt="Back" width=60 height=40 onmouseover="{}"></p>'
THUMB = "<section><div style=width:300px><div id=t {} style=width:28px;height:28px;background:teal></div></div>{}</section><script>t.onmousedown=()=>1;document.onmousemove=()=>1</script>"
SEAT = "<svg width=99 height=60>{}</svg><script>s.addEventListener('click',()=>1)</script>"
WINDOW = "<button type=button id=w>{}</button><script>w.addEventListener('click',e=>{{{}}})</script>"
RECORDING = "<section><h2>{}</h2><audio src=/a.wav controls></audio></section>"
KICKER = "<h1 style=font-size:30px>Hall</h1><p style='font-weight:700;{}'>Town hall</p><p>{}</p>"
LINKS_MENU = "<div role=menu aria-label=Housing {}><a role=menuitem href=/a>Rent</a><a role=menuitem href=/b>Repairs</a><a role=menuitem href=/c>Swap</a></div>"
NEW_PASSWORD = "<form action=/n>{}<label>New password <input type=password></label><button>Save</button></form>{}"
HERO = '<div style=position:relative><img src="{}" width=600 height=200 alt="The valley in winter" style=display:block><p style="{}font-size:26px;font-weight:700">Winter in the valley</p><p>{}</p></div>'
HEADED = "<form><h2>{}</h2><label>Name <input></label><label>Phone <input></label><button>Send</button></form>"
PRESS = "<button type=button id=p>Pay now</button><script>p.addEventListener('{}',()=>1)</script>"
ROLES_MENU = "<div role=menu id=m aria-label=Garden><div role=menuitem {} onclick=go()>Roses</div><div role=menuitem onclick=go()>Pond</div></div>{}"
TREE = "<ul role=tree aria-label=目录 {}><li role=treeitem aria-expanded=false>第一章<li role=treeitem>第二章</ul>"
CHOICES = (
    "<div role=radiogroup aria-label=Colour><div role={0} tabindex=0>Red</div><div role={0} tabindex=0>Blue</div></div>"
)
PUZZLE = "<form action=/n><label>Complaint <input></label><div class=c><i id=t style='display:block;width:28px;height:28px;background:teal'></i></div><p>{}</p></form><script>t.onmousedown=()=>1;document.onmousemove=()=>1</script>"
PANEL = "<div role=tablist><button role=tab aria-selected=true aria-controls=a>Summer</button><button role=tab aria-selected=false aria-controls=b>Winter</button></div><div role=tabpanel id=a>Nine to seven</div><div role=tabpanel id=b hidden>Ten to four {}</div>"
DIALOG = "<button onclick=d.showModal()>Ask</button><dialog id=d aria-label=Question>{}</dialog>"
CELLS = f'<style>td{{{{width:60px;height:20px}}}}.y{{{{background:url("{SMALL}")}}}}</style><table><tr><th>Service<th>Plus<tr><th>Repair<td class={{}}><tr><th>Price fixed<td class={{}}></table>'
DATE = "<form action=/n><{0}>When was the child born?</{1}><label>Day <input name=d></label><label>Month <input name=m></label><label>Year <input name=y></label></form>"
LEGEND = "<form action=/n>{}<fieldset><legend>{}</legend><label><input type=radio name=v>One</label><label><input type=radio name=v>All</label></fieldset></form>"
SIGN = "<svg width=16 height=16><path d='M2 2l9 6-9 6'/></svg>"
BRANCH = (
    "<ul>{0}<span id=n style=cursor:pointer;display:inline-flex>"
    + SIGN
    + "</span> 办公室{1}</ul><script>n.onclick=()=>1</script>"
)
CALENDAR = (
    "<label for=f>{1}</label><div style=display:flex><input id=f {0}><span id=n style=cursor:pointer;display:inline-flex>"
    + SIGN
    + "</span></div><script>n.onclick=()=>1</script>"
)
GUESSES = "<label>City <input id=q></label><ul id=u hidden><{0}>Aberford</{1}><{0}>Brigham</{1}></ul><script>for(const o of u.children)o.onclick=()=>1;q.oninput=()=>{{u.hidden=false}}</script>"
REST = "<p>{}<ul><li>王一明<li style=color:#b00000>李二平{}</ul>"
ORDER = "<div style=display:flex;flex-direction:{}><p>{}</p><p>{}</p></div>"
NIGHT = "<style>@media (prefers-color-scheme:dark){{body{{background:#222;color:{}}}}}</style><p {}>Open at night"
TABS = "<div role=tablist><button role=tab aria-selected=true>Times</button><button role=tab aria-selected={}>Prices</button></div>"

BARRIERS: dict[str, tuple[Check, str, str]] = {
    "an asterisk for a picture": (alternatives, f'<img src="{LARGE}" alt="*">', "failed"),
    "an asterisk as a mark": (alternatives, f'<p>Name <img src="{SMALL}" alt="*"></p>', "passed"),
    "decoration that says so": (alternatives, f'<img src="{LARGE}" alt="A decorative horizontal line">', "failed"),
    "a picture of decoration": (alternatives, f'<img src="{LARGE}" alt="Decorative tiles of the old bath">', "passed"),
    "glyph in a cell": (alternatives, "<table><tr><th>Lift<td><i>\ue00c</i></table>", "failed"),
    "named glyph in a cell": (alternatives, "<table><tr><th>Lift<td><i role=img aria-label=yes>\ue00c</i></table>", "passed"),
    "a paragraph as a heading": (headings, f"<h2>{TEXT} {TEXT.replace('.', ',')} as the rules of 1998 say.</h2>", "failed"),
    "one long sentence as a heading": (headings, f"<h2>{TEXT[:-1]}, and by telephone on the day that they come in when the matter is urgent and cannot wait, as the rules say.</h2>", "failed"),
    "a long heading": (headings, "<h2>Rules of the reading room for visitors who bring their own books and papers</h2><p>Pencils only.", "passed"),
    "a centred bold line": (headings, "<center><b>RULES OF THE ROOM</b></center><p>Pencils only. No food may be taken in.", "failed"),
    "roles without headers": (data_tables, ROLES.format("cell"), "failed"),
    "roles with headers": (data_tables, ROLES.format("columnheader"), "inapplicable"),
    "a grid of the style": (data_tables, GRID.format(HEADS + VALUES), "failed"),
    "a grid of cards": (data_tables, GRID.format("<p><b>Hall</b> 50 seats" * 9), "inapplicable"),
    "a grid without heads": (data_tables, GRID.format(VALUES + "<p>Mill<p>Lane<p>7"), "inapplicable"),
    "second row of headers": (data_tables, f"<table border=1><tr><th rowspan=2>Room<th colspan=2>Week<tr><td>Day<td>Evening{ROWS}</table>", "failed"),
    "one row of headers": (data_tables, f"<table border=1><tr><th scope=col>Room<th scope=col>Day<th scope=col>Evening{ROWS}</table>", "passed"),
    "learn more after a paragraph": (purpose_told, CARDS.format("Solar panels cut bills.", "Loft lining keeps heat in."), "failed"),
    "learn more after a title": (purpose_told, CARDS.format("Solar panels", "Loft lining"), "passed"),
    "one learn more": (purpose_told, "<div><p>Solar panels cut bills.</p><p><a href=/a>Learn more</a></p></div>", "cantTell"),
    "a long address": (purpose_told, "<p>It can be read at <a href=/a>https://www.millbrook.example/documents/2026/strategy/final.aspx?id=8</a>.", "failed"),
    "a short address": (purpose_told, "<p>Our address is <a href=/a>https://www.millbrook.example/</a> on the web.", "passed"),
    "two main regions": (regions, "<main><h1>Roads</h1></main><main><h2>Closures</h2></main>", "failed"),
    "one main region shown": (regions, "<main><h1>Roads</h1></main><main hidden><h2>Closures</h2></main>", "passed"),
    "a button in a link": (valid_markup, "<a href=/a><button>Book</button></a>", "failed"),
    "a button beside a link": (valid_markup, "<a href=/a>Hall</a> <button>Book</button>", "passed"),
    "a hidden field in a link": (valid_markup, "<a href=/a>Hall <input type=hidden name=x></a>", "passed"),
    "a current entry by colour": (colour_not_alone, MENU.format("nav a.on{color:#a40000}", ""), "failed"),
    "a link to the page itself by colour": (colour_not_alone, SELF.format("style=color:#a40000"), "failed"),
    "a link to the page itself in bold": (colour_not_alone, SELF.format("style=color:#a40000;font-weight:bold"), "passed"),
    "another link in a colour": (colour_not_alone, SELF.format("style=color:#a40000").replace("href='?'", "href=/b"), "passed"),
    "a bold current entry": (colour_not_alone, MENU.format("nav a.on{color:#a40000;font-weight:bold}", ""), "passed"),
    "a current entry that says so": (colour_not_alone, MENU.format("nav a.on{color:#a40000}", "aria-current=page"), "passed"),
    "days by colour": (colour_not_alone, "<p>Green days are free, red days are taken.<ul><li style=background:#9f9>4<li style=background:#f99>5</ul>", "failed"),
    "days by colour and word": (colour_not_alone, "<p>Green days are free, red days are taken.<ul><li style=background:#9f9>4 free<li style=background:#f99>5 taken</ul>", "passed"),
    "lines of a chart": (colour_not_alone, "<p>The red line is rents and the green line is wages.<svg width=200 height=90 role=img aria-label=Rents></svg>", "cantTell"),
    "lines of no chart": (colour_not_alone, "<p>The red line is rents and the green line is wages.", "passed"),
    "boxes by shape": (sensory_instructions, "<p>Fill in the square boxes and leave the others blank.", "failed"),
    "boxes by name": (sensory_instructions, "<p>Fill in the boxes for name and town.", "passed"),
    "a picture of a code": (captchas, CODE.format(LARGE, "Security code", "Type the code"), "failed"),
    "a picture of a place": (captchas, CODE.format(LARGE, "The harbour", "Name of the ship"), "inapplicable"),
    "digits that submit": (input_stable, DIGITS.format("", "input", "document.forms[0].submit()"), "failed"),
    "digits that are counted": (input_stable, DIGITS.format("", "input", "code.title='four'"), "passed"),
    "areas without addresses": (pointing_alone, f'<img src="{LARGE}" alt=Wards usemap=#m><map name=m><area alt=North coords=0,0,60,60 onclick=go()></map>', "failed"),
    "areas with addresses": (pointing_alone, f'<img src="{LARGE}" alt=Wards usemap=#m><map name=m><area alt=North coords=0,0,60,60 href=/n onclick=go()></map>', "inapplicable"),
    "a box taken away": (pointing_alone, BOX.format("display:none"), "failed"),
    "a box that is seen through": (pointing_alone, BOX.format("opacity:0"), "inapplicable"),
    "a box with a stand-in": (pointing_alone, BOX.format("display:none").replace("<i>", "<button role=checkbox aria-checked=false>x</button><i>"), "inapplicable"),
    "a box that is disabled": (pointing_alone, BOX.format("display:none").replace("<input", "<input disabled"), "inapplicable"),
    "a box of a disabled group": (pointing_alone, "<fieldset disabled><legend>Later</legend>" + BOX.format("display:none") + "</fieldset>", "inapplicable"),
    "shown by pointing": (pointing_alone, POINTED.format("big.src='/b.png'"), "failed"),
    "a picture that changes itself": (pointing_alone, POINTED.format("this.src='/b.png'"), "inapplicable"),
    "shown from within a link": (pointing_alone, f"<a href=/b>{POINTED.format('big.hidden=false')}</a>", "inapplicable"),
    "a thumb": (pointing_alone, THUMB.format("", ""), "failed"),
    "a thumb with a field": (pointing_alone, THUMB.format("", "<input type=range>"), "inapplicable"),
    "a thumb with a picture": (pointing_alone, THUMB.format("", "").replace("></div></div>", "><svg width=9 height=9><path d='M2 2l5 3-5 3'/></svg></div></div>"), "inapplicable"),
    "a thumb with a picture that is dragged": (pointing_alone, THUMB.format("", "").replace("></div></div>", ";cursor:grab><svg width=9 height=9><path d='M2 2l5 3-5 3'/></svg></div></div>"), "failed"),
    "an arrow of a branch": (control_names, BRANCH.format("<li role=treeitem aria-expanded=false tabindex=0>", ""), "inapplicable"),
    "an arrow of no branch": (control_names, BRANCH.format("<li>", ""), "failed"),
    "a calendar of a field": (control_names, CALENDAR.format("placeholder=2026-12-01", "日期"), "passed"),
    "an icon of another field": (control_names, CALENDAR.format("", "单位"), "failed"),
    "a slider that takes focus and is dragged alone": (pointing_alone, THUMB.format("tabindex=0 role=slider", ""), "failed"),
    "a slider with buttons": (pointing_alone, THUMB.format("tabindex=0 role=slider", "<button>Less</button> <button>More</button>"), "inapplicable"),
    "two tabs chosen": (not_kept_out, TABS.format("true"), "failed"),
    "no tab chosen": (not_kept_out, TABS.replace(" aria-selected=true", "").replace(" aria-selected={}", ""), "failed"),
    "one tab that opens": (not_kept_out, TABS.replace(" aria-selected=true", " aria-expanded=true").replace(" aria-selected={}", ""), "passed"),
    "a list of one tab": (not_kept_out, "<div role=tablist><button role=tab>Times</button></div>", "passed"),
    "one tab chosen": (not_kept_out, TABS.format("false"), "passed"),
    "a seat beside a list of seats": (pointing_alone, SEAT.format("<g id=s><rect width=40 height=40 /><text y=20>A 12</text></g>") + "<ul><li><a href=/s>A 12</a></ul>", "inapplicable"),
    "a seat in the main content": (pointing_alone, "<main tabindex=-1>" + SEAT.format("<rect id=s width=40 height=40 />") + "</main>", "failed"),
    "a puzzle in a form": (pointing_alone, PUZZLE.format("Drag the piece to solve the puzzle"), "failed"),
    "a thumb in a form": (pointing_alone, PUZZLE.format("Price from 0 to 9"), "inapplicable"),
    "a picture in another panel": (alternatives, PANEL.format(f'<img src="{LARGE}">'), "failed"),
    "a picture with words in another panel": (alternatives, PANEL.format(f'<img src="{LARGE}" alt="The winter hall">'), "passed"),
    "a picture of nothing in another panel": (alternatives, PANEL.format("<img id=shot>"), "passed"),
    "a picture that is not displayed": (alternatives, f'<div hidden><img src="{LARGE}"></div>', "passed"),
    "a field in a dialog": (control_names, DIALOG.format("<p>Question</p><input name=q>"), "failed"),
    "a labelled field in a dialog": (control_names, DIALOG.format("<label for=q>Question</label><input id=q>"), "passed"),
    "the name of a class": (control_names, "<button aria-label=ico-del-24><svg width=20 height=20></svg></button>", "failed"),
    "a name with a hyphen": (control_names, "<button aria-label=Sign-in><svg width=20 height=20></svg></button>", "passed"),
    "cells of pictures": (alternatives, CELLS.format("y", "n"), "failed"),
    "cells of one picture": (alternatives, CELLS.format("y", "y"), "inapplicable"),
    "parts of a date": (form_groups, DATE.format("p", "p"), "failed"),
    "parts of a date in a group": (form_groups, DATE.format("fieldset><legend", "fieldset").replace("</fieldset>", "</legend>", 1), "passed"),
    "a legend that only asks": (form_groups, LEGEND.format("<p>You can vote by post.", "Please select"), "failed"),
    "a legend behind a question": (form_groups, LEGEND.format("<p>How do you want to vote?", "Please select"), "passed"),
    "a legend that says what": (form_groups, LEGEND.format("<p>You can vote by post.", "Elections to vote in"), "passed"),
    "a sentence in Spanish": (language_of_parts, f"<p>{TEXT}<p>Si necesita ayuda en español, llame a nuestro equipo de lunes a viernes por la mañana y pida hablar con un asesor que hable su idioma.", "failed"),
    "a sentence of names": (language_of_parts, f"<p>{TEXT}<p>Barcelona, Sevilla, San Sebastián, La Coruña, Santa Cruz de Tenerife.", "passed"),
    "a recording without its text": (media_alternative, RECORDING.format("Talk of the mayor"), "failed"),
    "a recording of music": (media_alternative, RECORDING.format("Town anthem played by the brass band"), "cantTell"),
    "a talk about music": (media_alternative, RECORDING.format("Interview about music schools"), "failed"),
    "fields about the user": (autocomplete, HEADED.format("Your details"), "failed"),
    "fields about a patient": (autocomplete, HEADED.format("Patient"), "inapplicable"),
    "a file by its query": (document_links, "<a href='/get.php?id=7&ext=.pdf'>Budget</a>", "failed"),
    "a category by its query": (document_links, "<a href='/list.php?type=doc&page=2'>Files</a>", "inapplicable"),
    "a download by its query": (document_links, "<a href='/download?id=7&format=pdf'>Budget</a>", "failed"),
    "a page by its query": (document_links, "<a href='/get.php?id=7&ext=.html'>Budget</a>", "inapplicable"),
    "a window of a list": (new_windows_announced, "<label>Sites <select onchange='window.open(this.value)'><option value=/a>A</select></label>", "failed"),
    "a window that a listener opens": (new_windows_announced, WINDOW.format("Timetable", "window.open('/t', '_blank')"), "failed"),
    "a window that a listener announces": (new_windows_announced, WINDOW.format("Timetable (new window)", "window.open('/t', '_blank')"), "passed"),
    "a window that a listener opens at times": (new_windows_announced, WINDOW.format("Timetable", "if (e.shiftKey) window.open('/t')"), "inapplicable"),
    "a listener that stays": (new_windows_announced, WINDOW.format("Timetable", "window.open('/t', '_self')"), "inapplicable"),
    "a window of nowhere": (new_windows_announced, "<a href='#' target=_blank>News</a>", "failed"),
    "a window that a script has": (new_windows_announced, "<a href='#' target=_blank onclick='return go()'>News</a>", "inapplicable"),
    "held to one orientation": (orientation, "<meta name=screen-orientation content=portrait><p>" + TEXT, "failed"),
    "an ornament of stars": (alternatives, "<p aria-hidden=true><i>★</i> <i>★</i> <i>★</i><p>Reading room", "inapplicable"),
    "a seat of a drawing": (pointing_alone, SEAT.format("<rect id=s width=40 height=40 />"), "failed"),
    "a word of an axis": (pointing_alone, SEAT.format("<text id=s y=20 class='apexcharts-text apexcharts-xaxis-label'>24 Jun</text>"), "inapplicable"),
    "a word that is a seat": (pointing_alone, SEAT.format("<text id=s y=20>A 12</text>"), "failed"),
    "a seat within a link": (pointing_alone, SEAT.format("<a href=/s><rect id=s width=40 height=40 /></a>"), "inapplicable"),
    "a seat that takes focus": (pointing_alone, SEAT.format("<rect id=s tabindex=0 width=40 height=40 />"), "inapplicable"),
    "a button that acts at once": (pointing_alone, PRESS.format("pointerdown"), "cantTell"),
    "a button that acts on release": (pointing_alone, PRESS.format("click"), "inapplicable"),
    "two bare navigations": (regions, "<nav><a href=/a>Rents</a></nav><nav><a href=/b>Roads</a></nav><main><h1>Roads</h1></main>", "failed"),
    "two named navigations": (regions, "<nav aria-label=Site><a href=/a>Rents</a></nav><nav aria-label=Section><a href=/b>Roads</a></nav><main><h1>Roads</h1></main>", "passed"),
    "a headed navigation": (regions, "<nav><a href=/a>Rents</a></nav><nav><h2>Roads</h2><a href=/b>Potholes</a></nav><main><h1>Roads</h1></main>", "passed"),
    "no pasting": (not_kept_out, "<label>Password <input type=password onpaste='return false'></label>", "failed"),
    "pasting that is counted": (not_kept_out, "<label>Password <input type=password onpaste='void 0'></label>", "passed"),
    "a menu that takes no focus": (pointing_alone, ROLES_MENU.format("", ""), "failed"),
    "a menu that takes focus": (pointing_alone, ROLES_MENU.format("tabindex=0", ""), "inapplicable"),
    "a tree that hears nothing": (pointing_alone, TREE.format(""), "failed"),
    "a tree to be read only": (pointing_alone, TREE.format("aria-readonly=true"), "inapplicable"),
    "a tree that takes focus": (pointing_alone, TREE.format("tabindex=0"), "inapplicable"),
    "buttons in a group of radios": (not_kept_out, CHOICES.format("button"), "failed"),
    "radios in a group of radios": (not_kept_out, CHOICES.format("radio"), "passed"),
    "suggestions that are there": (pointing_alone, GUESSES.format("li", "li"), "failed"),
    "suggestions that are buttons": (pointing_alone, GUESSES.format("button", "button"), "inapplicable"),
    "suggestions with keys": (pointing_alone, GUESSES.format("li", "li").replace("oninput", "onkeydown=e=>e;q.oninput"), "inapplicable"),
    "a whole slider that hears presses": (pointing_alone, THUMB.format("tabindex=0 role=slider", "").replace("width:28px", "width:220px"), "inapplicable"),
    "the rest in no colour": (colour_not_alone, REST.format("红色的为未通过人员，其余为通过人员。", ""), "failed"),
    "the rest with words": (colour_not_alone, REST.format("红色的为未通过人员，其余为通过人员。", "（未通过）"), "cantTell"),
    "one colour and no rest": (colour_not_alone, REST.format("红色的为本市标志色。", ""), "passed"),
    "red that is needed": (colour_not_alone, "<p>标红的项目必填。<form><label style=color:#c00>姓名 <input></label><br><label>备注 <input></label></form>", "failed"),
    "red that is starred": (colour_not_alone, "<p>标红的项目必填。<form><label style=color:#c00>姓名* <input></label><br><label>备注 <input></label></form>", "cantTell"),
    "white words that can be read": (sensory_instructions, "<p>遮罩上的白字清晰可读", "passed"),
    "grey parts to choose": (sensory_instructions, "<p>灰色部分可选", "cantTell"),
    "first and then": (reading_order, ORDER.format("column-reverse", "Then stir.", "First melt the butter."), "failed"),
    "first and then in order": (reading_order, ORDER.format("column", "First melt the butter.", "Then stir."), "passed"),
    "a picture within a name": (visible_text_named, f"<button>Notices <img src='{SMALL}' alt=new:> 3</button>", "passed"),
    "a picture and another name": (visible_text_named, f"<button aria-label='Open 3'>Notices <img src='{SMALL}' alt=new:> 3</button>", "failed"),
    "content of a message": (descriptive_labels, "<label>标题 <input></label><label>内容 <textarea></textarea></label>", "passed"),
    "a field of labels": (descriptive_labels, "<label>标签 <input></label><label>标题 <input></label>", "cantTell"),
    "content of what": (descriptive_labels, "<label>内容 <textarea></textarea></label>", "cantTell"),
    "dark letters in the dark": (dark_scheme, NIGHT.format("#444", ""), "failed"),
    "light letters in the dark": (dark_scheme, NIGHT.format("#eee", ""), "inapplicable"),
    "letters of their own in the dark": (dark_scheme, NIGHT.format("#444", "style=color:#123"), "inapplicable"),
    "entries counted down two columns": (data_tables, "<pre>一、周一开会      三、自带纸笔\n二、地点三楼      四、会后用餐</pre>", "inapplicable"),
    "entries counted down two columns of three": (data_tables, "<pre>一、周一开会      四、自带纸笔\n二、地点三楼      五、会后用餐\n三、提前到场      六、可以请假</pre>", "failed"),
    "entries counted across": (data_tables, "<pre>一、周一开会      二、自带纸笔\n三、地点三楼      四、会后用餐\n五、提前到场      六、可以请假</pre>", "inapplicable"),
    "a list that a field opens": (pointing_alone, ROLES_MENU.format("", "<button aria-controls=m>Garden</button>"), "inapplicable"),
    "a map of nothing": (alternatives, f'<img src="{LARGE}" alt="Map">', "failed"),
    "a map of a place": (alternatives, f'<img src="{LARGE}" alt="Map of the wards">', "passed"),
    "read this beside a date": (purpose_told, "<ul><li>12 May <a href=/a>Read this</a><li>14 May <a href=/b>Read this</a></ul>", "failed"),
    "read this beside a title": (purpose_told, "<ul><li>Plant sale <a href=/a>Read this</a></ul>", "cantTell"),
    "words under a picture": (headings, HERO.format(LARGE, "", TEXT), "failed"),
    "words over a picture": (headings, HERO.format(LARGE, "position:absolute;top:100px;", TEXT), "inapplicable"),
    "small print as a heading": (headings, f"<p>{TEXT}</p><h2 style=font-size:11px;font-weight:400>{TEXT}</h2>", "failed"),
    "a small heading": (headings, f"<p>{TEXT}</p><h2 style=font-size:11px;font-weight:400>Small print</h2><p>{TEXT}</p>", "passed"),
    "dates by colour": (colour_not_alone, "<p>Dates in green are free.</p><ul><li style=color:#006400>4 May<li style=color:#8b0000>5 May</ul>", "failed"),
    "dates of one colour": (colour_not_alone, "<p>Dates in green are free.</p><ul><li style=color:#006400>4 May<li style=color:#006400>5 May</ul>", "cantTell"),
    "the end of an auction": (time_limits, "<h1>Auction of bicycles</h1><p>Time left: 44 minutes 59 seconds", "inapplicable"),
    "the end of a test": (time_limits, "<h1>Theory test</h1><p>Time left: 44 minutes 59 seconds", "failed"),
    "a kicker": (headings, KICKER.format("text-transform:uppercase", TEXT), "passed"),
    "a bold line of its own": (headings, KICKER.format("", TEXT), "failed"),
    "a divider that says so": (alternatives, f'<p><img src="{LARGE}" alt="decorative divider wave">', "failed"),
    "a decorated cake": (alternatives, f'<p><img src="{LARGE}" alt="A decorated cake for the fair">', "passed"),
    "paragraphs of breaks": (structure, "<div>" + "<br><br>".join([TEXT] * 3) + "</div>", "failed"),
    "two lines and breaks": (structure, "<div>" + "<br><br>".join(["Mill Road 4", "Northfield", "Ring at the gate"]) + "</div>", "passed"),
    "links called a menu": (not_kept_out, LINKS_MENU.format(""), "failed"),
    "a menu that hears keys": (not_kept_out, LINKS_MENU.format("onkeydown='go(event)'"), "passed"),
    "a rule behind the button": (input_hints, NEW_PASSWORD.format("", "<p>At least 12 characters, with one figure</p>"), "failed"),
    "a rule before the field": (input_hints, NEW_PASSWORD.format("<p>At least 12 characters, with one figure</p>", ""), "passed"),
    "a notice behind the button": (input_hints, NEW_PASSWORD.format("", "<p>We answer within 12 days</p>"), "passed"),
    "a limit in words": (time_limits, "<p>You have two minutes to fill in this form.", "failed"),
    "words about minutes": (time_limits, "<p>The walk takes two minutes.", "inapplicable"),
}  # fmt: skip


_LOADED = 22
"""Pages of one load; a page shows no more frames than that many times two."""


@pytest.mark.browser
@pytest.mark.parametrize("start", range(0, len(BARRIERS), _LOADED))
def test_small_pages_are_told_for_what_they_are(looking: Looking, start: int) -> None:
    part = dict(list(BARRIERS.items())[start : start + _LOADED])
    head = "<!DOCTYPE html><html lang=en><title>Council</title>"
    pages = apart(looking, {name: f"{head}<!-- {name} -->{html}" for name, (_, html, _) in part.items()})
    seen = {name: outcome(check, pages[name]) for name, (check, _, _) in part.items()}
    assert seen == {name: expected for name, (_, _, expected) in part.items()}
