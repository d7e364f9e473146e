"""Texts of the static columns and of the ended topics."""

from __future__ import annotations

from datetime import datetime

from pytest_govsite.demo import identity
from pytest_govsite.demo.content.article import Article, Table
from pytest_govsite.demo.content.calendar import days_of
from pytest_govsite.demo.content.feed import news_url
from pytest_govsite.demo.content.vocabulary import TOWNS

_OVERVIEW = (
    "示范县位于示范市西部，县域总面积1286平方公里，辖11个乡镇、5个街道，年末常住人口46.2万人。县人民政府驻望江街道。",
    "全县地势西高东低，山地丘陵约占六成，清溪自西向东穿城而过。气候温和湿润，年平均气温16.4摄氏度，年平均降水量1480毫米。",
    "近年来，示范县坚持生态优先、绿色发展，形成了以精密制造、绿色食品、文化旅游为主导的产业体系，城乡面貌持续改善，居民收入稳步增长。",
    "交通方面，高速公路和铁路在县域交会，县城至示范市区车程约40分钟，乡镇公路等级化率达到100%。",
)
_HISTORY = (
    "示范县历史悠久，境内发现新石器时代遗址3处，唐代始设县治，因境内多清溪而得名，后几经沿革，县名沿用至今。",
    "全县现有各级文物保护单位86处，其中清溪古桥、文峰塔、双塔寺保存较为完整，是当地重要的历史见证。",
    "竹编、木版年画、清溪船歌等12个项目列入市级以上非物质文化遗产名录，传承人通过进校园、进社区等方式开展传习活动。",
)
_GUIDE = (
    "为方便公民、法人和其他组织依法获取示范县人民政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南，每年更新一次。",
    "一、主动公开的范围。机构职能、领导信息、政策文件、规划计划、统计数据、财政预决算、行政许可、应急管理以及法律法规规定应当主动公开的其他信息。",
    "二、主动公开的方式。通过示范县人民政府门户网站、政府公报、新闻发布会以及县档案馆、县图书馆政府信息查阅场所公开，自信息形成或者变更之日起20个工作日内予以公开。",
    "三、依申请公开的程序。申请人可以通过网站在线申请、当面申请、邮寄申请等方式提出，受理机构自收到申请之日起20个工作日内予以答复，需要延长的，延长期限最长不超过20个工作日。",
    f"四、受理机构。{identity.SPONSOR}，办公地址：{identity.ADDRESS}，邮政编码：{identity.POSTCODE}，办公时间：周一至周五8:30—12:00、14:00—17:30（法定节假日除外），联系电话：{identity.PHONE}，电子邮箱：{identity.MAIL}。",
    "五、监督方式。公民、法人或者其他组织认为行政机关未依法履行政府信息公开义务的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。",
)
_NUMBERS = (
    "六、编号说明。申请书须填写申请人的统一社会信用代码，例如本机关为统一社会信用代码：123301198504123311，文件以“示政办发〔2026〕18号”的形式编号，索引号如 002511234/2026-0043406，项目代码如 2603-330199-04-01-123456。",
    "七、办理查询。缴费订单号：6217003875002194633、工单号：6217002603300199000、快递单号 SF1390012345678 均可在线查询，流水号 20261120093000123456 自动生成。对公账户：3301 9901 0400 1234 5（工本费专户）。",
    "八、个人信息。公开结果时对证件号码、手机号和卡号作遮盖处理，形式为3301**********1234、138****1234、6222 **** **** 1234，原件不上网。",
    "九、不予公开。依法确定为国家秘密的政府信息不予公开。国家秘密的密级分为绝密、机密、秘密三级，标志形式为“密级★保密期限”，如“机密★5年”；本机关按《中华人民共和国保守国家秘密法》开展保密审查。",
    "十、应急联系。节假日防汛值班电话：13857100001（值班员陈国强）；信息公开业务经办人：李建国，联系电话 13857123456；网络出版服务许可证号：310119850412331，图书 ISBN 9787500412335。",
)
_ABOUT = (
    f"{identity.NAME}门户网站由{identity.NAME}主办，{identity.SPONSOR}承办，{identity.OPERATOR}负责技术运行维护。",
    "本网站发布的政府信息可以免费查阅、下载，转载时请注明来源。网站仅收集办理业务所必需的个人信息，并依法予以保护。",
    "版权说明：网站内容的版权归主办单位所有，法律法规另有规定的除外。建议使用主流浏览器的最新版本浏览，最佳浏览分辨率为1366×768及以上。",
)
_CONTACT = (
    f"主办单位：{identity.NAME}。承办单位：{identity.SPONSOR}。",
    f"联系电话：{identity.PHONE}，电子邮箱：{identity.MAIL}，通信地址：{identity.ADDRESS}，邮政编码：{identity.POSTCODE}。",
    "政务服务便民热线：12345。网站内容差错可通过页面底部的“政府网站找错”反映。",
)

