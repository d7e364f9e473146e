"""Defects of the suite content_safety that the source shows."""

from __future__ import annotations

from pytest_govsite.demo.defects.definition import Defect
from pytest_govsite.model import Text


def _placed(name: str, page: str, zh: str, en: str, **values: object) -> Defect:
    return Defect(
        id=f"safety.{name}",
        description=Text(zh=zh, en=en),
        pages=(page,),
        fragment="main",
        example=page,
        **values,  # type: ignore[arg-type]
    )


def _numbers(name: str, folder: str, zh: str, en: str, **values: object) -> Defect:
    """Return a defect of the articles of one column."""
    return Defect(
        id=f"safety.{name}",
        description=Text(zh=zh, en=en),
        pages=(f"{folder}2*",),
        fragment="main",
        **values,  # type: ignore[arg-type]
    )


SAFETY = (
    _numbers("id-numbers", "/zwgk/zdly/shbz/", "名单里有完整的身份证号", "a list holds a whole identity card number"),
    _numbers("phone-numbers", "/zwgk/zdly/zdgz/", "公开了被征收人的手机号", "the mobile number of a private person is published"),
    _numbers("bank-cards", "/zwgk/zdly/zdxm/", "公开了收款人的银行卡号", "the bank card number of a payee is published"),
    _numbers("secret-markers", "/zwgk/zdly/jycy/", "页面带有密级标志和份号", "a page bears a mark of classification and a copy number", outcomes=("cantTell",)),
    _numbers("id-numbers:attachment", "/zwgk/zdly/ylws/", "附件表格里有完整的身份证号", "an offered workbook holds a whole identity card number", message="附件"),
    _numbers("phone-numbers:attachment", "/zwgk/zdly/xzxk/", "附件文档里有来信人的手机号", "an offered document holds the mobile number of a private person", message="附件"),
    _numbers("bank-cards:attachment", "/zwgk/zdly/aqsc/", "附件数据里有银行卡号", "an offered data file holds a bank card number", message="附件"),
    _numbers("secret-markers:attachment", "/zwgk/zdly/sthj/", "附件文档带有密级标志", "an offered document bears a mark of classification", outcomes=("cantTell",), message="附件"),
    _placed("misstatements", "/xwzx/", "机构名称有错字", "the name of a state organ is misspelt"),
    Defect(
        id="safety.forged-dates",
        description=Text(zh="PubDate 是空字段的缺省值 1970 年", en="PubDate is the 1970 of an empty field"),
        pages=("/zwgk/zdly/zfcg/2*",),
        may={"labels.pub-date": "标签也与显示的时间不符 / the label differs from the shown time too"},
    ),
    _placed("test-content", "/gywm/", "页面留有示例文字", "filling text was left on a page"),
    _placed("malicious-code", "/ztzl/", "脚本把从搜索引擎来的人引向外站", "a script leads visitors of search engines away"),
    _placed("typos", "/wzdt/", "说明里有错别字", "a misprint in a text", outcomes=("cantTell",)),
)  # fmt: skip
