"""The portal's column tree: channels, columns, their templates and how often they are updated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A channel or column. `requirement` names the mandated column it is, if any."""

    path: str
    name: str
    type: str
    """Value of the label ColumnType."""
    template: str
    description: str
    keywords: str
    requirement: str = ""
    children: tuple[Column, ...] = ()
    article: str = "article-news"
    """Template of its articles."""
    share: int = 0
    """Weight in the number of articles; 0: its items come from elsewhere."""
    most: int = 0
    """Largest number of articles however large the portal is; 0: no limit."""

    @property
    def folder(self) -> str:
        """Path of the channel it belongs to."""
        return "/" + self.path.split("/")[1] + "/"

    def walk(self) -> Iterator[Column]:
        """Yield the column and all columns below it."""
        yield self
        for child in self.children:
            yield from child.walk()


OVERVIEW = Column(
    "/zjsf/", "走进示范", "概况信息", "channel", "介绍示范县的基本情况、行政区划、历史文化和旅游风光。", "示范县,县情,概况,旅游", "columns.region-overview",
    children=(
        Column("/zjsf/sfgk/", "县情概况", "概况信息", "single", "示范县的地理位置、人口、经济和社会发展基本情况。", "示范县,概况,县情", "columns.region-overview"),
        Column("/zjsf/xzqh/", "行政区划", "概况信息", "single", "示范县所辖乡镇、街道的基本情况。", "示范县,行政区划,乡镇,街道"),
        Column("/zjsf/lswh/", "历史文化", "概况信息", "single", "示范县的历史沿革、文物古迹和非物质文化遗产。", "示范县,历史,文化,非遗"),
        Column("/zjsf/lyfg/", "旅游风光", "概况信息", "list-cards", "示范县的主要景区、旅游线路和出行提示。", "示范县,旅游,景区,线路", share=2, most=60),
    ),
)  # fmt: skip
NEWS = Column(
    "/xwzx/", "新闻中心", "工作动态", "channel", "发布示范县政务要闻、部门和乡镇工作动态。", "示范县,新闻,要闻,动态", "columns.news",
    children=(
        Column("/xwzx/zwyw/", "政务要闻", "工作动态", "list-news", "及时发布示范县重要会议、重大活动和重点工作进展。", "示范县,政务要闻,会议,活动", "columns.news", share=26),
        Column("/xwzx/bmdt/", "部门动态", "工作动态", "list-news", "发布县级各部门的工作动态。", "示范县,部门,工作动态", "columns.news", share=20),
        Column("/xwzx/xzdt/", "乡镇动态", "工作动态", "list-old", "发布各乡镇、街道的工作动态。", "示范县,乡镇,街道,动态", "columns.news", article="article-old", share=16),
        Column("/xwzx/mtjj/", "媒体聚焦", "工作动态", "list-cards", "转载新闻媒体对示范县的报道。", "示范县,媒体,报道", "columns.news", share=6, most=900),
    ),
)  # fmt: skip
FIELDS = (
    # path, name and theme of the fields whose information is disclosed by name
    ("/zwgk/zdly/xczx/", "乡村振兴", "农业农村"),
    ("/zwgk/zdly/jyxx/", "教育信息", "教育"),
    ("/zwgk/zdly/ylws/", "医疗卫生", "卫生健康"),
    ("/zwgk/zdly/shbz/", "社会保障", "民政服务"),
    ("/zwgk/zdly/jycy/", "就业创业", "就业社保"),
    ("/zwgk/zdly/sthj/", "生态环境", "生态环境"),
    ("/zwgk/zdly/aqsc/", "安全生产", "安全生产"),
    ("/zwgk/zdly/spyp/", "食品药品安全", "市场监管"),
    ("/zwgk/zdly/yjgl/", "应急管理", "公共安全"),
    ("/zwgk/zdly/xzxk/", "权责清单", "法治建设"),
    ("/zwgk/zdly/zdxm/", "重大项目", "工业经济"),
    ("/zwgk/zdly/zdgz/", "重点工作", "数字政府"),
    ("/zwgk/zdly/xzsf/", "行政事业性收费", "财政金融"),
    ("/zwgk/zdly/zfcg/", "政府采购", "商务"),
)
_FIELD_COLUMN = Column(
    "/zwgk/zdly/", "重点领域信息公开", "信息公开目录", "channel", "按领域公开群众普遍关心的政府信息。", "示范县,重点领域,信息公开",
    children=tuple(
        Column(path, name, "信息公开目录", "list-news", f"公开示范县{name}领域的政府信息。", f"示范县,{name}", "columns.profile-lists" if name == "行政事业性收费" else "", share=1, most=40)
        for path, name, _ in FIELDS
    ),
)  # fmt: skip
DISCLOSURE = Column(
    "/zwgk/", "政务公开", "信息公开目录", "channel", "依法主动公开示范县人民政府信息。", "示范县,政务公开,政府信息公开",
    children=(
        Column("/zwgk/tzgg/", "通知公告", "信息公开目录", "list-news", "发布示范县人民政府及部门的通知、公告、公示。", "示范县,通知,公告,公示", "columns.notices", share=10),
        Column("/zwgk/zcwj/", "政策文件", "政策文件", "list-table", "示范县人民政府及办公室印发的规范性文件和政策文件。", "示范县,政策文件,规范性文件", "columns.policy-documents", article="article-document", share=10),
        Column("/zwgk/zcjd/", "政策解读", "政策解读", "list-news", "对示范县重要政策文件的文字、图表解读。", "示范县,政策解读,图解", "columns.policy-interpretation", share=3),
        Column("/zwgk/hygq/", "回应关切", "回应关切", "list-news", "回应社会公众关注的热点问题。", "示范县,回应关切,热点", "columns.response", share=3, most=200),
        Column("/zwgk/zfxxgkzn/", "政府信息公开指南", "信息公开指南", "single", "示范县人民政府信息公开的范围、方式、机构和程序。", "示范县,信息公开,指南", "columns.disclosure-guide"),
        Column("/zwgk/zfxxgkml/", "政府信息公开目录", "信息公开目录", "list-table", "示范县人民政府主动公开信息的目录。", "示范县,信息公开,目录", "columns.disclosure-catalogue"),
        Column("/zwgk/zfxxgknb/", "政府信息公开年报", "信息公开年报", "list-news", "示范县人民政府历年政府信息公开工作年度报告。", "示范县,信息公开,年度报告", "columns.disclosure-report"),
        Column("/zwgk/ysqgk/", "依申请公开", "依申请公开", "form", "政府信息公开申请的受理机构、方式、流程和在线申请。", "示范县,依申请公开,申请表", "columns.disclosure-request"),
        Column("/zwgk/ldxx/", "领导信息", "负责人信息", "list-cards", "示范县人民政府领导的姓名、职务、工作分工和简历。", "示范县,县长,副县长,领导", "columns.leaders"),
        Column("/zwgk/jgzn/", "机构职能", "机构职能", "list-table", "示范县人民政府工作部门的职能、地址、电话和负责人。", "示范县,机构职能,部门", "columns.organisation"),
        Column("/zwgk/czyjs/", "财政预决算", "信息公开目录", "list-news", "示范县本级及部门的财政预算、决算报告。", "示范县,财政,预算,决算", "columns.budget"),
        Column("/zwgk/ghjh/", "规划计划", "信息公开目录", "list-news", "示范县国民经济和社会发展规划、专项规划和年度计划。", "示范县,规划,计划", share=2, most=60),
        Column("/zwgk/rsrm/", "人事任免", "信息公开目录", "list-news", "示范县人民政府人事任免信息。", "示范县,人事,任免", share=2, most=120),
        _FIELD_COLUMN,
        Column("/zwgk/wznb/", "政府网站年度工作报表", "信息公开目录", "list-news", "示范县人民政府网站历年工作年度报表。", "示范县,政府网站,年度工作报表", "columns.site-report"),
        Column("/zwgk/jcbgt/", "政府网站监测曝光台", "信息公开目录", "list-news", "按月公布全县政府网站检查监测和整改情况。", "示范县,政府网站,监测,曝光台", "columns.monitoring-notice"),
    ),
)  # fmt: skip
SERVICES = Column(
    "/zwfw/", "政务服务", "办事服务", "channel", "按主题和对象分类提供办事指南、表格下载和办理统计。", "示范县,政务服务,办事指南", "columns.services",
    children=(
        Column("/zwfw/grbs/", "个人办事", "办事服务", "list-news", "面向个人的政务服务事项办事指南。", "示范县,个人办事,办事指南", "columns.services"),
        Column("/zwfw/frbs/", "法人办事", "办事服务", "list-news", "面向企业和其他组织的政务服务事项办事指南。", "示范县,法人办事,办事指南", "columns.services"),
        Column("/zwfw/bstj/", "办事统计", "办事服务", "list-news", "按月公布政务服务事项的办理数量。", "示范县,办事统计,办件量", "columns.services"),
    ),
)  # fmt: skip
INTERACTION = Column(
    "/hdjl/", "互动交流", "咨询投诉", "channel", "受理群众咨询、投诉、建议，开展征集调查和在线访谈。", "示范县,互动交流,咨询,投诉", "columns.consultation",
    children=(
        Column("/hdjl/xzxx/", "县长信箱", "咨询投诉", "list-table", "受理群众写给县长的咨询、投诉、建议，公开办理结果。", "示范县,县长信箱,领导信箱,咨询投诉", "columns.consultation"),
        Column("/hdjl/zjdc/", "征集调查", "征集调查", "list-table", "就重大决策和民生事项开展意见征集和网上调查，公布结果。", "示范县,征集,调查,意见", "columns.surveys"),
        Column("/hdjl/zxft/", "在线访谈", "在线访谈", "list-cards", "邀请部门负责人在线与群众交流。", "示范县,在线访谈,嘉宾", "columns.interviews"),
    ),
)  # fmt: skip
DATA = Column(
    "/zfsj/", "政府数据", "数据发布", "channel", "发布示范县主要统计数据，开放公共数据。", "示范县,数据,统计,开放", "columns.data-release",
    children=(
        Column("/zfsj/sjfb/", "数据发布", "数据发布", "list-news", "按月发布示范县主要经济指标和图表解读。", "示范县,统计数据,经济指标", "columns.data-release"),
        Column("/zfsj/tjgb/", "统计公报", "信息公开目录", "list-news", "示范县国民经济和社会发展历年统计公报。", "示范县,统计公报", "columns.data-release"),
        Column("/zfsj/sjkf/", "数据开放", "数据开放", "list-table", "开放示范县公共数据集，提供下载。", "示范县,数据开放,数据集", "columns.open-data"),
    ),
)  # fmt: skip
TOPICS = Column(
    "/ztzl/", "专题专栏", "工作动态", "list-cards", "围绕县委、县政府中心工作开设的专题。", "示范县,专题,专栏",
    children=(
        Column("/ztzl/yhyshj/", "优化营商环境", "工作动态", "list-cards", "示范县优化营商环境政策举措和工作进展。", "示范县,营商环境", share=2, most=90),
        Column("/ztzl/gtfy/", "共同富裕示范县建设", "工作动态", "list-cards", "示范县推进共同富裕的实践和成效。", "示范县,共同富裕", share=2, most=90),
        Column("/ztzl/wmcj/", "文明城市创建（已归档）", "工作动态", "list-cards", "示范县文明城市创建工作专题，已归档。", "示范县,文明城市,归档"),
        Column("/ztzl/rkpc/", "第七次人口普查（已归档）", "工作动态", "list-cards", "示范县第七次全国人口普查专题，已归档。", "示范县,人口普查,归档"),
    ),
)  # fmt: skip

AUXILIARY = (
    Column("/wzdt/", "网站地图", "首页", "sitemap", "列出示范县人民政府门户网站的全部频道和栏目。", "示范县,网站地图"),
    Column("/gywm/", "网站声明", "首页", "single", "示范县人民政府门户网站的主办单位、网站声明和版权说明。", "示范县,网站声明,版权"),
    Column("/lxwm/", "联系我们", "首页", "single", "示范县人民政府门户网站的联系方式。", "示范县,联系我们"),
)  # fmt: skip
"""Pages that every page links to, outside the channels."""

CHANNELS = (OVERVIEW, NEWS, DISCLOSURE, SERVICES, INTERACTION, DATA, TOPICS)
ARCHIVED = ("/ztzl/wmcj/", "/ztzl/rkpc/")
