"""Words by which pages of Chinese government sites name what they are. Matched against short names, not running text."""

from __future__ import annotations

import re

PAGING = re.compile(
    r"(?:上|下|末|尾)一?页|后一页|前一页|第\s{0,2}\d+\s{0,2}页|共\s{0,2}\d+\s{0,2}[页条]|^\d+\s{0,2}/\s{0,2}\d+\s{0,2}页?$|加载更多|跳转(?:[到至]?\s*(?:第|页|\d)|$)"
)
NEIGHBOUR = re.compile(r"[上前下后]一?(?:篇|条|则)\s{0,2}(?:文章|信息|新闻|内容)?[:：]?|上一个[:：]|下一个[:：]")
TOOLS = (
    re.compile(r"打\s{0,2}印"),
    re.compile(r"关\s{0,2}闭(?:窗口|本页|页面|此页)?"),
    re.compile(r"字\s{0,2}[体号]|【?大\s{0,3}中\s{0,3}小】?"),
    re.compile(r"分享"),
    re.compile(r"(?:浏览|阅读|点击|访问)(?:次数|量|数|率)"),
    re.compile(r"责任编辑|责编|编辑[:：]|审核[:：]|撰稿|供稿"),
    re.compile(r"扫一扫|手机(?:查看|阅读|打开)|二维码"),
    re.compile(r"收\s{0,2}藏"),
)
BODY_END = re.compile(
    r"正文|内容页?|文章内容|详细(?:内容|信息|页)?|详情页?|信息内容|查看|浏览|详细页面|(?:浏览|查看|阅读|显示|文章|信息|新闻|内容)(?:正文|详情|全文)|正文(?:内容|浏览|显示|页)"
)
MORE = re.compile(
    r"[\[【(（]?(?:查看|了解)?更多[\]】)）]?\W{0,5}|more\W{0,5}|\W{0,3}>{1,3}\W{0,3}|»|全部|查看全部", re.I
)
HOME = re.compile(r"(?:网站|返回|本站|门户)?首\s{0,2}页|home", re.I)
INTERACTIVE = re.compile(
    r"(?:[县市区省州镇乡厅局]长|书记|领导|主任|部门|廉政|纪检|公众|网上|乡镇长)?(?:信箱|邮箱)(?:写信)?|(?:我要|在线|网上|我来|填写|公众|投诉|百姓|网民|群众)?"
    r"(?:写信|来信|咨询|投诉|建议|建言|举报|留言|提问|信访|求助|评议|评价|投稿|报名|申报|反馈|纠错|互动|调查|问卷|征集|访谈|问政|献策)"
    r"(?:建议|投诉|举报|提交|填写|登记|表单?|页面|建言|台|平台|板|簿|求助|问答)?"
    r"|(?:我要|在线)?(?:依申请公开|提交申请|申请公开|网上申请)(?:申请表?|表单?|提交|系统)?|(?:民意|意见|问卷|网上|在线)(?:征集|调查|投票)|"
    r"(?:在线|网上|办事|办件|进度|结果|信件|状态|成绩|来信|办理)(?:办理|申报|预约|查询|咨询|进度)(?:查询|结果)?|满意度(?:评价|测评|调查)|(?:网上)?(?:调查征集|征集调查)|在线(?:访谈|留言|客服|表单)"
)
GUIDE_NAME = re.compile(r"(?:办事|服务)指南|.{0,30}(?:事项|办理|申领|登记|审批|许可)(?:办事|服务)指南.{0,10}")
GUIDE_PARTS = (
    re.compile(r"(?:受理|办理|申请|申报|许可|审批)条件"),
    re.compile(r"(?:申请|申报|所需|办理|提交)(?:材料|资料)"),
    re.compile(r"(?:办理|办事|审批|受理|申请|工作)(?:流程|程序|步骤)"),
    re.compile(r"(?:法定|承诺|办理|办结|审批)(?:办结)?(?:期限|时限|时间)"),
    re.compile(r"收费(?:标准|依据|情况)|是否收费"),
    re.compile(r"(?:设定|办理|法律|实施|政策|受理)依据"),
    re.compile(r"(?:办理|办公|受理|办事)(?:地点|地址|窗口|机构|时间)"),
    re.compile(r"(?:咨询|监督|投诉|联系)(?:投诉)?(?:电话|方式|渠道)"),
    re.compile(r"(?:服务|办理|申请)对象|事项(?:名称|类型|编码)|实施主体"),
)
_ENDS = (
    ("条件",), ("材料", "资料"), ("流程", "程序", "步骤"), ("限", "时间"), ("收费",), ("依据",),
    ("地点", "地址", "窗口", "机构", "时间"), ("电话", "方式", "渠道"), ("对象", "事项", "主体"),
)  # fmt: skip
"""What each of them has in it, in their order."""
ELDER = re.compile(
    r"(?:网站|进入|切换)?(?:长者|老年人?|适老化?|老人|关怀|大字)(?:专区|版|模式|专版|助手|服务专区|频道|浏览|专栏|关怀版|无障碍)(?:首页|主页)?"
    r"|适老化?|(?:无障碍|适老化?)(?:及|与|和)?(?:适老化?|长者|无障碍)(?:版|专区)?"
)
ELDER_URL = re.compile(
    r"(?:^|[/_\-.?=&])(?:slh|slhzq|shilaohua|zzb|zzzq|zzms|zhangzhe|zhangzheban|ghb|ghms|guanhuai|elder|elderly|elders|older|oldman|oldversion|old_?age|lnr|lnb|laonian|slb|care|aged|laoren)(?=$|[/_\-.?=&\d])",
    re.I,
)
LOGIN = re.compile(
    r"(?:用户|会员|统一身份|后台|系统|管理员?|法人|个人)?(?:登录|登陆|注册|身份认证|找回密码|忘记密码)(?:页面?|系统|平台)?"
)
LOGIN_URL = re.compile(r"(?:^|[/_\-.])(?:login|signin|sign_in|register|passport|sso|cas|logon)(?=$|[/_\-.?])", re.I)
SEARCH = re.compile(r"(?:站内|全站|全文|智能|高级|信息)?(?:搜索|检索|查找)(?:结果|引擎|中心|页面?)?(?:[-_:：].{0,30})?")
SEARCH_HIT = re.compile(
    r"(?:共|约|为您)?(?:找到|搜索到|检索到|查询到|获得)(?:约|相关|了)?\s{0,3}\d*|获得约|没有找到|未(?:找到|检索到|搜索到)|搜索结果|检索结果"
)
SEARCH_URL = re.compile(
    r"(?:^|[/_\-.])(?:search\d?|so|sousuo|s|jsearch\w*|fulltext|fullsearch|was5|jiansuo|ssjg|searchresult)(?=$|[/_\-.?])",
    re.I,
)
SITE_MAP = re.compile(r"(?:网站|站点|本站)?(?:地图|导航图|导航)|site\s?map", re.I)
SITE_MAP_URL = re.compile(r"(?:^|[/_\-.])(?:sitemap|site_map|wzdt|wangzhanditu|map|zddt)(?=$|[/_\-.?])", re.I)
ABOUT_SITE = re.compile(
    r"关于(?:我们|本站|本网|网站)|联系(?:我们|本站|本网)|(?:网站|本站)(?:声明|说明|介绍|概况|简介|帮助|信息)|(?:法律|免责|版权|隐私)(?:声明|说明|保护|政策|条款)(?:及.{2,6})?|使用(?:帮助|说明)|无障碍(?:声明|说明|承诺)"
)
"""Pages about the site itself, which footers link to."""
ERROR = re.compile(
    r"(?:40[0345]|50[0-4])(?:\D.{0,40})?|.{0,12}(?:页面|网页|文件|信息|内容|文章|栏目)(?:不存在|已删除|找不到|无法(?:访问|找到|显示)|被删除|未找到|丢失)(?:了)?.{0,20}|.{0,6}(?:找不到|没有找到|无法找到).{0,8}(?:页面?|网页|文件).{0,12}|page not found|not found|出错[了啦]?.{0,10}|系统(?:错误|异常).{0,10}",
    re.I,
)
DIALOGUE_PARTS = re.compile(
    r"(?:征集|调查|信件|来信|留言|咨询|诉求)(?:主题|编号|标题|状态|内容|时间|类型|类别|期限)|(?:答复|回复|办理)(?:内容|时间|单位|部门|结果|情况|状态|意见)"
    r"|写信人|来信人|留言人|咨询人|查询码|(?:开始|结束|截止)(?:时间|日期)|采纳情况|(?:进行中|已结束|征集中|已截止)|参与人数|我要(?:参与|评价)"
)
_BETWEEN_PEOPLE = re.compile(
    r"于\s*20\d\d[-年./]\d{1,2}[-月./]\d{1,2}日?[\s\d:]{0,10}(?P<what>提问|咨询|来信|留言|写信|投诉|建议|求助|反映|答复|回复)"
)
"""Who asked and who answered, each with its moment: 赵** 于 2026-11-17 10:22 咨询; 县住建局 于 2026-11-20 09:45 答复."""
INTERACTION = re.compile(
    r".{0,8}(?:信箱|来信选登|来信|信件|留言|写信)|.{0,4}(?:咨询|投诉|民意|意见|网上|在线)(?:咨询|投诉|征集|调查|建议|反馈)|征集调查|调查征集"
)
"""Columns whose pages are letters and calls for opinions."""
SCRIPTED_PAGER = re.compile(r"\b(?:create_?page(?:html)?|lay_?page|pagination|pager)\b.{0,20}\(", re.I)
OFFICIAL_HOST = re.compile(r"(?:^|\.)(?:gov\.cn|conac\.cn|政务|xn--zfr164b)$", re.I)
SURVEY = re.compile(
    r"(?:意见|民意|建议)征集|征求.{0,40}意见|征集.{0,30}(?:意见|建议)|调查(?:问卷|表|$)|问卷|(?:网上|网络|公众)投票"
)
"""How a survey or a call for opinions names itself."""
SITE_NAME = re.compile(
    r".{2,24}?(?:人民政府|政府网|门户网站?|政府门户|政务网|管委会|委员会|[厅局办])(?:门户)?(?:网站|网)?(?:首页|主页)?|中国.{2,6}|.{2,12}(?:网|网站)(?:首页)?"
)
SEARCH_BOX = re.compile(
    r"search|sousuo|搜索|检索|查找|关键[字词]|keyword|[?&/.]so[?&/.]|(?:^|[^a-z])(?:txt|str|s|q)?keys?(?=$|[^a-z])",
    re.I,
)
INTERACTIVE_URL = re.compile(
    r"(?:^|[/_\-.])(?:hd(?:jl|pt|cy)?|zmhd|gzcy|mailbox|xinxiang|\w{0,4}xx?iang|letters?|liuyan\w*|ly[bt]?|jzxx|xzxx|szxx|zxzx|tsjb|zxts|tousu|survey|wjdc|dczj|yjzj|minyi|vote|guestbook|message|feedback|ysqgk|sqgk|apply|form|bsfw|bszn|bszx|zxft|interview|interact\w*|consult\w*|suggest\w*|complain\w*|question\w*)(?=$|[/_\-.?])",
    re.I,
)
SEARCH_QUERY = re.compile(
    r"[?&](?:m|a|c|action|mod)=(?:so|search\w*)(?=$|&)|[?&](?:searchwords?|search_?key|keywords?|wd|q|qt|s|kw|querystring|fulltext)=",
    re.I,
)
_OF_DIALOGUE = (
    "征集", "调查", "信", "留言", "咨询", "诉求", "复", "办理", "查询码", "开始", "结束", "截止", "采纳", "进行中", "参与", "评价",
)  # fmt: skip
_PAIR = 4
"""What a question and its answer count, each with who and when: text and moment of both."""
_OF_HITS = ("找到", "索到", "查询到", "获得", "索结果")


def guide_parts(text: str) -> int:
    """Return how many parts of a service guide a text names."""
    near = (part for part, ends in zip(GUIDE_PARTS, _ENDS, strict=True) if any(end in text for end in ends))
    return sum(1 for part in near if part.search(text))


def dialogue_parts(text: str) -> int:
    """Return how many different parts of a letter and its answer, or of a survey, a text names."""
    if not any(sign in text for sign in _OF_DIALOGUE):
        return 0
    said = {match["what"] for match in _BETWEEN_PEOPLE.finditer(text)}
    both = bool(said & {"答复", "回复"}) and bool(said - {"答复", "回复"})
    return len(set(DIALOGUE_PARTS.findall(text))) + (_PAIR if both else 0)


def search_hits(text: str) -> bool:
    """True: a text speaks of what a search found."""
    return any(sign in text for sign in _OF_HITS) and SEARCH_HIT.search(text) is not None
