"""An interaction and service portal of its own: letters, consultations, guides, statistics; few articles."""

from __future__ import annotations

from tests.discover.sites.content import Content
from tests.discover.sites.site import ARTICLE, COLUMN, HOME, INTERACTIVE, OTHER, MemorySite

c = Content("portal")
NAME = "石岭市政民互动平台"


def page(title: str, trail: str, body: str) -> str:
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head><body><div class="hd"><div class="hd-in"><a class="lg" href="/"></a><ul class="mn"><li><a href="/">首页</a></li><li><a href="/letter/list">信件公开</a></li><li><a href="/survey/list">调查征集</a></li><li><a href="/guide/list">办事指南</a></li></ul></div></div>
<div class="bd">{f'<div class="dq">当前位置 &gt; {trail}</div>' if trail else ""}{body}</div><div class="ft">石岭市人民政府办公室主办</div></body></html>"""


def build() -> MemorySite:
    site = MemorySite("portal", "http://hd.shiling.gov.cn")
    letters = "".join(
        f"<tr><td>{20240000 + n}</td><td><a href='/letter/show/{n}'>关于{c.topic()}的{'投诉' if n % 2 else '咨询'}</a></td><td>{c.unit()}</td><td>已办结</td><td>{c.day()}</td></tr>"
        for n in range(20)
    )
    site.add(
        "/",
        HOME,
        page(
            NAME,
            "",
            f"<div class='tiles'>{''.join(f'<a href={u}><b>{t}</b></a>' for u, t in (('/letter/new', '我要写信'), ('/letter/query', '信件查询'), ('/survey/list', '网上调查'), ('/opinion/3', '意见征集')))}</div><div class='new'><h3>最新信件</h3><a href='/letter/list'>更多</a><table>{letters}</table></div><div class='stat'><h3>办理统计</h3><ul><li>收信 1203 件</li><li>办结 1188 件</li></ul></div>",
        ),
    )
    site.add(
        "/letter/list",
        COLUMN,
        page(
            f"信件公开-{NAME}",
            "信件公开",
            f"<table class='tb'><thead><tr><th>编号</th><th>标题</th><th>办理单位</th><th>状态</th><th>时间</th></tr></thead>{letters}</table><div class='pg'>共60页 <a>上一页</a><a href='?page=2'>下一页</a></div>",
        ),
    )
    for n in range(3):
        site.add(
            f"/letter/show/{n}",
            INTERACTIVE,
            page(
                f"信件详情-{NAME}",
                "信件公开 &gt; 信件详情",
                f"<h2>关于{c.topic()}的咨询</h2><div class='inf'>来信时间：2024-03-0{n + 1} 10:20　来源：网上来信</div><div class='q'><h4>来信内容</h4><p>{c.paragraph()}</p></div><div class='a'><h4>答复内容</h4><p>您好，来信收悉。{c.paragraph()}</p><p>答复单位：{c.unit()}　答复时间：2024-03-1{n} 09:00</p></div>",
            ),
        )
    site.add(
        "/letter/new",
        INTERACTIVE,
        page(
            f"我要写信-{NAME}",
            "我要写信",
            "<form method='post'><dl>"
            + "".join(f"<dt>{t}</dt><dd><input type='text'></dd>" for t in ("姓名", "手机", "身份证号", "主题"))
            + "<dt>类别</dt><dd><select><option>咨询</option></select></dd><dt>内容</dt><dd><textarea></textarea></dd></dl><label><input type='checkbox'>我已阅读写信须知</label><button>提交</button></form>",
        ),
    )
    site.add(
        "/letter/query",
        INTERACTIVE,
        page(
            f"信件查询-{NAME}",
            "信件查询",
            "<form><p>信件编号<input type='text'></p><p>查询码<input type='text'></p><p>验证码<input type='text'></p><button>查询</button></form>",
        ),
    )
    surveys = "".join(
        f"<li><a href='/survey/{n}'>关于{c.topic()}的问卷调查</a><span>{c.day()} 至 {c.day()}</span><em>已结束</em></li>"
        for n in range(9)
    )
    site.add("/survey/list", COLUMN, page(f"调查征集-{NAME}", "调查征集", f"<ul class='sv'>{surveys}</ul>"))
    questions = "".join(
        f"<li><p>{n}. {c.sentence()}您是否了解？</p>"
        + "".join(
            f"<label><input type='{'checkbox' if n == 3 else 'radio'}' name='q{n}'>{o}</label>"
            for o in ("了解", "一般", "不了解", "不清楚")
        )
        + "</li>"
        for n in range(1, 6)
    )
    site.add(
        "/survey/1",
        INTERACTIVE,
        page(
            f"问卷调查-{NAME}",
            "调查征集 &gt; 问卷调查",
            f"<h2>{c.place}市{c.topic()}满意度问卷调查</h2><p>{c.paragraph()}</p><form><ol>{questions}</ol><textarea placeholder='其他建议'></textarea><input type='submit' value='提交问卷'></form>",
        ),
    )
    site.add(
        "/opinion/3",
        INTERACTIVE,
        page(
            f"意见征集-{NAME}",
            "调查征集 &gt; 意见征集",
            f"<h2>{c.notice()}</h2><p>征集时间：2024-02-01至2024-03-01</p>{c.paragraphs(3)}<form><p>姓名<input type='text'></p><p>电话<input type='text'></p><p>单位<input type='text'></p><p>意见<textarea></textarea></p><button>提交意见</button></form>",
        ),
    )
    site.add(
        "/opinion/result/3",
        ARTICLE,
        page(
            f"征集结果反馈-{NAME}",
            "调查征集 &gt; 结果反馈",
            f"<h2>关于{c.topic()}意见征集情况的反馈</h2><div class='inf'>发布日期：2024-03-20　发布单位：{c.unit()}</div>{c.paragraphs(4)}",
        ),
    )
    guides = "".join(
        f"<li><a href='/guide/{n}'>{t}</a></li>"
        for n, t in enumerate(
            (
                "身份证办理",
                "生育登记",
                "结婚登记",
                "社保卡申领",
                "公积金提取",
                "个体户注册",
                "残疾人证办理",
                "出生证明",
                "居住证办理",
                "退休办理",
            )
        )
    )
    site.add(
        "/guide/list",
        COLUMN,
        page(
            f"办事指南-{NAME}",
            "办事指南",
            f"<div class='th'><a>个人办事</a><a>法人办事</a></div><ul class='gd'>{guides}</ul>",
        ),
    )
    for n, t in enumerate(("身份证办理", "生育登记")):
        parts = "".join(
            f"<tr><td class='k'>{k}</td><td>{c.sentence()}</td></tr>"
            for k in (
                "事项名称",
                "实施主体",
                "办理条件",
                "所需材料",
                "办理程序",
                "承诺时限",
                "是否收费",
                "办公地址",
                "监督电话",
            )
        )
        site.add(
            f"/guide/{n}",
            INTERACTIVE,
            page(
                f"{t}-{NAME}",
                f"办事指南 &gt; {t}",
                f"<h2>{t}</h2><table>{parts}</table><p><a href='/f/sq.doc'>申请表下载</a></p>",
            ),
        )
    site.add("/notice/rules", ARTICLE, page(f"写信须知-{NAME}", "写信须知", f"<h2>写信须知</h2>{c.paragraphs(4)}"))
    site.add(
        "/user/register",
        OTHER,
        page(
            "用户注册",
            "",
            "<form><p>用户名<input type='text'></p><p>密码<input type='password'></p><p>确认密码<input type='password'></p><button>注册</button></form>",
        ),
    )
    return site
