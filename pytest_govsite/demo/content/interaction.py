"""Letters with their answers, surveys and online interviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from pytest_govsite.demo.content import grammar, names
from pytest_govsite.demo.content.calendar import add_working_days, working_day

LETTERS = 60
SURVEYS = 9
INTERVIEWS = 6
_LATE = 8
_KINDS = ("咨询", "投诉", "建议", "举报")


@dataclass(frozen=True)
class Letter:
    """A public letter."""

    path: str
    number: str
    kind: str
    title: str
    writer: str
    asked: datetime
    question: str
    office: str
    answered: datetime
    answer: str
    state: str = "已办结"


@dataclass(frozen=True)
class Survey:
    """A survey or call for opinions."""

    path: str
    title: str
    begins: datetime
    ends: datetime
    result: datetime | None
    """None: still running, or ended so lately that the result is not due."""
    running: bool
    votes: int
    adopted: int
    questions: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def state(self) -> str:
        """State as shown."""
        return "进行中" if self.running else "已结束"


@dataclass(frozen=True)
class Interview:
    """An online interview."""

    path: str
    title: str
    moment: datetime
    guest: str
    post: str
    exchanges: tuple[tuple[str, str], ...]
    picture: str

    @property
    def told(self) -> tuple[str, ...]:
        """The interview as paragraphs."""
        head = f"访谈时间：{self.moment:%Y-%m-%d %H:%M}　访谈嘉宾：{self.guest}（{self.post}）"
        return (head, *(f"{name}：{text}" for name, text in self.exchanges))


def letters(path: str, now: datetime, seed: int, *, late: bool = False) -> tuple[Letter, ...]:
    """Return the public letters, the newest first; each was answered on the next working day, with `late` one was not."""
    slow = {_LATE: 12} if late else {}
    return tuple(_letter(path, index, now, seed, slow.get(index, 1)) for index in range(LETTERS))


def _letter(path: str, index: int, now: datetime, seed: int, days: int) -> Letter:
    number = 5000 - index
    asked_on = working_day(now, 1 + 2 * index)
    answered_on = add_working_days(asked_on, days)
    moment = datetime.combine(
        asked_on, now.timetz().replace(hour=9 + index % 7, minute=index * 13 % 60, second=0, microsecond=0)
    )
    about = grammar.matter(number, ("{town}{task}有关问题",))
    kind = _KINDS[(index * 3) % 4]
    return Letter(
        path=f"{path}xj_{number}.html",
        number=f"SF{asked_on:%Y%m%d}{index % 90 + 10}",
        kind=kind,
        title=f"{kind}：{about.title}",
        writer=names.masked(seed, number),
        asked=moment,
        question=f"您好，我是{about.town}居民，想了解{about.task}方面的政策和办理进度，希望有关部门答复，谢谢。",
        office=about.theme.department.replace("县", "示范县", 1),
        answered=moment.replace(year=answered_on.year, month=answered_on.month, day=answered_on.day, hour=15, minute=(index * 7) % 60),
        answer=f"您好，来信收悉。关于{about.task}的问题，经{about.town}核实，答复如下：相关工作已列入今年计划，正按程序推进，预计两个月内完成。如需进一步了解，请在工作时间拨打0571-8899{1000 + index}。感谢您对我县工作的关心和支持。",
    )  # fmt: skip


def surveys(path: str, now: datetime, *, rating: bool = True) -> tuple[Survey, ...]:
    """Return the surveys, the newest first: one running, the others ended with their results; last the `rating` one."""
    return (*(_survey(path, index, now) for index in range(SURVEYS)), *((_rating(path, now),) if rating else ()))


def _rating(path: str, now: datetime) -> Survey:
    """Return the survey in which visitors rate the site; it runs all year."""
    return Survey(
        path=f"{path}wzpj.html",
        title="网站满意度调查",
        begins=now.replace(month=1, day=1, hour=9, minute=0, second=0, microsecond=0),
        ends=now.replace(month=12, day=31, hour=17, minute=0, second=0, microsecond=0),
        result=None,
        running=True,
        votes=0,
        adopted=0,
        questions=(
            ("您对本网站的总体评价是？", ("很满意", "满意", "一般", "不满意")),
            ("您认为本网站最需要改进的是？", ("信息公开", "办事服务", "互动交流", "页面设计")),
        ),
    )


def _survey(path: str, index: int, now: datetime) -> Survey:
    about = grammar.matter(800 - index, ("关于{task}的意见征集",))
    begins = (now - timedelta(days=12 + 45 * index)).replace(hour=9, minute=0, second=0, microsecond=0)
    ends = begins + timedelta(days=30, hours=8)
    due = ends + timedelta(days=14)
    return Survey(
        path=f"{path}dc_{900 - index}.html",
        title=about.title,
        begins=begins,
        ends=ends,
        result=due if due < now else None,
        running=ends > now,
        votes=186 + index * 37,
        adopted=6 + index,
        questions=(
            (f"您对我县{about.task}工作的总体评价是？", ("很满意", "满意", "一般", "不满意")),
            (f"您认为{about.task}最需要加强的是？", ("政策宣传", "办理效率", "服务态度", "监督检查")),
        ),
    )


def interviews(path: str, now: datetime, seed: int) -> tuple[Interview, ...]:
    """Return the interviews, the newest first."""
    return tuple(_interview(path, index, now, seed) for index in range(INTERVIEWS))


def _interview(path: str, index: int, now: datetime, seed: int) -> Interview:
    about = grammar.matter(300 - index, ("{department}负责人谈{task}",))
    moment = datetime.combine(
        working_day(now, 15 + 40 * index), now.timetz().replace(hour=10, minute=0, second=0, microsecond=0)
    )
    guest = names.person(seed, 90 + index)
    return Interview(
        path=f"{path}ft_{100 - index}.html",
        title=about.title,
        moment=moment,
        guest=guest,
        post=f"{about.theme.department}副局长",
        exchanges=(
            ("网友提问", f"请介绍一下我县{about.task}的总体情况。"),
            (guest, f"今年以来，我们围绕{about.theme.name}重点任务，扎实推进{about.task}，取得了阶段性成效。"),
            ("网友提问", "群众反映的问题如何处理？"),
            (guest, "我们建立了问题清单和销号制度，群众可以通过县长信箱、12345热线反映，承诺在规定时限内答复。"),
            ("网友提问", "下一步有什么打算？"),
            (guest, "下一步将完善制度、优化流程，让群众办事更方便。"),
        ),
        picture=f"/pic/{index % 12}.svg",
    )
