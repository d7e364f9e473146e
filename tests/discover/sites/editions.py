"""One city's further editions: English, traditional characters, mobile, elderly; pages of a special topic."""

from __future__ import annotations

from pytest_govsite.model import Edition
from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, ELDER, HOME, INTERACTIVE, MemorySite

c = Content("editions")
NAME = "白沙市人民政府"
ENGLISH = (
    "Baisha opens new river park",
    "Mayor meets trade delegation",
    "City plans rural tourism festival",
    "Farm exports up in first quarter",
    "New bus lines for the north district",
    "Water quality report released",
)


def shell(title: str, body: str, lang: str = "zh-CN") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head><body><div class="head"><h1 class="logo">{title.split("-")[-1]}</h1></div><div class="wrap">{body}</div><div class="foot">{NAME}</div></body></html>'


def build() -> MemorySite:
    site = MemorySite("editions", "http://www.baisha.gov.cn")
    lists = "".join(
        f"<div class=m><h2>{t}</h2><a href=/{k}/>更多</a><ul>{''.join(f'<li><a href=/{k}/2024/{n}.html>{c.news()}</a><i>{c.day()}</i></li>' for n in range(6))}</ul></div>"
        for k, t in (
            ("ywdt", "要闻动态"),
            ("gggs", "公告公示"),
            ("zcwj", "政策文件"),
            ("rsxx", "人事信息"),
            ("tjsj", "统计数据"),
        )
    )
    site.add(
        "/",
        HOME,
        shell(
            f"{NAME}",
            lists + "<a href=/en/>English</a><a href=/big5/>繁體</a><a href=/m/>手机版</a><a href=/zzb/>长者版</a>",
        ),
    )
    english = "".join(
        f"<li><a href='/en/news/{n}.html'>{t}</a><span>2024-04-{n + 10}</span></li>" for n, t in enumerate(ENGLISH)
    )
    site.add(
        "/en/",
        COLUMN,
        shell(
            "Baisha Municipal Government",
            f"<div><h2>News</h2><ul>{english}</ul></div><div><h2>Investment</h2><ul>{english}</ul></div>",
            "en",
        ),
        edition=Edition.FOREIGN,
    )
    site.add(
        "/en/news/",
        COLUMN,
        shell("News-Baisha Municipal Government", f"<div class='pos'>Home &gt; News</div><ul>{english}</ul>", "en"),
        edition=Edition.FOREIGN,
    )
    for n, title in enumerate(ENGLISH[:3]):
        text = "".join(
            f"<p>{title}. The city government said on Monday that the work would be finished before the end of the year, and that more than {c.number()} families would benefit from it.</p>"
            for _ in range(4)
        )
        site.add(
            f"/en/news/{n}.html",
            ARTICLE,
            shell(
                f"{title}-Baisha Municipal Government",
                f"<div class='pos'>Home &gt; News</div><h3>{title}</h3><p>Source: Baisha Daily　2024-04-{n + 10}</p>{text}",
                "en",
            ),
            edition=Edition.FOREIGN,
        )
    rows = "".join(
        f"<li><a href='/big5/ywdt/{n}.html'>白沙市召開{n}次工作會議部署安全生產</a><i>{c.day()}</i></li>"
        for n in range(12)
    )
    site.add(
        "/big5/ywdt/",
        COLUMN,
        shell("要聞動態-白沙市人民政府", f"<div>當前位置：首頁 &gt; 要聞動態</div><ul>{rows}</ul>", "zh-Hant"),
        edition=Edition.TRADITIONAL,
    )
    for n in range(2):
        site.add(
            f"/big5/ywdt/{n}.html",
            ARTICLE,
            shell(
                "白沙市召開會議部署安全生產-白沙市人民政府",
                f"<div>當前位置：首頁 &gt; 要聞動態 &gt; 正文</div><h2>白沙市召開{n}次工作會議部署安全生產</h2><p>發佈時間：2024-05-0{n + 1} 來源：白沙日報</p><div>{c.paragraphs(3)}</div>",
                "zh-Hant",
            ),
            edition=Edition.TRADITIONAL,
        )
    rows = "".join(f"<a class='row' href='/m/news/{n}.html'><p>{c.news()}</p><em>{c.day()}</em></a>" for n in range(12))
    site.add(
        "/m/news/",
        COLUMN,
        shell(f"要闻动态-{NAME}", f"<div class='list'>{rows}</div><div class='more'>加载更多</div>"),
        edition=Edition.MOBILE,
    )
    for n in range(2):
        site.add(
            f"/m/news/{n}.html",
            ARTICLE,
            shell(
                f"{c.news()}-{NAME}",
                f"<h2>{c.news()}</h2><div class='sub'>2024-05-12 10:2{n} 来源：白沙发布</div><div class='cont'>{c.paragraphs(3)}</div>",
            ),
            edition=Edition.MOBILE,
        )
    site.add(
        "/zzb/",
        ELDER,
        shell(
            f"长者版-{NAME}",
            f"<ul class='xl'>{''.join(f'<li><a href=/zzb/news/{n}.html>{c.news()}</a></li>' for n in range(6))}</ul><div><a href='/zzb/bs/'>办事服务</a><a href='tel:12345'>打12345</a></div>",
        ),
        edition=Edition.ELDER,
    )
    for n in range(2):
        site.add(
            f"/zzb/news/{n}.html",
            ARTICLE,
            shell(
                f"{c.news()}-{NAME}长者版",
                f"<div>当前位置：首页 &gt; 正文</div><h2>{c.news()}</h2><div class='sub'>发布时间：2024-05-12 10:2{n} 来源：白沙发布</div><div class='cont'>{c.paragraphs(3)}</div>",
            ),
            edition=Edition.ELDER,
        )
    topic = "".join(
        f"<div class='zt-b'><h3>{t}</h3><ul>{''.join(f'<li><a href=/zt/slh/{n}.html>{c.news()}</a></li>' for n in range(6))}</ul></div>"
        for t in ("工作部署", "基层行动", "政策解读")
    )
    site.add("/zt/dsxxjy/", COLUMN, shell(f"党史学习教育专题-{NAME}", f"<div class='zt-banner'></div>{topic}"))
    site.add(
        "/zt/slhgz/2024/t20240512_8.html",
        ARTICLE,
        shell(
            f"我市推进网站适老化改造-{NAME}",
            f"<div>当前位置：首页 &gt; 专题 &gt; 正文</div><h2>我市推进政府网站适老化与无障碍改造</h2><p>时间：2024-05-12 来源：大数据局</p><div>{c.paragraphs(4)}</div>",
        ),
    )
    site.add(
        "/hdjl/zxft/202405/88.html",
        INTERACTIVE,
        shell(
            f"在线访谈-{NAME}",
            f"<div>当前位置：首页 &gt; 互动交流 &gt; 在线访谈</div><h2>在线访谈</h2><p>访谈主题：{c.topic()}　访谈嘉宾：{c.unit()}负责人</p><div class='live'><p>主持人：{c.sentence()}</p><p>嘉宾：{c.paragraph()}</p></div><form><input type='text' placeholder='昵称'><textarea placeholder='我要提问'></textarea><input type='text' placeholder='验证码'><button>提交提问</button></form>",
        ),
        counted=False,
    )
    return site
