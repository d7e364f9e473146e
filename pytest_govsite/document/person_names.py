"""Whether a few Chinese characters are the name of a person: by the surname, and by what is no name."""

from __future__ import annotations

import re

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱"
    "戴严莫孔向常汤康易乔赖樊齐施洪葛牛翟倪温庞俞殷安申柴伍耿焦关童凌裴欧涂詹阎柳祝岳聂欧游鲁辛季路娄穆翁阮屈岑凤"
)
_DOUBLE = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|阿依|买买"
NAME = rf"(?:(?:{_DOUBLE})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:·[\u4e00-\u9fff]{{1,6}})?)"
_WHOLE = re.compile(NAME)
_NO_NAME = re.compile(
    r"方[式法便案面位]|万[元人户]|金额|白天|[周]?[一二三四五六日末]|任[务何职]|于是|马[上路]|高[新速中校考]|江[苏西]|林[业场区地草]|石油|金融|常[务委用年]|向[阳上]|周[一二三四五六日末边期]"
    r"|付款|付费|安[全排置徽]|武[装汉警]|程序|余额|路段|关[于系]|温馨|易地|申[请报办]|康复|季度|路线|石家庄|黄[色河山]|康养|白[云山色]|安[监检]"
    r"|.*[县市镇乡村局院所站部科室校店厂司会区路街道组队项目单位电话号码手机传真邮编热线时间地址中心]"
)


def is_name(text: str) -> bool:
    """True: the whole text reads as the name of a Han Chinese person."""
    return bool(_WHOLE.fullmatch(text)) and not _NO_NAME.fullmatch(text)


_BEFORE = re.compile(
    r"(?:\A|[^\u4e00-\u9fff])([\u4e00-\u9fff·]{2,4})[\s,，;；、:：(（|/]{1,4}"
    r"(?:(?:联系|移动|手机)?(?:电话|号码|手机|方式)(?:号码)?|Tel|手机号)?[\s:：(（+]{0,4}\Z",
    re.I,
)
_AFTER = re.compile(r"[\s,，;；、:：(（|/]{1,3}([\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])")


def named_beside(before: str, after: str) -> bool:
    """True: a person's name ends or begins directly beside what stands between the two texts."""
    found = _BEFORE.search(before)
    if found and is_name(found[1]):
        return True
    follows = _AFTER.match(after)
    return bool(follows and is_name(follows[1]))
