"""Made-up content: the same seed gives the same words."""

from __future__ import annotations

import random
from datetime import date, timedelta

_PLACE = ("云溪", "临泉", "青柳", "石岭", "东阳河", "北塘", "南坪", "白沙", "枫林", "金湖")
_UNIT = (
    "县人民政府办公室",
    "发展和改革局",
    "教育局",
    "民政局",
    "自然资源局",
    "卫生健康局",
    "应急管理局",
    "市场监督管理局",
)
_TOPIC = (
    "安全生产", "乡村振兴", "防汛抗旱", "优化营商环境", "森林防火", "义务教育", "老旧小区改造", "食品安全", "项目建设",
    "文明城市创建", "河长制", "招商引资", "适老化改造", "政务公开", "信访", "网上调查统计",
)  # fmt: skip
_ACT = (
    "召开{t}工作会议",
    "部署{t}专项行动",
    "开展{t}督查",
    "{t}工作取得新进展",
    "举办{t}培训班",
    "深入一线调研{t}工作",
    "多措并举推进{t}",
)
_NOTICE = (
    "关于印发{p}县{t}实施方案的通知", "关于公开征求《{p}县{t}管理办法》意见的公告", "{p}县{t}项目招标公告", "关于{t}有关事项的通告",
    "{p}县2024年{t}工作要点", "关于受理{t}投诉举报的公告", "{p}县{t}补助资金发放公示", "{p}县事业单位公开招聘公告",
)  # fmt: skip
_SENTENCE = (
    "会议强调，各乡镇、各部门要切实提高思想认识，把{t}摆在更加突出的位置。",
    "今年以来，全县{t}工作坚持问题导向，建立台账，逐项销号，成效明显。",
    "据了解，该项目总投资约{n}万元，建成后可惠及周边{n}余户群众。",
    "下一步，{u}将继续加强统筹协调，压实工作责任，确保各项任务落到实处。",
    "截至目前，全县累计排查{t}隐患{n}处，已整改{n}处，其余正在限期整改。",
    "要坚持标本兼治、系统施策，健全长效机制，巩固提升{t}工作水平。",
    "{u}负责人表示，群众有什么需要，干部就应当想到前面、做到实处。",
    "活动现场，志愿者向群众发放宣传资料{n}余份，并耐心解答有关{t}的问题。",
    "根据有关规定，现将有关事项公告如下，请相关单位和个人遵照执行。",
)
COLUMNS = (
    "时政要闻",
    "部门动态",
    "乡镇动态",
    "通知公告",
    "政策文件",
    "政策解读",
    "人事信息",
    "财政信息",
    "规划计划",
    "统计信息",
)


class Content:
    """A source of words."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self.place = self.random.choice(_PLACE)

    def pick(self, choices: tuple[str, ...]) -> str:
        return self.random.choice(choices)

    def topic(self) -> str:
        return self.pick(_TOPIC)

    def unit(self) -> str:
        return self.place + self.pick(_UNIT)

    def number(self, low: int = 12, high: int = 980) -> int:
        return self.random.randint(low, high)

    def news(self) -> str:
        return f"{self.place}县" + self.pick(_ACT).format(t=self.topic())

    def notice(self) -> str:
        return self.pick(_NOTICE).format(p=self.place, t=self.topic())

    def day(self) -> date:
        return date(2023, 1, 5) + timedelta(days=self.random.randint(0, 700))

    def moment(self) -> str:
        return f"{self.random.randint(8, 18):02}:{self.random.randint(0, 59):02}"

    def sentence(self) -> str:
        return self.pick(_SENTENCE).format(t=self.topic(), n=self.number(), u=self.unit())

    def paragraph(self) -> str:
        return "".join(self.sentence() for _ in range(self.random.randint(2, 5)))

    def paragraphs(self, count: int, tag: str = "p") -> str:
        return "".join(f"<{tag}>　　{self.paragraph()}</{tag}>\n" for _ in range(count))
