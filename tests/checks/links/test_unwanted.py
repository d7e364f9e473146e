"""Links to advertising and to unlawful pages, and the many that only look like them."""

from __future__ import annotations

import pytest

from pytest_govsite.checks.links import links_commercial, links_illegal
from tests.checks.links.surveying import answer, surveyed
from tests.checks.writing import page, word

OUT = "https://www.partner-x.com/"


def illegal(words: str, title: str = "", text: str = "", url: str = OUT) -> list[str]:
    shown = page(f"<a href={url}>{words}</a>")
    survey = surveyed(shown, answers=(answer(url, title=title, text=text),))
    return [word(v) for v in links_illegal((shown,), survey)]


def commercial(body: str, url: str = OUT, title: str = "") -> list[str]:
    shown = page(body)
    survey = surveyed(shown, answers=(answer(url, title=title),))
    return [word(v) for v in links_commercial((shown,), survey)]


@pytest.mark.parametrize(
    ("words", "title", "text", "url"),
    [
        ("澳门新葡京", "真人百家乐 六合彩", "", OUT),
        ("示范旅游", "澳门赌场 体育投注", "真人荷官 老虎机 时时彩 注册送彩金", OUT),
        ("娱乐城 投注", "百家乐", "", OUT),
        ("六合彩", "", "", "https://www.bet365-vip.com/"),
        ("成人视频", "裸聊 约炮", "", OUT),
    ],
)
def test_two_signs_of_unlawful_pages_fail(words: str, title: str, text: str, url: str) -> None:
    assert illegal(words, title, text, url) == ["failed"]


@pytest.mark.parametrize(
    ("words", "title", "url"),
    [
        ("真人百家乐", "某某公司", OUT),
        ("合作单位", "澳门赌场", OUT),
        # the same words twice are one sign
        ("百家乐音响", "百家乐音响", OUT),
        ("友情链接", "", "https://www.casino-x.com/"),
        ("代开发票", "", OUT),
    ],
)
def test_one_sign_is_for_a_person(words: str, title: str, url: str) -> None:
    assert illegal(words, title, "", url) == ["cantTell"]


@pytest.mark.parametrize(
    ("words", "title", "url"),
    [
        ("公安机关打击网络赌博，捣毁百家乐窝点", "打击博彩 专项行动", OUT),
        ("中国福利彩票", "福利彩票开奖 双色球投注", "https://www.cwl.gov.cn/"),
        ("中国体彩网", "体育彩票 投注", OUT),
        ("警惕裸聊诈骗", "裸聊敲诈案例", OUT),
        ("一起代开发票案的判决", "代开发票 判决", OUT),
        ("激情广场大家唱", "激情广场 无码头", OUT),
        ("百家乐", "六合彩 时时彩", "https://www.xinhuanet.com/a.html"),
        ("投注站公示", "投注站公示", OUT),
        ("澳门特别行政区政府", "澳门政府", OUT),
        ("蒙特卡洛", "Monte Carlo", OUT),
        ("苏塞克斯大学", "University of Sussex", OUT),
    ],
)
def test_news_warnings_and_namesakes_pass(words: str, title: str, url: str) -> None:
    assert illegal(words, title, "", url) == ["passed"]


def test_own_pages_with_such_words_are_for_a_person() -> None:
    assert illegal("澳门新葡京", "真人百家乐 六合彩", "", "https://www.shifan.gov.cn/x.html") == ["cantTell"]


@pytest.mark.parametrize(
    "body",
    [
        "<script src=https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js></script>",
        "<iframe src=https://pos.baidu.com/x?di=1 title=广告></iframe>",
        "<a href=https://s.click.taobao.com/t?e=1>特产</a>",
        "<script src=https://cpro.baidustatic.com/cpro/ui/c.js></script>",
        "<script src=https://a.com/a.js data-ad-client=ca-pub-1></script>",
    ],
)
def test_advertising_networks_fail(body: str) -> None:
    assert "failed" in commercial(body)


@pytest.mark.parametrize(
    "body",
    [
        "<script src=https://hm.baidu.com/hm.js?1></script>",
        "<script src=https://s4.cnzz.com/z_stat.php></script>",
        f"<a href={OUT}>招商引资推介会</a>",
        f"<a href={OUT}>消费券发放公告：满减优惠券领取</a>",
        f"<a href={OUT}>旅游景区门票折扣</a>",
        "<a href=https://www.fupin832.com/>扶贫832平台立即购买</a>",
        f"<a href={OUT}>示范银行</a>",
        f"<a href={OUT}>某某旗舰店</a>",
        "<p>限时抢购 全场包邮 广告位招租</p><a href=/a>说明</a>",
        "<a href=/a>关于查处“限时抢购”虚假宣传的通报</a>",
    ],
)
def test_statistics_partners_and_the_bodys_own_business_pass(body: str) -> None:
    assert commercial(body) == ["passed"]


def test_words_of_sellers() -> None:
    assert commercial(f"<a href={OUT}>限时抢购</a>") == ["cantTell"]
    assert commercial(f"<a href={OUT}>限时抢购</a>", title="厂家直销 特价促销") == ["failed"]
    assert commercial(f"<a href={OUT}>旗舰店 促销</a>") == ["cantTell"]


@pytest.mark.parametrize(
    ("inside", "outcome"),
    [
        ("<img src=a.jpg alt='广告：年终特惠 全场五折'>", "cantTell"),
        ("【广告】某某商城", "cantTell"),
        ("广告", "cantTell"),
        ("<img src=a.jpg alt='公益广告：文明出行'>", "passed"),
        ("广告监测报告", "passed"),
    ],
)
def test_what_calls_itself_an_advertisement_is_for_a_person(inside: str, outcome: str) -> None:
    assert commercial(f"<a href={OUT}>{inside}</a>") == [outcome]


def test_pages_without_links() -> None:
    assert commercial("文字") == ["inapplicable"]
    assert [word(v) for v in links_illegal((), surveyed(page("文字")))] == ["inapplicable"]
