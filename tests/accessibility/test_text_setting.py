"""Presentation, spacing and direction of text."""

from __future__ import annotations

from pytest_govsite.checks.accessibility.spacing import spaced_generously
from pytest_govsite.checks.accessibility.text_direction import direction_marked
from pytest_govsite.checks.accessibility.text_presentation import presented_readably
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcomes, told

ZH = "县政府召开常务会议，研究部署安全生产、防汛抗旱和乡村振兴等工作，听取重点项目进展情况汇报。" * 3
EN = "The council has set the budget for the next year and asks all residents to read it and comment. " * 4
SHORT = "The council has set its budget."


def column(style: str, text: str = ZH, inner: str = "") -> str:
    return f"<div style='width:560px;font:16px/28px sans-serif'><p style='{style}'>{inner or text}</p></div>"


HARD = {
    "justified": column("text-align:justify"),
    "justified English": column("text-align:justify", EN),
    "centred": column("text-align:center"),
    "centred, of one body that sponsors": f"<div style='width:300px'><p style='text-align:center'>主办：示范县人民政府。{ZH}</p></div>",
    "capitals by style": column("text-transform:uppercase", EN),
    "capitals typed": column("", EN.upper()),
    "italic": column("font-style:italic", EN),
    "italic by em": column("", inner=f"<em>{EN}</em>"),
    "tiny": column("font-size:11px;line-height:18px"),
    "underlined": column("text-decoration:underline"),
    "long Chinese lines": f"<p style='width:1200px;font-size:16px'>{ZH * 2}</p>",
    "long lines of a box named otherwise": f"<div class='footing'><p style='width:1200px;font-size:16px'>{ZH * 2}</p></div>",
    "long English lines": f"<p style='width:1200px;font-size:16px'>{EN}</p>",
}
EASY = {
    "plain": column(""),
    "plain English": column("", EN),
    "as wide as the window": f"<p>{EN}</p>",
    "one line justified": f"<p style='width:1300px;text-align:justify'>{'县政府召开常务会议，研究部署安全生产工作，听取汇报。请各单位贯彻落实。'}</p>"
    + column(""),
    "a word in italics": column("", inner=f"{EN} <em>all of them</em>"),
    "links underlined": column("", inner=f"<a href='/a' style='text-decoration:underline'>{ZH}</a>"),
    "abbreviations in capitals": column("", f"{EN} NATO, UNESCO"),
    "small print of the footer": column("") + f"<footer style='font-size:10px'>{ZH}</footer>",
    "long lines of a foot without the element": column("")
    + f"<div id='footer'><div class='w'><p style='width:1200px'>{ZH * 2}</p></div></div>",
    "foot known by its words": column("")
    + "<div id='bottomarea'><p style='width:300px;text-align:center'>主办：示范县人民政府办公室　承办：示范县政务信息中心<br>联系电话：0571-12345678　网站标识码：3301990001<br>"
    "浙ICP备05000001号-1　浙公网安备33019902000001号</p></div>",
    "tiny in the menu": column("") + f"<nav style='font-size:10px'>{ZH}</nav>",
    "links set to the right": column("")
    + "<div style='width:200px;text-align:right'>"
    + "".join(f"<a href=/{i}>关于安全生产工作的通知</a>、" for i in range(12))
    + "</div>",
    "source of a formula, centred": column("")
    + "<p style='text-align:center'>"
    + r"\displaystyle \frac{1}{\Bigl(\sqrt{\phi \sqrt{5}}-\phi\Bigr) e^{\frac25 \pi}} = 1+\frac{e^{-2\pi}}{1+\frac{e^{-4\pi}}{1+\cdots}} "
    * 3
    + "</p>",
    "centred caption": column("") + "<p style='text-align:center'>图为会议现场。张三 摄</p>",
}
TIGHT = {
    "lines": f"<div style='width:560px'><p style='line-height:1.2;margin:16px 0'>{ZH}</p></div>",
    "normal": f"<div style='width:560px;line-height:normal'><p>{EN}</p></div>",
    "paragraphs": f"<div style='width:560px;line-height:2'><p style='margin:0'>{ZH}</p><p style='margin:0'>{ZH}</p></div>",
}
WIDE = {
    "generous": f"<div style='width:560px;line-height:1.8'><p style='margin:1em 0'>{ZH}</p><p style='margin:1em 0'>{ZH}</p></div>",
    "padded": f"<div style='width:560px;line-height:1.8'><p style='margin:0;padding-bottom:1em'>{ZH}</p><p style='margin:0;padding-bottom:1em'>{ZH}</p></div>",
    "lines of 1.5": f"<div style='width:560px;line-height:1.5'><p style='margin:1em 0'>{EN}</p></div>",
}
TURNED = {
    "bdo": "<p><bdo dir='rtl'>olleh dlrow</bdo></p>",
    "override": "<p style='unicode-bidi:bidi-override;direction:rtl'>府政民人县范示</p>",
    "Arabic unmarked": "<p lang='ar'>مرحبا بكم في موقع الحكومة الشعبية</p>",
    "Hebrew unmarked": "<blockquote lang='he'>ברוכים הבאים לאתר של הממשלה</blockquote>",
    "Uyghur unmarked": "<p>شىنجاڭ ئۇيغۇر ئاپتونوم رايونلۇق خەلق ھۆكۈمىتى</p>",
    "Chinese as rtl": "<div dir='rtl'><p>县政府召开常务会议，研究部署工作。</p></div>",
    "letters apart": "<h2>W e l c o m e</h2>",
}
STRAIGHT = {
    "plain": "<p>示范县人民政府</p>",
    "Arabic": "<p lang='ar' dir='rtl'>مرحبا بكم في موقع الحكومة الشعبية</p>",
    "Arabic by itself": "<p dir='auto'>مرحبا بكم في موقع الحكومة الشعبية</p>",
    "Arabic page": "<html lang='ar' dir='rtl'><title>x</title><body><p>مرحبا بكم في موقع الحكومة الشعبية</p><p>Copyright the government of it</p></body></html>",
    "name in Arabic": "<p>阿拉伯语写作 العربية。</p>",
    "wide blanks": "<h2>公　告</h2><p>姓　名：张三</p><p>通 知 公 告</p>",
    "index with gaps": "<p><a href=#b>B</a> <a href=#c>C</a> <a href=#f>F</a> <a href=#p>P</a></p>",
    "axes": "<table><tr><td>(X Y Z A B C U V W)</td><td>P E L Q</td></tr></table>",
    "index": "<p>A B C D E F G H I J</p>",
    "initials": "<p>J. R. R. Tolkien and the U S A</p>",
    "isolated": "<p><bdi>hello</bdi> <bdo dir='ltr'>hello</bdo></p>",
    "poem": "<pre>白日依山尽，黄河入海流。\n欲穷千里目，更上一层楼。</pre>",
    "Mongolian": "<p style='writing-mode:vertical-lr'>ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ ᠪᠢᠴᠢᠭ ᠦᠨ ᠰᠤᠷᠤᠭᠴᠢ ᠨᠠᠷ</p>",
}  # fmt: skip
DOUBTFUL = {
    "mirrored": "<p style='transform:scaleX(-1)'>示范县人民政府</p>",
    "horizontal Mongolian": "<p>ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ ᠪᠢᠴᠢᠭ ᠦᠨ ᠰᠤᠷᠤᠭᠴᠢ ᠨᠠᠷ</p>",
}


