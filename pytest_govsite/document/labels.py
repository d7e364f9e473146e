"""Words that stand before shown times and sources, and where a value ends."""

from __future__ import annotations

import re

PUBLISHED = (
    r"(?:信息|文章|稿件|新闻|内容)?发\s*布\s*(?:时\s*间|日\s*期)|发布于|发\s*表\s*时\s*间|发表日期|发稿时间|发稿日期|公\s*开\s*时\s*间|公\s*开\s*日\s*期|上网时间|上网日期"
    r"|上传时间|上传日期|录入时间|录入日期|信息时间|(?:信息)?提供日期|(?:信息)?提供时间|文章时间|稿件时间|更新时间|更新日期|添加时间|创建时间|提交时间|登载时间|刊发时间|转载时间|發布時間|發布日期"
    r"|时\s*间|日\s*期|时间日期|Date|Time|PubDate"
)
OTHER_TIMES = (
    r"生\s*成\s*日\s*期|生成时间|成\s*文\s*日\s*期|成文时间|发\s*文\s*日\s*期|发文时间|印\s*发\s*日\s*期|印发时间|制发日期|签发日期|公布日期|施行日期|实施日期|生效日期|生效时间|失效日期"
    r"|失效时间|废止日期|有\s*效\s*期|截止时间|截止日期|起始时间|开始时间|开始日期|结束时间|结束日期|起止时间|征集时间|调查时间|活动时间|会议时间|访谈时间|直播时间|播出时间"
    r"|来信时间|来信日期|写信时间|写信日期|留言时间|提问时间|咨询时间|回复时间|回复日期|答复时间|答复日期|办理时间|办结时间|受理时间|办公时间|工作时间|服务时间|开放时间|报名时间|考试时间|出生日期|任职时间|打印时间|下载时间|访问时间|当前时间|系统时间|今天是|现在是"
)
SOURCES = r"(?:信\s*息|文章|稿件|新闻|消息|内容|文件|本文|数据稿)?来\s*源(?:单位|部门|媒体)?|稿\s*源|信源|稿件出处|出\s*处|供稿单位|供稿|转载自|转自|信息提供|來\s*源"
TABLE_SOURCES = r"发\s*布\s*机\s*构|发布单位|发布部门|责\s*任\s*部\s*门|责任单位|公开主体|公开单位|公开责任部门|信息发布机构|提供单位|信息提供单位"
_FOLLOWING = (
    r"作\s*者|记\s*者|编\s*辑|责任编辑|责\s*编|审\s*核|校\s*对|初\s*审|复\s*审|终\s*审|摄\s*影|浏\s*览|点\s*击|阅\s*读|访\s*问|人\s*气|次\s*数|字\s*体|字\s*号|大\s*中\s*小|分\s*享|打\s*印|收\s*藏|关\s*闭|保\s*存|视力保护"
    r"|文\s*号|索\s*引|主\s*题|关键词|听全文|朗\s*读|语音|扫一扫|下\s*载|纠\s*错|返\s*回|背景色|发文|公开方式|公开范围|公开时限|有效性|信息类别|体裁|编号|栏目|类别|名称|标题|发布人|录入|A\+|A-"
)
LABELLED = re.compile(rf"(?:{PUBLISHED}|{OTHER_TIMES}|{SOURCES}|{TABLE_SOURCES})\s*[:：]")
ANY_LABEL = re.compile(
    rf"(?:{PUBLISHED}|{OTHER_TIMES}|{SOURCES}|{TABLE_SOURCES}|{_FOLLOWING})\s*(?:次数|量|数)?\s*[:：]|[【\[](?=字|大|打|收|分|关|我|返|背|复|纠)|(?:{_FOLLOWING})\b"
)
LABEL_ALONE = re.compile(
    rf"[【\[]?\s*(?P<label>{PUBLISHED}|{OTHER_TIMES}|{SOURCES}|{TABLE_SOURCES})\s*[:：]?\s*[】\]]?$", re.I
)
OTHER_LABEL_ALONE = re.compile(rf"[【\[]?\s*(?:{_FOLLOWING})[^:：]{{0,6}}[:：]?\s*[】\]]?$")
_SQUEEZE = re.compile(r"\s+")


def squeeze(label: str) -> str:
    """Return a label with the spaces inside the word removed."""
    return _SQUEEZE.sub("", label)
