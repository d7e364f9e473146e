"""How entries, aids and other controls are named, in Chinese and English; patterns for JavaScript, on text without spaces."""

from __future__ import annotations

from typing import Any

_MODE = "(?:版本?|模式|化版?|专区|专版|助手|浏览|服务|频道|专栏|页面|网站|关怀版?|服务专区|通道|工具条?|界面|入口|开关|首页|网页版?|阅读|辅助|专属版?)"
_BEFORE = (
    "(?:进入|打开|开启|开始|启动|启用|使用|体验|点击|点击进入|点此|切换(?:到|至|为)?|转到|前往|一键|网站|政府网站|本站|门户网站|我要|手机"
    "|(?:open|show|enable|launch|toggle|start|turnon|switchto|enter)(?:the)?)"
)
_OLD = (
    f"(?:适老化?|长者|长辈|关怀|关爱|亲情|老年人?|老人|敬老|助老|尊老|孝亲|银发族?){_MODE}{{1,2}}|适老化?|长者助手|关怀版|适老助残(?:版|模式|服务)?|(?:乐龄|爱心|亲老|护老|爱老)(?:版|模式)"
    f"|(?:超?大字体?|大字号|大号字)(?:版本?|模式|体版)|(?:简约|简洁|极简){_MODE}"
    "|(?:elder(?:ly)?|seniors?|seniorcitizens?|caring|care|aged|largeprint|largetext|largefont|old(?:er)?(?:age|people)?)(?:friendly)?"
    "(?:version|mode|edition|assistant|site|view|service)|forelderly|fortheelderly|forseniors"
)
_OPEN = (
    f"(?:网站|网页|信息)?无障碍(?:浏览|阅读|辅助|访问|适老化?|关怀|操作|工具|体验|智能|语音|盲人|导览|设置|菜单|中心|云)?{_MODE}?|智能无障碍{_MODE}?|障碍浏览|(?:助残|残障)(?:版|模式)"
    f"|(?:无障碍)?(?:辅助|读屏)(?:工具条?|浏览工具条?|浏览|阅读)|辅助功能(?:菜单|工具条?|选项|设置|面板)?|(?:无障碍)?工具条|盲人通道|智能盲道|盲道|(?:视障|盲人)(?:版|模式|专区|浏览)|wza"
    "|(?:web)?accessib(?:ility|le)(?:tools?|toolbar|version|mode|options?|browsing|menu|view)?|barrier-?free(?:browsing|version|mode|access)?|assistivetool(?:bar|s)?"
)
_LINK = "[/、·&和与及+,(（-]?"

ELDERLY = f"{_BEFORE}*(?:(?:{_OPEN}){_LINK})?(?:{_OLD})[)）]?(?:{_LINK}(?:{_OPEN}|{_OLD})[)）]?)?"
ACCESSIBILITY = f"{_BEFORE}*(?:{_OPEN})(?:{_LINK}(?:{_OPEN}))?"
ELDERLY_HINT = r"toolbarElderly|elderlySwitch|olderSwitch|oldFixedStart|\bslh|_slh\b|slhBtn|zzzs\b|zzms\b|zhangzhe|shilaohua|wza\.elder|\belder(?:ly)?\b|zzzq\b|guanhuai|\bghb\b|version=z{2,3}[a-z]?\b"
ACCESSIBILITY_HINT = (
    r"toolbarSwitch|\bwza|_wza\b|wzaBtn|esdtools|WXA11Y|aria\.start|kqNav\(|wuzhangai|accessib|barrierFree|\ba11y\b"
)

