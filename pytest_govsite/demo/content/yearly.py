"""Columns that are filled once a year: reports on disclosure and on the web site, budgets."""

from __future__ import annotations

import random
from datetime import datetime

from pytest_govsite.demo import identity
from pytest_govsite.demo.content.article import Article, Attachment, Table
from pytest_govsite.demo.content.calendar import days_of
from pytest_govsite.demo.content.feed import news_url
from pytest_govsite.demo.content.vocabulary import THEMES

YEARS = 5
_BUDGET_DEPARTMENTS = 6


def disclosure_reports(path: str, now: datetime) -> list[Article]:
    """Reports on disclosure work, published on 25 January for the year before."""
    return [
        Article(
            url=news_url(path, moment.year, moment),
            title=f"示范县人民政府{moment.year - 1}年政府信息公开工作年度报告",
            published=moment,
            source=identity.SPONSOR,
            paragraphs=(
                "本报告依据《中华人民共和国政府信息公开条例》编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成。",
                f"一、总体情况。{moment.year - 1}年，示范县人民政府主动公开政府信息{2000 + moment.year % 100 * 37}条，政策解读{60 + moment.year % 7}篇，回应公众关切{40 + moment.year % 9}次。",
                f"二、收到和处理政府信息公开申请情况。全年收到政府信息公开申请{80 + moment.year % 13}件，均在法定期限内答复。",
                "三、存在的主要问题及改进情况。部分单位公开内容不够及时，下一步将加强业务培训和日常检查。",
            ),
            keywords="信息公开,年度报告",
            summary=f"{moment.year - 1}年政府信息公开工作情况。",
            tables=(_disclosure_table(moment.year - 1),),
        )
        for moment in days_of(now, [(now.year - back, 1, 25) for back in range(YEARS)])
    ]


def _disclosure_table(year: int) -> Table:
    chance = random.Random(year)
    kinds = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制")
    rows = tuple((kind, str(chance.randint(0, 60)), str(chance.randint(60, 400))) for kind in kinds)
    return Table(f"{year}年主动公开政府信息情况", ("信息内容", "本年制发件数", "现行有效件数"), rows)


def site_reports(path: str, now: datetime, *, complete: bool = True) -> list[Article]:
    """Yearly reports on the web site, published on 22 January for the year before."""
    return [
        Article(
            url=news_url(path, moment.year, moment),
            title=f"示范县人民政府网站工作年度报表（{moment.year - 1}年度）",
            published=moment,
            source=identity.SPONSOR,
            paragraphs=(
                f"填报单位：{identity.SPONSOR}。网站名称：{identity.NAME}。网站标识码：{identity.ID_CODE}。",
                *(_MECHANISMS if complete else ()),
            ),
            keywords="政府网站,年度工作报表",
            summary=f"{moment.year - 1}年度政府网站工作报表。",
            tables=_site_tables(moment.year - 1) if complete else _site_tables(moment.year - 1)[:1],
        )
        for moment in days_of(now, [(now.year - back, 1, 22) for back in range(YEARS)])
    ]


_MECHANISMS = (
    "平台建设：网站依托全省政府网站集约化平台运行，已完成适老化与无障碍改造，支持IPv6访问。",
    "创新发展：开设政策图解、智能问答、数据开放等服务，推进移动端适配。",
    "机制保障：建立值班读网、内容审核、应急处置和考核培训机制，全年开展业务培训4次。",
)


def _site_tables(year: int) -> tuple[Table, ...]:
    chance = random.Random(year * 7)
    columns = [
        (name, chance.randint(120, 900))
        for name in ("概况类信息更新量", "政务动态信息更新量", "信息公开目录信息更新量")
    ]
    total = sum(number for _, number in columns)
    letters = chance.randint(300, 900)
    return (
        Table(
            "信息发布与访问情况",
            ("项目", "数量"),
            (
                ("信息发布总数（条）", str(total)),
                *((f"其中：{name}（条）", str(number)) for name, number in columns),
                ("独立用户访问总量（个）", str(chance.randint(200_000, 900_000))),
                ("网站总访问量（次）", str(chance.randint(1_000_000, 5_000_000))),
            ),
        ),
        Table(
            "专栏专题、解读回应与办事服务",
            ("项目", "数量"),
            (
                ("专栏专题维护数量（个）", "4"),
                ("其中：新开设数量（个）", "1"),
                ("解读材料发布数（条）", str(chance.randint(60, 160))),
                ("回应公众关注热点次数（次）", str(chance.randint(20, 60))),
                ("发布服务事项数量（项）", str(chance.randint(900, 1600))),
                ("可全程在线办理服务事项数量（项）", str(chance.randint(600, 900))),
                ("办件量总数（件）", str(chance.randint(60_000, 200_000))),
            ),
        ),
        Table(
            "互动交流与新媒体",
            ("项目", "数量"),
            (
                ("收到网民留言数量（条）", str(letters)),
                ("办结留言数量（条）", str(letters)),
                ("平均办理时间（天）", "1.8"),
                ("征集调查期数（期）", "12"),
                ("在线访谈期数（期）", "6"),
                ("政务新媒体信息发布量（条）", str(chance.randint(1000, 3000))),
                ("政务新媒体关注量（个）", str(chance.randint(50_000, 90_000))),
            ),
        ),
    )


def budgets(path: str, now: datetime) -> list[Article]:
    """Budgets in February, final accounts in September: the county's and some departments'."""
    days = [(now.year - back, month, day) for back in range(YEARS - 1) for month, day in ((2, 10), (9, 15))]
    made = []
    for moment in days_of(now, days):
        final = moment.month > 6
        year = moment.year - 1 if final else moment.year
        name = "决算" if final else "预算"
        made.append(_budget(path, moment, 0, f"示范县{year}年财政总{name}公开", identity.SHORT_NAME + "财政局"))
        made += [
            _budget(path, moment, number, f"{theme.department.replace('县', '示范县', 1)}{year}年部门{name}公开", theme.department.replace("县", "示范县", 1))
            for number, theme in enumerate(THEMES[:_BUDGET_DEPARTMENTS], 1)
        ]  # fmt: skip
    return made


def _budget(path: str, moment: datetime, number: int, title: str, source: str) -> Article:
    serial = moment.year * 100 + moment.month * 7 % 10 * 10 + number
    chance = random.Random(serial)
    rows = tuple(
        (name, f"{chance.uniform(500, 9000):.2f}")
        for name in ("一般公共服务支出", "教育支出", "社会保障和就业支出", "卫生健康支出", "农林水支出")
    )
    return Article(
        url=news_url(path, serial, moment),
        title=title,
        published=moment,
        source=source,
        paragraphs=(
            "根据《中华人民共和国预算法》和政府信息公开有关规定，现将有关情况予以公开。",
            "“三公”经费、机关运行经费和政府采购情况详见附件。",
        ),
        keywords="财政,预算,决算",
        summary=f"{title}。",
        tables=(Table("主要支出情况", ("科目", "金额（万元）"), rows),),
        attachments=(Attachment(f"/upload/{serial}.pdf", f"{title}.pdf", "pdf"),),
    )