def test_text_that_is_hard_to_read_fails(looking: Looking) -> None:
    assert outcomes(presented_readably, looking, HARD) == dict.fromkeys(HARD, "failed")


def test_text_that_is_easy_to_read_passes(looking: Looking) -> None:
    assert outcomes(presented_readably, looking, EASY) == dict.fromkeys(EASY, "passed")


def test_one_finding_a_kind_and_none_without_paragraphs(looking: Looking) -> None:
    page = looking.look(f"<div style='width:560px;text-align:justify'><p>{ZH}</p><p>{ZH}</p></div>")
    assert told(presented_readably, page) == [("failed", "text-align: justify × 2")]
    assert told(presented_readably, looking.look(f"<p>{SHORT}</p>")) == [("inapplicable", "")]


def test_tight_lines_and_paragraphs_fail(looking: Looking) -> None:
    assert outcomes(spaced_generously, looking, TIGHT) == dict.fromkeys(TIGHT, "failed")


def test_generous_spacing_passes(looking: Looking) -> None:
    assert outcomes(spaced_generously, looking, WIDE) == dict.fromkeys(WIDE, "passed")
    assert told(spaced_generously, looking.look(f"<p style='width:300px'>{SHORT * 3}</p>")) == [("inapplicable", "")]
    assert told(spaced_generously, looking.look(f"<p>{SHORT}</p>")) == [("inapplicable", "")]


def test_measured_values_are_told(looking: Looking) -> None:
    page = looking.look(
        f"<div style='width:560px;font-size:20px;line-height:24px'><p style='margin:0'>{ZH}</p><p style='margin:0'>{ZH}</p></div>"
    )
    assert told(spaced_generously, page) == [("failed", "1.20 × 2"), ("failed", "24px × 1")]


def test_turned_and_spread_text_fails(looking: Looking) -> None:
    assert outcomes(direction_marked, looking, TURNED) == dict.fromkeys(TURNED, "failed")


def test_marked_and_plain_text_passes(looking: Looking) -> None:
    assert outcomes(direction_marked, looking, STRAIGHT) == dict.fromkeys(STRAIGHT, "passed")


def test_mirrored_and_horizontal_text_is_for_a_person(looking: Looking) -> None:
    assert outcomes(direction_marked, looking, DOUBTFUL) == dict.fromkeys(DOUBTFUL, "cantTell")
    assert told(direction_marked, looking.look("<hr>")) == [("inapplicable", "")]