_DO = "(?:打开|开启|启用|使用|关闭|切换|设置|调节|调整|显示)?"
_SIZE = "(?:文字|字体|字号|字|页面|网页|界面|文本|内容|屏幕|整体|字体大小)?"
KINDS: tuple[tuple[str, str, str], ...] = (
    # the first that fits holds: 大字幕 before 大字, 十字线 before 光标
    (
        "exit",
        f"(?:退出|关闭|离开|收起)(?:{_OLD}|{_OPEN}|服务|模式|工具栏|此?工具条?|辅助(?:工具|浏览)?|本模式|当前模式)?|(?:返回|回到?|切换(?:到|至|回)?|恢复|进入|去)?(?:常规|标准|普通|正常|原|传统|经典|常态|PC|电脑|旧|完整)(?:版本?|网站|模式|页面|站|界面|首页|版首页|版网站)(?:首页)?"
        "|exit(?:.{0,20}mode|.{0,20}version|toolbar|service)?|close(?:toolbar)?|quit|(?:back|return|switch)to(?:the)?(?:standard|normal|ordinary|regular|main|full)(?:version|site|mode)?|(?:standard|normal|regular)(?:version|mode|site)|[x×✕✖X]",
        r"\bexit|close|quit|tuichu|guanbi",
    ),
    (
        "reset",
        "(?:页面|网页|字体|文字|字号|缩放|设置|全部)?(?:重置|复位|还原|初始化|恢复|重新设置|一键重置|一键还原)(?:设置|默认|默认设置|原始|页面|初始|大小|所有)?|恢复默认(?:设置|值)?|默认(?:设置|大小)?|reset(?:.{0,20}settings?|all|everything)?|restore(?:defaults?)?|defaults?",
        r"reset|restore|chongzhi|fuwei",
    ),
    ("help", "(?:使用|操作|功能|无障碍|工具条?|快捷键)?(?:说明|帮助|指南|教程)(?:文档)?|help", r"\bhelp"),
    (
        "captions",
        f"{_DO}(?:显示)?(?:大字幕|大字屏幕?|大字显示屏?|大字(?:显示|阅读)屏?|屏幕大字|大屏幕?|字幕|显示屏|大字报|放大字幕|文字放大镜|(?:底部)?大字幕屏|辅屏(?:浏览)?|大字提示屏?|显示屏(?:放大器?|放大)|放大(?:显示)?屏)(?:模式|功能|开关)?|captions?(?:screen)?|subtitles?|largecaptions?|bigtextscreen",
        r"subtitle|caption|bigword|bigscreen|dazimu|\bdzm|zimu",
    ),
    (
        "guide-line",
        f"{_DO}(?:阅读|屏幕)?(?:辅助线|十字线|参考线|十字光标|十字(?:辅助|定位|标尺|准星)线?|阅读线|定位线|引导线|导航线|阅读尺|标尺|指读线|阅读引导)(?:工具)?|guidelines?|crosshairs?|readingguide|readingline|ruler",
        r"guide|cross|auxiliary|\bline\b|fuzhuxian|fzx",
    ),
    (
        "speech",
        f"{_DO}(?:(?:语音|声音|文字|全文|网页|内容|智能|连续?|指|读屏|点读|自动|文章|正文|点击|鼠标)*(?:朗读|播报|读屏|指读|连读|阅读器|诵读|播音|听读|念读|读网页|听网页)(?:本文|全文|网页|文章|新闻|内容|页面|模式|功能|开关|语音|正文)?"
        "|语音(?:阅读|播放|开关|助读|辅助|模式|服务|导览|导读)?|听(?:新闻|文章|全文|正文|报|本文|内容)|(?:语音|声音)(?:开关|开启|打开|已开启)?|屏幕(?:阅读|朗读)器?|收听(?:全文|本文)?|有声阅读|播放语音|朗读)|(?:read|speak)(?:aloud|page|text|article)?|listen(?:tothis(?:page|article))?|text-?to-?speech|tts|voice(?:reading)?|screenreader|audio",
        r"speak|voice|read(?:er|ing|aloud)\b|\btts|langdu|yuyin|sound|listen|audio",
    ),
    (
        "pointer",
        f"{_DO}(?:更换|更改)?(?:特|超|加|放|更)?大?(?:号|型)?(?:鼠标|光标|指针|箭头)(?:样式|放大|指针|光标|大小|箭头|形状|变大|加大)?(?:图标|样式)?|(?:large|big|bigger|larger)?(?:mouse|cursor|pointer)(?:size|style)?",
        r"cursor|mouse|pointer|shubiao|guangbiao",
    ),
    (
        "contrast",
        f"{_DO}(?:页面|网页|文字|背景|界面|更换|更改)?(?:高?对比度?|高对比(?:度|配色|模式)?|配色(?:方案)?|色调|调色|换肤|换色|反色|反显|颜色(?:设置|选择|切换|调整)?|主题(?:色|颜色)?|色彩|背景色|[黑白黄蓝绿红]底[黑白黄蓝绿红]字|夜间|护眼|反转颜色|颜色反转)(?:配色|方案|模式|主题|度)?(?:黑色|白色|深色|浅色)?|(?:high)?(?:colou?r)?contrast(?:mode|theme)?[+＋]?|colou?r(?:scheme|s)?|theme|darkmode|invert(?:colou?rs)?",
        r"contrast|colou?r|skin|theme|peise|fanse",
    ),
    (
        "line-spacing",
        f"{_DO}(?:文字|文本|段落|增大|加大|放大|增加|调大)?(?:行间距|行距|行高|字间距|字距|间距|行间)(?:加大|增大|放大|增加|[+＋])?|(?:increase)?linespacing|lineheight|textspacing",
        r"line-?height|spacing|hangju",
    ),
    (
        "simple",
        "(?:简约|简洁|极简|纯文本|纯文字|文本|纯净|纯净阅读|阅读|沉浸)(?:版|模式|界面|通|浏览|阅读)|纯文本通?|text-?only(?:version|mode)?|(?:simple|simplified|reader)(?:version|mode|view)|simplify(?:the)?page",
        r"text-?only|simple",
    ),
    (
        "larger",
        f"(?:{_DO}{_SIZE}(?:放大|加大|增大|增加|变大|调大|加粗放大)(?:(?:页面|字体|字号|文字|网页|内容|一级|显示|比例)(?:字体|文字|字号|大小)?)?|(?:字体?|文字|字号|大)?[A文字T]?[+＋]|zoom-?in|(?:text|font)?(?:larger|bigger|increase)(?:text|font|size|fontsize|textsize)?|enlarge(?:text|page|font)?|magnify)",
        r"zoom-?in|big(?:ger)?\b|enlarge|amplif|larger|fangda|font-?(?:add|plus|up|big)|increase|\bplus\b",
    ),
    (
        "smaller",
        f"(?:{_DO}{_SIZE}(?:缩小|减小|减少|变小|调小)(?:(?:页面|字体|字号|文字|网页|内容|显示|比例)(?:字体|文字|字号|大小)?)?|小字(?:体|号)?|(?:字体?|文字|字号|小)?[A文字T]?[-－—]|zoom-?out|(?:text|font)?(?:smaller|decrease)(?:text|font|size|fontsize|textsize)?|reduce)",
        r"zoom-?out|small|narrow|suoxiao|font-?(?:cut|minus|down|sub)|decrease|\bminus\b",
    ),
    (
        "large-text",
        f"{_DO}(?:特|超|加|最)?(?:大字(?:体|号|版|模式|体版|号版)?|大号字?(?:体)?|特大(?:字)?(?:号|体)?)|字(?:体|号)(?:大小|设置|缩放)?|文字大小|(?:页面|网页)?缩放(?:比例)?|【?大】?|large(?:st)?(?:text|font|print)?|(?:text|font)size|big(?:text|font)|aa?a",
        r"font-?size|bigfont|largefont|dazi",
    ),
)
"""Kind of aid, how it is called, and what its id or class says where nothing names it."""

