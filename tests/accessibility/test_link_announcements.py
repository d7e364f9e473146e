"""Links to documents and links that open a new window."""

from __future__ import annotations

from pytest_govsite.checks.accessibility.document_links import document_links
from pytest_govsite.checks.accessibility.new_window import new_windows_announced
from tests.accessibility.looking import Looking
from tests.accessibility.told import outcomes, told

UNTOLD = {
    "cell of another row": '<table><tr><th>名称</th><th>格式</th><th>操作</th></tr><tr><td>甲表</td><td>PDF</td><td><a href="/p">查看</a></td></tr><tr><td>乙表</td><td></td><td><a href="/1.pdf">下载</a></td></tr></table>',
    "report": '<p><a href="/files/report.pdf">Annual report</a></p>',
    "申请表": '<ul><li><a href="/upload/1.docx">居住证申请表</a></li></ul>',
    "query": '<p><a href="/download?filename=plan.xlsx">预算公开</a></p>',
    "upper case": '<p><a href="/A.PDF?v=2">Strategy</a></p>',
    "wps": '<p><a href="/a.wps">登记说明</a></p>',
}
TOLD = {
    "in the text": '<p><a href="/report.pdf">Annual report (PDF, 2 MB)</a></p>',
    "beside it": '<p><a href="/report.pdf">Annual report</a> [PDF]</p>',
    "by its end": '<p>附件：<a href="/1.docx">居住证申请表.docx</a></p>',
    "title": '<p><a href="/1.xls" title="Excel 表格">预算公开</a></p>',
    "aria-label": '<p><a href="/1.pdf" aria-label="Strategy, PDF">Strategy</a></p>',
    "icon": '<p><a href="/1.pdf"><img src="/i.png" alt="PDF"> Strategy</a></p>',
    "generated": "<style>a::after{content:' (PDF)'}</style><p><a href='/1.pdf'>Strategy</a></p>",
    "heading": '<h2>PDF downloads</h2><ul><li><a href="/1.pdf">Strategy</a></li></ul>',
    "column": '<table><tr><th>Name</th><th>PDF</th></tr><tr><td>Plan</td><td><a href="/1.pdf">Plan</a></td></tr></table>',
    "cell beside it": '<table><tr><th>名称</th><th>格式</th><th>操作</th></tr><tr><th>参保登记表</th><td>PDF</td><td><a href="/1.pdf">下载</a></td></tr></table>',
    "archive": '<p><a href="/1.zip">材料压缩包</a></p>',
    "svg icon": '<p><a href="/1.pdf"><svg width="9" height="9"><title>PDF</title></svg>Strategy</a></p>',
}
NONE = {
    "page": '<p><a href="/report.html">Annual report</a></p>',
    "host": '<p><a href="https://example.pdf/">Example</a></p>',
    "script": "<p><a href=\"javascript:open('/a.pdf')\">Example</a></p>",
    "hidden": '<p style="display:none"><a href="/a.pdf">Example</a></p>',
}
SILENT = {
    "blank": '<p><a href="/a" target="_blank">县长信箱</a></p>',
    "named window": '<p><a href="/a" target="other">Report</a></p>',
    "handler": "<p><a href='/a' onclick=\"window.open('/a'); return false\">Report</a></p>",
    "script": "<p><a href=\"javascript:window.open('/a')\">Report</a></p>",
    "by itself": "<p>正文</p><script>window.onload=function(){window.open('/ad')}</script>",
    "base": '<base target="_blank"><p><a href="/a">Report</a></p>',
    "form": '<form action="/s" target="_blank"><input aria-label="关键词"><button>查询</button></form>',
}
ANNOUNCED = {
    "text": '<p><a href="/a" target="_blank">Report (opens in a new window)</a></p>',
    "title": '<p><a href="/a" target="_blank" title="在新窗口打开">报告</a></p>',
    "icon": '<p><a href="/a" target="_blank">报告<img src="/i.png" alt="新窗口打开"></a></p>',
    "class": '<p><a href="/a" target="_blank">Report<span class="icon-external-link"></span></a></p>',
    "described": '<p id="n">Opens in a new tab</p><a href="/a" target="_blank" aria-describedby="n">Report</a>',
    "legend": '<p>本站链接均在新窗口打开。</p><p><a href="/a" target="_blank">报告</a></p>',
    "unseen text": '<p><a href="/a" target="_blank">Report<span style="position:absolute;left:-999px"> (new tab)</span></a></p>',
}
SAME = {
    "self": '<p><a href="/a" target="_self">Report</a></p>',
    "frame of the page": '<p><a href="/a" target="inner">Report</a></p><iframe name="inner" title="x"></iframe>',
    "place on the page": '<p><a href="#top" target="_blank">Top</a></p>',
    "issued mark": '<p><a href="https://bszs.conac.cn/sitename?id=1" target="_blank"><img src="/r.png" alt="党政机关"></a></p>',
    "by a button after loading": "<button id=b>打开</button><script>window.onload=function(){b.onclick=function(){if(location.hash)window.open('/a')}}</script>",
    "announced without need": '<p><a href="/a" title="新窗口打开">报告</a></p>',
}


def test_links_to_documents_that_do_not_say_so_fail(looking: Looking) -> None:
    assert outcomes(document_links, looking, UNTOLD) == dict.fromkeys(UNTOLD, "failed")


def test_links_to_documents_that_say_so_pass(looking: Looking) -> None:
    assert outcomes(document_links, looking, TOLD) == dict.fromkeys(TOLD, "passed")


def test_links_to_pages_are_not_concerned(looking: Looking) -> None:
    assert outcomes(document_links, looking, NONE) == dict.fromkeys(NONE, "inapplicable")


def test_new_windows_without_notice_fail(looking: Looking) -> None:
    assert outcomes(new_windows_announced, looking, SILENT) == dict.fromkeys(SILENT, "failed")


def test_announced_windows_pass(looking: Looking) -> None:
    assert outcomes(new_windows_announced, looking, ANNOUNCED) == dict.fromkeys(ANNOUNCED, "passed")


def test_links_in_the_same_window_are_not_concerned(looking: Looking) -> None:
    assert outcomes(new_windows_announced, looking, SAME) == dict.fromkeys(SAME, "inapplicable")


def test_a_page_is_told_once_of_all_its_windows(looking: Looking) -> None:
    page = looking.look("".join(f'<p><a href="/{n}" target="_blank">栏目{n}</a></p>' for n in range(50)))
    assert told(new_windows_announced, page) == [("failed", "栏目0、栏目1、栏目2 (50)")]
