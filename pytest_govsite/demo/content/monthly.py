"""Columns that are filled once a month: figures, monitoring of web sites, services handled; and yearly bulletins."""

from __future__ import annotations

import random
from datetime import datetime

from pytest_govsite.demo import identity
from pytest_govsite.demo.content.article import Article, Attachment, Table
from pytest_govsite.demo.content.calendar import days_of, months_back
from pytest_govsite.demo.content.feed import news_url

MONTHS = 24
YEARS = 5

_INDICATORS = ("规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入", "全社会用电量")


def statistics(path: str, now: datetime, *, charts: bool = True) -> list[Article]:
    """Figures of each finished month, published on the 12th of the next one."""
    days = [(year + month // 12, month % 12 + 1, 12) for year, month in months_back(now, MONTHS)]
    made = []
    for moment in days_of(now, days):
        year, month = (moment.year, moment.month - 1) if moment.month > 1 else (moment.year - 1, 12)
        chance = random.Random(year * 100 + month)
        values = [(name, round(chance.uniform(1.2, 11.5), 1)) for name in _INDICATORS]
        span = f"{year}年1-{month}月" if month > 1 else f"{year}年1月"
        made.append(
            Article(
                url=news_url(path, year * 100 + month, moment),
                title=f"{span}示范县主要经济指标",
                published=moment,
                source="示范县统计局",
                paragraphs=(
                    f"{span}，全县经济运行总体平稳。"
                    + "".join(f"{name}同比增长{value}%，" for name, value in values)[:-1]
                    + "。",
                    *(("解读：工业生产保持增长，消费市场稳步恢复，民生支出得到有力保障。",) if charts else ()),
                ),
                keywords="统计数据,经济指标",
                summary=f"{span}主要经济指标{'及图表解读' if charts else ''}。",
                tables=(
                    Table(
                        "主要经济指标同比增速",
                        ("指标", "同比增长（%）"),
                        tuple((name, str(value)) for name, value in values),
                    ),
                ),
                bars=tuple(values) if charts else (),
                attachments=(Attachment(f"/upload/{year}{month:02d}.xlsx", f"{span}主要经济指标.xlsx", "xlsx"),),
            )
        )
    return made


def bulletins(path: str, now: datetime) -> list[Article]:
    """Statistical bulletins of the year before, published on 20 March."""
    return [
        Article(
            url=news_url(path, moment.year, moment),
            title=f"{moment.year - 1}年示范县国民经济和社会发展统计公报",
            published=moment,
            source="示范县统计局",
            paragraphs=(
                f"{moment.year - 1}年，全县上下坚持稳中求进工作总基调，经济社会保持平稳健康发展。",
                f"初步核算，全年实现地区生产总值{380 + moment.year % 100 * 6}.4亿元，按可比价格计算，比上年增长5.{moment.year % 9}%。",
                "年末全县常住人口46.2万人，城镇化率61.3%。全体居民人均可支配收入稳步增长。",
            ),
            keywords="统计公报,国民经济",
            summary=f"{moment.year - 1}年示范县统计公报。",
        )
        for moment in days_of(now, [(now.year - back, 3, 20) for back in range(YEARS)])
    ]


def monthly_notices(path: str, now: datetime, *, kind: str) -> list[Article]:
    """Monthly reports: `monitoring` of the county's web sites or `services` handled."""
    day, months = (8, 14) if kind == "monitoring" else (5, 14)
    days = [(year + month // 12, month % 12 + 1, day) for year, month in months_back(now, months)]
    made = []
    for moment in days_of(now, days, hour=9):
        year, month = (moment.year, moment.month - 1) if moment.month > 1 else (moment.year - 1, 12)
        made.append(
            _monitoring(path, moment, year, month) if kind == "monitoring" else _handled(path, moment, year, month)
        )
    return made


def _monitoring(path: str, moment: datetime, year: int, month: int) -> Article:
    chance = random.Random(year * 12 + month)
    links, late = chance.randint(0, 4), chance.randint(0, 2)
    return Article(
        url=news_url(path, year * 100 + month, moment),
        title=f"关于{year}年{month}月全县政府网站检查监测情况的通报",
        published=moment,
        source=identity.SPONSOR,
        paragraphs=(
            f"{year}年{month}月，对全县3个政府网站进行了全覆盖检查监测，检查比例为100%。",
            f"共发现失效链接{links}处、栏目更新不及时{late}个，均已督促责任单位在3个工作日内完成整改。",
        ),
        keywords="政府网站,检查,监测",
        summary=f"{year}年{month}月政府网站检查监测和整改情况。",
    )


def _handled(path: str, moment: datetime, year: int, month: int) -> Article:
    chance = random.Random(year * 31 + month)
    rows = tuple(
        (name, str(chance.randint(200, 4000)), str(chance.randint(100, 200)))
        for name in ("行政许可", "行政确认", "公共服务", "其他行政权力")
    )
    return Article(
        url=news_url(path, year * 100 + month, moment),
        title=f"{year}年{month}月示范县政务服务事项办理情况统计",
        published=moment,
        source=identity.OPERATOR,
        paragraphs=(f"{year}年{month}月，全县政务服务事项办理情况如下。",),
        keywords="办事统计,办件量",
        summary=f"{year}年{month}月政务服务办件情况。",
        tables=(Table("办件量统计", ("事项类型", "受理量（件）", "提前办结（件）"), rows),),
    )
