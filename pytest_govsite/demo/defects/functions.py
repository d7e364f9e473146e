"""Defects of the suite interactive_functions that sources and answers show."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.demo.defects.placed import piece
from pytest_govsite.model import Text

_LOST = "/" + "[0-9a-f]" * 16 + ".html"

_LISTS = ("/xwzx/zwyw/", "/xwzx/bmdt/", "/xwzx/xzdt/", "/zwgk/tzgg/", "/zwgk/zcwj/", "/zwgk/czyjs/", "/zfsj/sjfb/")
"""Columns with so many articles that they have pages to turn."""
_USED = (
    piece("functions", "external-notice", "/", "一处外部链接不提示就离开本网站", "one link leaves without a notice"),
    Defect(
        id="functions.pagination",
        description=Text(
            zh="列表的下一页和尾页还是第一页", en="the next and the last page of lists are the first one again"
        ),
        pages=_LISTS,
        touches=_LISTS,
        needs_browser=True,
        example="/zwgk/czyjs/",
    ),
    piece(
        "functions",
        "media",
        "/xwzx/",
        "一段音频的地址其实是网页",
        "the address of a sound recording is a web page",
        may={
            "accessibility.media-alternative": "这段音频没有文字说明 / the recording has no text",
            "accessibility.media-control": "它不能播放，也就不能停止 / what does not play cannot be stopped",
        },
    ),
    piece("functions", "mobile", "/", "手机上菜单按钮没有反应", "the menu does not open on phones", spot="foot"),
)
"""Those that only use of the page shows."""
_WRITE = "/hdjl/xzxx/write.html"
_SUBMITTED = Text(zh="允许提交表单时才能看到", en="seen only where forms may be submitted")

FUNCTIONS = (
    *_USED,
    Defect(
        id="functions.letters-public",
        description=Text(zh="公开的来信没有来信内容", en="public letters do not show what was asked"),
        pages=("/hdjl/xzxx/xj_*.html",),
    ),
    Defect(
        id="functions.letters-answered",
        description=Text(zh="一封咨询来信拖了十二个工作日才答复", en="a letter was answered after twelve working days"),
        pages=("/hdjl/xzxx/*",),
        touches=("/hdjl/xzxx/*", "/hdjl/"),
    ),
    Defect(
        id="functions.letters-statistics",
        description=Text(zh="没有来信统计", en="no numbers of letters"),
        pages=("/hdjl/xzxx/",),
        may={"functions.letters-answered": "没有统计，不能断定全部答复 / without numbers it cannot be told"},
    ),
    Defect(
        id="functions.service-guides",
        description=Text(zh="办事指南只有名称和材料", en="service guides tell only the name and the papers needed"),
        pages=("/zwfw/frbs/bszn_*.html",),
    ),
    Defect(
        id="functions.forms-download",
        description=Text(zh="申请表是空文件", en="application forms are empty files"),
        pages=("/zwfw/*/bszn_*.html",),
        touches=("/zwfw/*/bszn_*.html", "/upload/form*.docx"),
    ),
    Defect(
        id="functions.attachments",
        description=Text(zh="PDF 附件其实是 Word 文件", en="PDF attachments are Word files"),
        pages=("/zwgk/*",),
        touches=("/zwgk/*", "/upload/[0-9]*.pdf"),
    ),
    Defect(
        id="functions.not-found",
        description=Text(zh="不存在的地址返回 200", en="addresses that are not there answer 200"),
        pages=(_LOST,),
        touches=(_LOST,),
    ),
    Defect(
        id="functions.indexable",
        description=Text(zh="所有页面标有 noindex", en="all pages are marked noindex"),
        pages=("/",),
        touches=("*",),
    ),
    Defect(
        id="functions.site-map",
        description=Text(zh="网站地图只列出两个频道", en="the site map lists two channels only"),
        pages=("/wzdt/",),
    ),
    Defect(
        id="functions.survey",
        description=Text(zh="正在进行的征集调查没有提交按钮", en="running surveys cannot be sent"),
        pages=("/hdjl/zjdc/dc_900.html", "/hdjl/zjdc/wzpj.html"),
    ),
    Defect(
        id="functions.survey-results",
        description=Text(zh="已结束的征集调查没有公布结果", en="results of ended surveys are not published"),
        pages=("/hdjl/zjdc/*",),
        touches=("/hdjl/zjdc/*",),
    ),
    Defect(
        id="functions.service-catalogue",
        description=Text(zh="办事目录没有“就业”", en="the catalogue of services lacks employment"),
        touches=("*",),
        config={"profile": "dezhou"},
        outcomes=("failed", "cantTell"),
        message="就业",
        alone=Text(zh="主题只在 dezhou 规则下检测", en="themes are inspected under the profile dezhou only"),
    ),
    Defect(
        id="functions.service-progress",
        description=Text(zh="办理进度查询入口打不开", en="the entry for asking about progress does not answer"),
        pages=("/zwfw/*",),
        touches=("/zwfw/*",),
        may={"links.site": "打不开的入口也是失效链接 / the entry that does not answer is a dead link too"},
    ),
    Defect(
        id="functions.interaction-kinds",
        description=Text(zh="没有举报渠道", en="reports of wrongdoing are not taken"),
        pages=("/",),
        touches=("/", "/hdjl/*"),
    ),
    Defect(
        id="functions.interpretation-links",
        description=Text(zh="解读没有链接到政策文件", en="interpretations do not link to their documents"),
        pages=("/zwgk/zcjd/*.html",),
        touches=("/zwgk/zcjd/*.html",),
    ),
    Defect(
        id="functions.interpretation-exists",
        description=Text(zh="政策解读只有文字", en="interpretations are text only"),
        pages=("/zwgk/zcjd/*.html",),
        touches=("/zwgk/zcjd/*.html", "/"),
    ),
    Defect(
        id="functions.validity-mark",
        description=Text(zh="规范性文件没有标明有效性", en="normative documents do not show their validity"),
        pages=("/zwgk/zcwj/content/*.html",),
    ),
    Defect(
        id="functions.disclosure-request-form",
        description=Text(zh="依申请公开没有表单和申请表", en="there is neither a form online nor one to download"),
        pages=("/zwgk/ysqgk/",),
    ),
    Defect(
        id="functions.procedures",
        description=Text(zh="县长信箱没有写信须知和流程", en="how to write to the mailbox is not told"),
        pages=("/hdjl/xzxx/", "/hdjl/xzxx/write.html"),
    ),
    Defect(
        id="functions.smart-answers",
        description=Text(zh="没有智能问答入口", en="there is no entry to automatic answers"),
        pages=("/",),
        touches=("*",),
    ),
    Defect(
        id="functions.search-unified",
        description=Text(zh="搜索框没有通向全省统一搜索", en="the search box does not lead to the province's search"),
        pages=("/",),
        touches=("*",),
    ),
    Defect(
        id="functions.portal-interaction-link",
        description=Text(
            zh="部门网站没有链接门户的互动渠道", en="the department does not link to the portal's interaction"
        ),
        pages=("/",),
        config={"kind": "department", "parent_domain": "www.shifanshi.gov.cn"},
        alone=Text(zh="只对部门网站检测", en="inspected for departments only"),
    ),
    Defect(
        id="functions.evaluation",
        description=Text(zh="没有网站评价入口", en="there is no way to rate the site"),
        pages=("/",),
        touches=("/", "/hdjl/*"),
    ),
    Defect(
        id="functions.privacy-notice",
        description=Text(
            zh="写信表单没有说明个人信息的用途", en="the form of letters does not say what personal data is for"
        ),
        pages=("/hdjl/xzxx/write.html",),
    ),
    Defect(
        id="functions.consultation-form",
        description=Text(zh="写信表单没有提交按钮", en="the form of letters cannot be sent"),
        pages=(_WRITE,),
        needs_browser=True,
        example=_WRITE,
    ),
    Defect(
        id="functions.consultation-form:labels",
        description=Text(
            zh="写信表单的联系电话和标题没有名称", en="phone and title of the form of letters have no labels"
        ),
        may=dict.fromkeys(
            (
                "accessibility.control-names",
                "accessibility.input-hints",
                "accessibility.descriptive-labels",
                "accessibility.assistive-technology",
                "accessibility.autocomplete",
                "functions.form-validation",
            ),
            "字段没有标签 / fields without labels",
        ),
        pages=(_WRITE,),
        needs_browser=True,
        example=_WRITE,
        conflicts=("functions.consultation-form",),
    ),
    Defect(
        id="functions.form-validation",
        description=Text(zh="咨询表单拒绝空的输入，但不说明原因", en="a form refuses empty input without a word"),
        pages=("/zwfw/grbs/bszn_*.html",),
        needs_browser=True,
        fragment="main",
        example="/zwfw/grbs/bszn_330001.html",
        may={
            "functions.service-guides": "表单在办事指南页 / the form stands on guides",
            "accessibility.error-reason": "拒绝而不说原因也是没有文字的错误提示 / a refusal without a word is an error without a reason",
        },
    ),
    Defect(
        id="functions.form-validation:kept",
        description=Text(zh="网站拒绝来信后，已填写的内容全部清空", en="after a refusal all that was entered is gone"),
        pages=(_WRITE,),
        needs_browser=True,
        example=_WRITE,
        alone=_SUBMITTED,
    ),
    Defect(
        id="functions.form-validation:echo",
        description=Text(zh="网站把来信标题不加转义地显示出来", en="the title of a letter is shown without escaping"),
        pages=(_WRITE,),
        needs_browser=True,
        example=_WRITE,
        alone=_SUBMITTED,
    ),
)