PROCEED = (
    "(?:确定|确认|进入|立即进入|继续|我知道了|知道了|开始使用|立即体验|开启|马上体验|同意|是|ok|yes|continue|enter)"
)
STOP = "(?:停止|暂停|终止|结束|取消|关闭)(?:朗读|播放|阅读|语音|播报|声音|读屏|指读|连读)?|(?:朗读|语音|播放|声音)(?:停止|暂停|关闭|关)|stop(?:reading|speech|audio)?|pause"
CLOSE = r"关闭?|关闭(?:窗口|浮窗|广告|飘窗|弹窗|浮动窗口?|此窗口)?|点击关闭|[×xX✕✖╳]|不再(?:显示|提示|提醒|弹出)|永久关闭|我知道了|close(?:window)?|dismiss|收起"
OFFER = (
    "^(?:立即|马上|点击|一键|免费|扫码|现在|去|前往|打开)?(?:下载|领取|安装|抢购|购买|支付|付款|充值|开通会员|领红包|抽奖|兑换)(?:红包|优惠券?|奖品|礼包|福利|会员|app|客户端|应用|使用|体验|安装)?$"
    "|红包|优惠券|去支付|立即支付|立即购买|立即领取|免费领|抽大奖|下载(?:app|客户端|应用)|打开app|安装app|^(?:downloadnow|installnow|downloadapp|getapp|buynow|paynow|claimnow|getitnow)$"
)
INSTALL = r"\.apk(?:$|[?#])|apps\.apple\.com|itunes\.apple\.com|play\.google\.com/store|itms-|a\.app\.qq\.com|android\.myapp\.com|appgallery\.huawei|app\.mi\.com|\.ipa(?:$|[?#])"
FIRST_SCREEN = 768


def for_scripts() -> dict[str, Any]:
    """Return the words as the scripts take them."""
    return {
        "elderly": ELDERLY,
        "accessibility": ACCESSIBILITY,
        "elderlyHint": ELDERLY_HINT,
        "accessibilityHint": ACCESSIBILITY_HINT,
        "kinds": [list(kind) for kind in KINDS],
        "proceed": PROCEED,
        "stop": STOP,
        "close": CLOSE,
        "offer": OFFER,
        "install": INSTALL,
        "screen": FIRST_SCREEN,
    }
