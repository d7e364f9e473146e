"""Who the fictional portal is. Every name and number is invented."""

from __future__ import annotations

NAME = "示范县人民政府"
SHORT_NAME = "示范县"
DOMAIN = "www.shifan.gov.cn"
ALIAS = "www.shifanxian.gov.cn"
DEPARTMENT_DOMAIN = "jyj.shifan.gov.cn"
PARTNER_DOMAIN = "www.shifan-travel.com"
FOR_SALE_DOMAIN = "www.shifan-yinxiang.com"
GAMBLING_DOMAIN = "www.shifan-yule.com"
CITY_DOMAIN = "www.shifanshi.gov.cn"
PROVINCE_DOMAIN = "www.zj.gov.cn"
UPSTREAM_PATH = "/feed/yaowen.xml"
"""Feed of the province with what the portal has to reprint."""
PLATFORM_DOMAIN = "www.zjzwfw.gov.cn"
SEARCH_DOMAIN = "search.zj.gov.cn"

ID_CODE = "3301990001"
OTHER_ID_CODE = "3301980003"
"""Code of another site, as it stays behind in a copied template."""
DEPARTMENT_ID_CODE = "3301990012"

SPONSOR = "示范县人民政府办公室"
OPERATOR = "示范县数据管理中心"
PHONE = "0571-88990000"
MAIL = "webmaster@shifan.gov.cn"
ADDRESS = "浙江省示范市示范县人民大道1号"
POSTCODE = "311990"

ICP = "浙ICP备2026099001号-1"
POLICE = "33019902000001"
CREDIT_CODE_BODY = "11330199002500001"
"""17 characters of the unified social credit code; the 18th is computed (GB 32100)."""

MARK_SCRIPT = "33/019/9000/60999901/CA330199000609999010001.js"
"""Path of the agency mark's script under dcs.conac.cn/js/."""
MARK_ID = "0F9C66D1A35B47E8B2D4C7A1E5F60318"
"""Identifier of the mark's page under bszs.conac.cn."""


def credit_code(body: str = CREDIT_CODE_BODY) -> str:
    """Return `body` with its check character (GB 32100-2015)."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    total = sum(alphabet.index(character) * weight for character, weight in zip(body, weights, strict=True))
    return body + alphabet[(31 - total % 31) % 31]
