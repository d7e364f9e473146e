"""A small grammar of official Chinese: themes, tasks, patterns of titles and paragraphs."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """A field of work with the department in charge and its usual tasks."""

    name: str
    department: str
    subject: str
    """Value of 主题分类 in the information table."""
    tasks: tuple[str, ...]


THEMES = (
    Theme("安全生产", "县应急管理局", "安全生产监管", ("重大事故隐患排查整治", "企业安全标准化建设", "冬季消防安全检查", "危险化学品安全监管", "应急演练")),
    Theme("生态环境", "县生态环境分局", "环境监测、保护与治理", ("碧水河道整治", "大气污染防治", "农村生活污水治理", "噪声扰民治理", "生态修复")),
    Theme("教育", "县教育局", "教育", ("义务教育优质均衡发展", "校园安全防范", "课后服务提升", "学前教育普惠扩容", "教师队伍建设")),
    Theme("卫生健康", "县卫生健康局", "卫生", ("家庭医生签约服务", "县域医共体建设", "老年人健康体检", "基层医疗能力提升", "爱国卫生运动")),
    Theme("农业农村", "县农业农村局", "农业、林业、水利", ("高标准农田建设", "粮食稳产保供", "农产品质量安全", "和美乡村建设", "农业社会化服务")),
    Theme("交通运输", "县交通运输局", "交通", ("四好农村路提升", "公交线路优化", "桥梁安全排查", "城乡客运一体化", "物流降本增效")),
    Theme("就业社保", "县人力资源和社会保障局", "劳动、人事、监察", ("高校毕业生就业帮扶", "职业技能培训", "根治欠薪专项行动", "社会保险扩面", "零工市场建设")),
    Theme("民政服务", "县民政局", "民政、扶贫、救灾", ("居家养老服务", "社会救助提质", "殡葬服务规范", "社区助餐服务", "未成年人保护")),
    Theme("住房建设", "县住房和城乡建设局", "城乡建设", ("老旧小区改造", "房屋安全排查", "城市内涝治理", "保障性住房建设", "建筑工地扬尘管控")),
    Theme("市场监管", "县市场监督管理局", "商贸、海关、旅游", ("食品安全专项检查", "特种设备安全监管", "质量强县建设", "消费维权服务", "知识产权保护")),
    Theme("科技创新", "县科学技术局", "科技", ("科技型企业培育", "创新平台建设", "产学研对接", "科技特派员服务", "成果转化应用")),
    Theme("文化旅游", "县文化和广电旅游体育局", "文化、广电、新闻出版", ("公共文化服务提升", "非遗保护传承", "乡村旅游品质提升", "全民健身活动", "文物安全巡查")),
    Theme("自然资源", "县自然资源和规划局", "国土资源、能源", ("耕地保护", "不动产登记便利化", "地质灾害防治", "低效用地再开发", "国土绿化")),
    Theme("水利", "县水利局", "农业、林业、水利", ("防汛抗旱准备", "饮用水水源保护", "水库除险加固", "节水型社会建设", "幸福河湖建设")),
    Theme("财政金融", "县财政局", "财政、金融、审计", ("政府采购规范管理", "惠企资金直达", "预算绩效管理", "普惠金融服务", "国有资产管理")),
    Theme("数字政府", "县数据管理局", "综合政务", ("一网通办优化", "公共数据开放", "政府网站内容建设", "基层治理平台应用", "政务服务热线办理")),
    Theme("工业经济", "县经济和信息化局", "工业、交通", ("制造业技术改造", "专精特新企业培育", "企业用工保障", "绿色工厂创建", "产业链协同")),
    Theme("商务", "县商务局", "商贸、海关、旅游", ("消费促进活动", "电子商务进农村", "外贸稳规模优结构", "商贸流通体系建设", "家政服务提升")),
    Theme("公共安全", "县公安局", "公安、安全、司法", ("反诈宣传", "道路交通秩序整治", "社区警务提升", "夏夜治安巡查", "养犬规范管理")),
    Theme("法治建设", "县司法局", "公安、安全、司法", ("行政执法监督", "公共法律服务", "人民调解", "行政复议规范化", "普法宣传")),
)

TOWNS = (
    "清溪镇", "石桥镇", "云岭镇", "柳浦镇", "龙湾镇", "梅林镇", "双塔镇", "平望镇", "竹源乡", "白鹭乡", "松岗乡", "望江街道", "东湖街道", "文峰街道", "城北街道", "新安街道",
)  # fmt: skip

NEWS_PATTERNS = (
    "县政府召开{task}工作推进会 部署{town}试点任务",
    "县领导赴{town}调研{task}工作",
    "{town}{task}经验在全县推广",
    "{task}现场会在{town}召开",
    "县政府督查{town}{task}落实情况",
    "我县推进{task} {town}首批项目完工",
    "聚焦{task} {town}交出年度答卷",
    "县人大代表视察{town}{task}",
    "{town}{task}取得阶段性成效",
    "我县{task}集中行动在{town}启动",
)
DEPARTMENT_PATTERNS = (
    "{department}到{town}开展{task}",
    "{department}扎实推进{town}{task}",
    "{department}联合{town}部署{task}",
    "{department}在{town}举办{task}培训班",
    "{department}深入{town}指导{task}",
    "{department}：{town}{task}再加力",
    "{department}走进{town}宣讲{task}政策",
)
TOWN_PATTERNS = (
    "{town}：扎实开展{task}",
    "{town}多措并举抓好{task}",
    "{town}党员干部带头参与{task}",
    "{town}召开{task}部署会",
    "{town}{task}“三步走”见实效",
    "{town}用心用情做好{task}",
)
MEDIA_PATTERNS = ("{town}：{task}的“新答卷”", "走进{town}看{task}", "一线观察｜{town}{task}的新变化", "{town}{task}让群众更安心")
NOTICE_PATTERNS = (
    "关于{town}{task}项目的公示",
    "{department}关于在{town}开展{task}的通告",
    "关于公开征集{town}{task}意见建议的公告",
    "{department}关于{town}{task}有关事项的通知",
    "关于{town}{task}中标结果的公告",
)
RESPONSE_PATTERNS = ("关于{town}{task}，您关心的问题有答复", "{department}回应{town}群众对{task}的关切", "热点回应：{town}{task}进展如何")
FIELD_PATTERNS = (
    "{department}关于{town}{task}情况的通报",
    "{town}{task}工作信息公开",
    "{department}公开{town}{task}结果",
)
PLAN_PATTERNS = ("示范县{task}专项规划", "示范县{task}三年行动计划", "示范县{task}年度工作安排")
DOCUMENT_PATTERNS = (
    "示范县人民政府办公室关于印发《示范县{task}实施方案》的通知",
    "示范县人民政府关于进一步加强{task}工作的实施意见",
    "示范县人民政府办公室关于印发《示范县{task}管理办法》的通知",
    "示范县人民政府关于印发《示范县{task}行动计划》的通知",
    "示范县人民政府办公室关于做好{task}有关工作的通知",
    "示范县人民政府办公室关于印发《示范县{task}若干措施》的通知",
)

_LEAD = (
    "近日，{unit}围绕{task}，组织专班深入一线，梳理问题清单，逐项明确责任人和完成时限。",
    "为进一步做好{theme}工作，{unit}日前对{task}作出专门安排，要求各责任单位把工作做实做细。",
    "{unit}坚持问题导向，把{task}作为今年{theme}领域的一项重点任务来抓，取得了较好成效。",
    "记者从{unit}获悉，今年以来，全县{task}稳步推进，各项指标好于去年同期。",
)
_BODY = (
    "活动中，工作人员走访了{number}户家庭和{small}家企业，现场解答群众提出的问题，并发放宣传资料{large}份。",
    "会议指出，{task}事关群众切身利益，要健全工作机制，压实属地责任，形成一级抓一级、层层抓落实的工作格局。",
    "会议强调，要对照年度目标任务，倒排工期、挂图作战，确保{task}按时保质完成。",
    "截至目前，全县已完成{theme}领域整改事项{number}项，办结率达到{percent}%，群众满意度持续提升。",
    "下一步，{unit}将继续聚焦群众所需所盼，完善长效管理机制，推动{task}走深走实。",
    "{town}相关负责人表示，将以此次活动为契机，进一步摸清底数、补齐短板，让更多群众受益。",
    "在{town}，网格员每周入户了解情况，对发现的问题即时上报、限时办理、公开结果。",
    "据统计，本年度全县共投入资金{large}万元，实施项目{small}个，惠及群众{number}余户。",
    "有关部门提醒，群众如遇相关问题，可拨打12345政务服务便民热线反映，工作人员将及时登记、转办和回复。",
    "通过集中培训、现场教学和结对帮扶相结合的方式，基层工作人员的业务能力得到明显提高。",
)
_CLAUSES = (
    "充分认识{task}的重要意义，坚持统筹规划、分类实施、稳步推进的原则，切实增强工作的系统性和针对性。",
    "到明年底，全县{task}工作机制基本健全，重点任务完成率达到{percent}%以上，群众满意度稳步提高。",
    "{unit}负责牵头抓总，各乡镇人民政府、街道办事处负责属地落实，县级有关部门按照职责分工协同配合。",
    "建立月调度、季通报、年评估制度，对进展缓慢的单位及时提醒督促，对成效明显的单位予以通报表扬。",
    "县财政统筹安排专项资金，严格资金使用管理，确保专款专用、安全高效。",
    "加强政策宣传和舆论引导，及时总结推广经验做法，营造全社会共同参与的良好氛围。",
)
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Matter:
    """What a text is about."""

    theme: Theme
    task: str
    town: str
    pattern: str

    @property
    def title(self) -> str:
        """The pattern with its blanks filled."""
        return self.pattern.format(task=self.task, town=self.town, department=self.theme.department)


def matter(number: int, patterns: tuple[str, ...], themes: tuple[Theme, ...] = THEMES) -> Matter:
    """Return the `number`-th matter; titles repeat only after every combination of the patterns' blanks was used."""
    towns = len(TOWNS) if "{town}" in patterns[0] else 1
    total = len(themes) * 5 * towns * len(patterns)
    place = (number * 7919 + 4211) % total  # 7919 is prime and divides no such total: a permutation
    place, theme = divmod(place, len(themes))
    place, task = divmod(place, 5)
    place, pattern = divmod(place, len(patterns))
    town = TOWNS[place if towns > 1 else number % len(TOWNS)]
    return Matter(themes[theme], themes[theme].tasks[task], town, patterns[pattern])


