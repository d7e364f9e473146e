from __future__ import annotations

import pytest

from pytest_govsite.document.markup_faults import markup_faults

FAULTS = {
    "<p><input name=a type=text name=b></p>": ["attribute input name 1"],
    "<div>\n<p><b>Bring a towel.</p></b></div>": ["crossed p b 2", "end b  2"],
    "<p>Prices</p></span>": ["end span  1"],
    "<a href=/a>Prices and <a href=/b>times</a></a>": ["nested a  1"],
    "<form><form></form></form>": ["nested form  1"],
    "<ul><li><div>One<li>Two</ul>": ["crossed ul div 1"],
    "<body><div></body>": ["crossed body div 1"],
    "<script type=a type=b></script>": ["attribute script type 1"],
}


@pytest.mark.parametrize(("html", "expected"), FAULTS.items(), ids=FAULTS.keys())
def test_faults_are_told_with_their_line(html: str, expected: list[str]) -> None:
    assert [f"{fault.kind} {fault.tag} {fault.name} {fault.line}" for fault in markup_faults(html)] == expected


SOUND = [
    "<!DOCTYPE html><html lang=en><head><title>a</title><body><ul><li>One<li>Two</ul><table><tr><td>1<td>2</table><p>a<p>b",
    "<p>a<div>b</div></p></p><br></br>",
    "<a href=/a>One</a> <a href=/b>Two</a><a name=x></a>",
    "<script>document.write('</div><a><a>')</script><style>a>b{}</style><textarea><b></textarea>",
    "<!-- <div> </span> --><svg><path d=a d=b /><g></svg><template><li></ul></template>",
    "<img alt='a > b' title=\"</p>\"><input data-a=1 data-b=1 value='a=b c=d'><hr/>",
    "<p>1 < 2 and 3 > 2, a</p>",
    "<DIV><P>One</DIV>",
    "<x-note></x-note>",
]


@pytest.mark.parametrize("html", SOUND)
def test_end_tags_that_may_be_left_out_are_no_faults(html: str) -> None:
    assert markup_faults(html) == ()


def test_hostile_markup_ends() -> None:
    assert len(markup_faults("</b>" * 1000)) == 20
    assert markup_faults("<b>" * 100_000) == ()
    assert markup_faults("<a " + "x='" * 50_000) == ()
    assert markup_faults("<!--" * 50_000) == ()
    assert markup_faults("<script>" * 20_000) == ()
    assert markup_faults("<svg " * 100_000) == ()
    assert markup_faults("<a '" * 30_000) == ()
    assert markup_faults("<a \"'" * 30_000) == ()