_STATIC: dict[str, tuple[str, tuple[str, ...]]] = {
    "/zjsf/sfgk/": ("县情概况", _OVERVIEW),
    "/zjsf/lswh/": ("历史文化", _HISTORY),
    "/zwgk/zfxxgkzn/": ("政府信息公开指南", (*_GUIDE, *_NUMBERS)),
    "/gywm/": ("网站声明", _ABOUT),
    "/lxwm/": ("联系我们", _CONTACT),
}


def static_article(path: str, now: datetime) -> Article | None:
    """Return the text of a static column, None where the path is none; revised every January."""
    if path == "/zjsf/xzqh/":
        return _divisions(path, now)
    if path not in _STATIC:
        return None
    title, paragraphs = _STATIC[path]
    return _static(path, title, paragraphs, now)


def _static(
    path: str, title: str, paragraphs: tuple[str, ...], now: datetime, tables: tuple[Table, ...] = ()
) -> Article:
    revised = days_of(now, [(now.year - back, 1, 16) for back in (0, 1)], hour=9)[0]
    return Article(
        url=path,
        title=title,
        published=revised,
        source=identity.SPONSOR,
        author=identity.SPONSOR,
        paragraphs=paragraphs,
        keywords=f"示范县,{title}",
        summary=paragraphs[0][:60],
        tables=tables,
    )


def _divisions(path: str, now: datetime) -> Article:
    rows = tuple(
        (town, f"{38 + number * 7 % 60}平方公里", f"{1.2 + number * 13 % 40 / 10:.1f}万人", f"0571-88993{number:03d}")
        for number, town in enumerate(TOWNS, 1)
    )
    table = Table("示范县乡镇（街道）基本情况", ("名称", "面积", "人口", "便民服务电话"), rows)
    return _static(path, "行政区划", ("示范县辖7个镇、4个乡、5个街道，共有行政村198个、社区46个。",), now, (table,))


def ended_topic(path: str, name: str, now: datetime) -> list[Article]:
    """Return the items of a topic that ended years ago."""
    years = (now.year - 4, now.year - 3)
    moments = days_of(now, [(year, month, 18) for year in years for month in (3, 6, 9, 11)])
    subject = name.split("（")[0]
    return [
        Article(
            url=news_url(path, 800_000 + moment.year * 12 + moment.month, moment),
            title=f"{subject}工作简报（{moment.year}年第{(moment.month + 1) // 3}期）",
            published=moment,
            source="示范县融媒体中心",
            paragraphs=(
                f"{moment.year}年，示范县{subject}工作按计划推进，各乡镇、街道认真落实责任，取得了预期成效。",
                "各责任单位对照任务清单逐项落实，广大群众积极参与。",
            ),
            keywords=f"{subject},简报",
            summary=f"{subject}工作简报。",
        )
        for moment in moments
    ]
