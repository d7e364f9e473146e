"""Feeds of the columns that live by updating: news, notices, documents and their interpretations."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from pytest_govsite.demo import identity
from pytest_govsite.demo.content import grammar, names, vocabulary
from pytest_govsite.demo.content.article import Article, Attachment, Document
from pytest_govsite.demo.content.calendar import Schedule, regular, with_old_last
from pytest_govsite.demo.content.columns import FIELDS, Column
from pytest_govsite.demo.content.feed import Feed, document_url, news_url, old_url

PICTURES = 12

_PLANS: dict[str, tuple[tuple[str, ...], int, int, str]] = {
    # column -> patterns, items a day, every how many working days, source
    "/xwzx/zwyw/": (vocabulary.NEWS_PATTERNS, 2, 1, "示范县融媒体中心"),
    "/xwzx/bmdt/": (vocabulary.DEPARTMENT_PATTERNS, 2, 1, ""),
    "/xwzx/xzdt/": (vocabulary.TOWN_PATTERNS, 2, 1, ""),
    "/xwzx/mtjj/": (vocabulary.MEDIA_PATTERNS, 1, 2, "示范日报"),
    "/zwgk/tzgg/": (vocabulary.NOTICE_PATTERNS, 1, 2, "示范县人民政府办公室"),
    "/zwgk/hygq/": (vocabulary.RESPONSE_PATTERNS, 1, 8, ""),
    "/zwgk/ghjh/": (vocabulary.PLAN_PATTERNS, 1, 20, "示范县发展和改革局"),
    "/zwgk/rsrm/": (("关于{task}工作专班负责同志任职的通知",), 1, 9, "示范县人民政府"),
    "/zjsf/lyfg/": (("{town}：一日游线路推荐（{task}特辑）",), 1, 6, "示范县文化和广电旅游体育局"),
    "/ztzl/yhyshj/": (("优化营商环境：{town}{task}服务企业纪实",), 1, 4, "示范县融媒体中心"),
    "/ztzl/gtfy/": (("共同富裕：{town}以{task}促增收",), 1, 5, "示范县融媒体中心"),
}
_PLANS |= {path: (vocabulary.FIELD_PATTERNS, 1, 6 + number, "") for number, (path, _, _) in enumerate(FIELDS)}
_THEMES = {path: grammar.themes_named(theme) for path, _, theme in FIELDS}
_PICTURED = ("/xwzx/zwyw/", "/xwzx/mtjj/", "/zjsf/lyfg/", "/xwzx/bmdt/")


def feed_of(column: Column, order: int, count: int, now: datetime, seed: int, lag: int = 0) -> Feed:
    """Return the feed of a column whose texts come from the grammar; `lag` working days without anything new."""
    patterns, per_day, every, source = _PLANS[column.path]
    schedule = regular(now, per_day=per_day, every=every, phase=order, lag=lag)
    if column.path == NOTICES:
        schedule = with_old_last(schedule, count)
    url = _addresses(column, order, count, schedule)

    def make(index: int, path: str) -> Article:
        return _news(column, count - index, path, schedule(index), patterns, source, seed)

    return Feed(count, make, url)


def _addresses(column: Column, order: int, count: int, schedule: Schedule) -> Callable[[int], str]:
    def url(index: int) -> str:
        number = order * 100_000 + count - index
        if column.article == "article-old":
            return old_url(column.path, number)
        return news_url(column.path, number, schedule(index))

    return url


def _news(
    column: Column, number: int, path: str, moment: datetime, patterns: tuple[str, ...], source: str, seed: int
) -> Article:
    chance = random.Random(f"{seed}:{column.path}:{number}")
    about = grammar.matter(number * 3 + len(column.path), patterns, _THEMES.get(column.path, vocabulary.THEMES))
    own_source = about.town if column.article == "article-old" else about.theme.department.replace("县", "示范县", 1)
    pictured = column.path in _PICTURED and (column.template == "list-cards" or chance.random() < 0.5)
    attached = column.path == "/zwgk/tzgg/" and chance.random() < 0.6
    return Article(
        url=path,
        title=about.title,
        published=moment,
        source=source or own_source,
        author=names.person(seed, chance.randrange(200)),
        paragraphs=grammar.paragraphs(about, f"{seed}:{number}"),
        keywords=f"{about.task},{about.town},{about.theme.name}",
        summary=f"{about.theme.name}：{about.title}。",
        image=f"/pic/{chance.randrange(PICTURES)}.svg" if pictured else "",
        caption=f"{about.town}{about.task}现场" if pictured else "",
        attachments=_attachments(about, number) if attached else (),
    )


def _attachments(about: grammar.Matter, number: int) -> tuple[Attachment, ...]:
    kind = ("docx", "pdf", "xlsx")[number % 3]
    return (Attachment(f"/upload/{number:05d}.{kind}", f"{about.town}{about.task}情况表.{kind}", kind),)


def document_feed(count: int, now: datetime, lag: int = 0, *, linked: bool = True) -> Feed:
    """Return the policy documents; every second one has its interpretation and, if `linked`, names it."""
    schedule = regular(now, every=3, lag=1 + lag, phase=DOCUMENT_ORDER)

    def make(index: int, path: str) -> Article:
        number = count - index
        interpretation = interpretation_path(number, schedule(index)) if linked else ""
        return _document(number, path, schedule(index), interpretation)

    return Feed(count, make, lambda index: document_url(DOCUMENTS, DOCUMENT_ORDER * 100_000 + count - index))


NOTICES = "/zwgk/tzgg/"
INTERPRETATIONS = "/zwgk/zcjd/"
DOCUMENTS = "/zwgk/zcwj/"
INTERPRETATION_ORDER = 41
DOCUMENT_ORDER = 40


def interpretation_path(number: int, moment: datetime) -> str:
    """Return the path of the interpretation of document `number`; empty where it has none."""
    if number % 2:
        return ""
    return news_url(INTERPRETATIONS, INTERPRETATION_ORDER * 100_000 + number // 2, moment)


def _document(number: int, path: str, moment: datetime, interpretation: str) -> Article:
    about = grammar.matter(number, vocabulary.DOCUMENT_PATTERNS)
    office = "办公室" in about.pattern
    publisher = identity.SPONSOR if office else identity.NAME
    mark = "示政办发" if office else "示政发"
    return Article(
        url=path,
        title=about.title,
        published=moment,
        source=publisher,
        author=identity.SPONSOR,
        paragraphs=(
            "各乡镇人民政府，各街道办事处，县政府各部门、各直属单位：",
            *grammar.clauses(about, f"doc{number}"),
        ),
        keywords=f"{about.task},{about.theme.name},政策文件",
        summary=f"{publisher}印发的{about.theme.name}领域政策文件。",
        attachments=(Attachment(f"/upload/{number:05d}.pdf", "文件正文下载.pdf", "pdf"),) if number % 3 == 0 else (),
        document=Document(
            index=f"{identity.credit_code()}/{moment:%Y}-{number % 100_000:05d}",
            number=f"{mark}〔{moment:%Y}〕{1 + number % 89}号",
            publisher=publisher,
            subject=about.theme.subject,
            written=moment,
            validity="有效",
        ),
        related=(("政策解读", f"《{about.title}》政策解读", interpretation),) if interpretation else (),
    )


def interpretation_feed(
    documents: Feed, now: datetime, lag: int = 0, *, linked: bool = True, charts: bool = True
) -> Feed:
    """Return the interpretations, one for every second document, if `linked` with a link to it, with or without charts."""
    count = len(documents) // 2
    schedule = regular(now, every=3, lag=1 + lag, phase=DOCUMENT_ORDER)

    def place(index: int) -> int:
        return len(documents) - 2 * (count - index)

    def make(index: int, path: str) -> Article:
        made = _interpretation(documents.article(place(index)), count - index, path)
        made = made if charts else replace(made, bars=())
        return made if linked else replace(made, related=())

    def url(index: int) -> str:
        return interpretation_path(2 * (count - index), schedule(place(index)))

    return Feed(count, make, url)


def _interpretation(document: Article, number: int, path: str) -> Article:
    about = grammar.matter(2 * number, vocabulary.DOCUMENT_PATTERNS)
    chance = random.Random(f"bars{number}")
    return Article(
        url=path,
        title=f"《{about.title}》政策解读",
        published=document.published.replace(hour=17, minute=10),
        source=about.theme.department.replace("县", "示范县", 1),
        author=identity.SPONSOR,
        paragraphs=(
            f"一、起草背景。为进一步做好{about.theme.name}工作，提高{about.task}水平，县政府印发了本文件。",
            f"二、主要内容。文件明确了{about.task}的总体要求、重点任务、责任分工和保障措施。",
            "三、适用范围。本文件适用于示范县行政区域内的有关单位和个人。",
            f"四、解读机关。{about.theme.department}，联系电话：0571-88990{100 + number % 900}。",
        ),
        keywords=f"{about.task},政策解读",
        summary=f"{about.task}有关政策文件的解读。",
        bars=tuple((name, float(chance.randint(40, 98))) for name in ("任务完成率", "资金到位率", "群众满意度")),
        related=(("政策原文", document.title, document.url),),
    )