def themes_named(*names: str) -> tuple[Theme, ...]:
    """Return the themes with these names."""
    return tuple(theme for theme in THEMES if theme.name in names)


def paragraphs(about: Matter, seed: str, *, unit: str = "", count: int = 0) -> tuple[str, ...]:
    """Return the running text of a news item."""
    chance = random.Random(seed)
    chosen = [chance.choice(_LEAD), *chance.sample(_BODY, count or chance.randint(3, 6))]
    return tuple(_filled(text, about, unit, chance) for text in chosen)


def clauses(about: Matter, seed: str) -> tuple[str, ...]:
    """Return the numbered paragraphs of a document."""
    chance = random.Random(seed)
    order = chance.sample(_CLAUSES, len(_CLAUSES))
    texts = [_filled(text, about, about.theme.department, chance) for text in order]
    return tuple(f"{_NUMERALS[number]}、{text}" for number, text in enumerate(texts))


def _filled(text: str, about: Matter, unit: str, chance: random.Random) -> str:
    return text.format(
        task=about.task,
        theme=about.theme.name,
        town=about.town,
        unit=unit or about.theme.department,
        number=chance.randint(60, 980),
        small=chance.randint(3, 48),
        large=chance.randint(1000, 9000),
        percent=f"{chance.uniform(90, 99.6):.1f}",
    )
