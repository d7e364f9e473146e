"""Leaders and departments."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_govsite.demo.content import names
from pytest_govsite.demo.content.vocabulary import THEMES

_POSTS = (
    "县委副书记、县长",
    "县委常委、常务副县长",
    "副县长",
    "副县长",
    "副县长、县公安局局长",
    "副县长",
    "县政府党组成员、办公室主任",
)
_DUTIES = (
    "领导县政府全面工作，负责审计方面的工作。",
    "负责县政府常务工作，分管发展改革、财政、应急管理、统计等方面的工作。",
    "分管农业农村、水利、林业、乡村振兴等方面的工作。",
    "分管教育、卫生健康、文化旅游、体育等方面的工作。",
    "分管公安、司法、信访、退役军人事务等方面的工作。",
    "分管工业、科技、商务、市场监管、招商引资等方面的工作。",
    "协助县长处理县政府日常工作，分管县政府办公室、数据管理等方面的工作。",
)
_EDUCATION = ("大学学历", "研究生学历", "大学学历，公共管理硕士", "研究生学历，工学硕士")


@dataclass(frozen=True)
class Leader:
    """A leader of the county government."""

    path: str
    name: str
    post: str
    duties: str
    career: str
    picture: str


@dataclass(frozen=True)
class Office:
    """A department of the county government."""

    path: str
    name: str
    head: str
    phone: str
    address: str
    duties: tuple[str, ...]
    hours: str = "周一至周五 8:30—12:00，14:00—17:30（法定节假日除外）"


def leaders(path: str, seed: int) -> tuple[Leader, ...]:
    """Return the county's invented leaders."""
    return tuple(
        Leader(
            path=f"{path}ld{number:02d}.html",
            name=names.person(seed, 150 + number),
            post=post,
            duties=duties,
            career=f"{'男' if number % 3 else '女'}，汉族，{1970 + number}年{1 + number * 5 % 12}月出生，{_EDUCATION[number % 4]}，{1993 + number}年8月参加工作，现任示范县{post}。",
            picture=f"/portrait/{number}.svg",
        )
        for number, (post, duties) in enumerate(zip(_POSTS, _DUTIES, strict=True), 1)
    )


def offices(path: str, seed: int) -> tuple[Office, ...]:
    """Return the county's departments."""
    return tuple(
        Office(
            path=f"{path}jg{number:02d}.html",
            name=theme.department.replace("县", "示范县", 1),
            head=names.person(seed, 20 + number),
            phone=f"0571-8899{1000 + number * 17}",
            address=f"示范县人民大道{number * 6 + 1}号",
            duties=(
                f"贯彻执行国家和省、市关于{theme.name}工作的法律法规和方针政策，拟订全县{theme.name}发展规划并组织实施。",
                *(f"负责全县{task}工作的组织协调和监督管理。" for task in theme.tasks),
                "承办县委、县政府交办的其他事项。",
            ),
        )
        for number, theme in enumerate(THEMES, 1)
    )
