from __future__ import annotations

from pathlib import Path

from pytest_govsite.document.read import read_document
from pytest_govsite.model import DocumentFacts, Region

URL = "http://www.shifan.gov.cn/xw/zwyw/202609/t20260916_123.html"
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"

HEADER = """
<div class="top"><div class="w"><span>今天是2026年9月16日 星期三</span><a href="/wza">无障碍</a></div></div>
<div class="head"><a href="/"><img src="/images/logo.png" alt="示范县人民政府"></a>
<form action="/so/s" method="get"><input type="text" name="qt" placeholder="请输入关键字"><input type="submit" value="搜索"></form></div>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xw/">新闻</a></li><li><a href="/zwgk/">政务公开</a></li>
<li><a href="/zwfw/">政务服务</a></li><li><a href="/hdjl/">互动交流</a></li></ul></div>
"""
TRAIL = '<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/xw/">新闻</a> &gt; <a href="/xw/zwyw/">政务要闻</a></div>'
TEXT = """<p>　　9月15日，示范县人民政府召开第十二次常务会议，研究部署秋粮收购、安全生产、生态环境保护等工作。</p>
<p>　　会议强调，要坚持人民至上、生命至上，压紧压实各方责任，深入开展隐患排查整治，确保全县安全形势稳定。</p>
<p>　　会议还研究了其他事项。县政府领导班子成员，各乡镇、县直有关单位主要负责人参加会议，县人大、县政协有关负责同志列席。</p>"""
FOOTER = """
<div class="footer"><div class="links"><a href="/wzdt/">网站地图</a>|<a href="/lxwm/">联系我们</a></div>
<p>主办单位：示范县人民政府办公室　联系电话：0571-12345678</p>
<p><a href="https://beian.miit.gov.cn/">浙ICP备05000001号-1</a>　网站标识码：3301990001
<a href="https://beian.mps.gov.cn/#/query/webSearch?code=33019902000001"><img src="/images/ga.png">浙公网安备33019902000001号</a></p>
<a href="https://bszs.conac.cn/sitename?method=show&id=15ECDB592A9329B9E053022819AC61B0"><img src="/images/red.png"></a></div>
"""


def read(body: str, head: str = "", url: str = URL) -> DocumentFacts:
    return read_document(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", url)


def article(
    info: str, *, title: str = "示范县召开第十二次常务会议", after: str = "", text: str = TEXT, head: str = ""
) -> DocumentFacts:
    body = f'{HEADER}{TRAIL}<div class="main"><h1>{title}</h1>{info}<div id="zoom">{text}</div>{after}</div>{FOOTER}'
    return read(body, head or f"<title>{title}-示范县人民政府</title>")


def column(lists: str, head: str = "<title>政务要闻-示范县人民政府</title>") -> DocumentFacts:
    return read(f"{HEADER}{TRAIL}<div class='list-main'>{lists}</div>{FOOTER}", head)


def shown(document: DocumentFacts, region: Region) -> str:
    return " ".join(block.text for block in document.texts(region))
