from __future__ import annotations

import time
from typing import Any

import pytest

from pytest_govsite.checks.content import malicious_code, misstatements, typos, wordings
from pytest_govsite.checks.links import LinkSurvey, links_commercial, links_illegal
from pytest_govsite.checks.links.signs import signs
from pytest_govsite.model import Lexicon, LinkFacts, Outcome, PageFacts, Region, TermGroup, Verdict, WordingEntry
from tests.checks.building import block, facts, is_advice, is_failure, link, metas, one, site, source_page


def own(**values: Any) -> Lexicon:
    return Lexicon(
        **({"file": "own.toml", "sha256": repr(sorted(values)), "title": "词库", "source": "本机构"} | values)
    )


def said(text: str, *entries: WordingEntry) -> Verdict:
    page = source_page(block(text, Region.MAIN))
    return one(misstatements(page, wordings("misstatements", (own(misstatements=entries),))))


ENTRY = WordingEntry(
    wrong="青雨县人民政俯|青雨线人民政府", right="青雨县人民政府", exceptions=("青雨线人民政府路",), certain=True
)


def test_own_wordings_stand_beside_the_bundled_ones() -> None:
    assert is_failure(said("青雨县人民政俯印发通知", ENTRY))
    assert is_failure(said("中华人民共合国", ENTRY))
    assert said("青雨县人民政府印发通知", ENTRY).outcome is Outcome.PASSED
    assert said("家住青雨线人民政府路", ENTRY).outcome is Outcome.PASSED
    assert said("有网站误写为青雨县人民政俯", ENTRY).outcome is Outcome.PASSED
    assert said("标语写着“青雨县人民政俯”", ENTRY).outcome is Outcome.CANT_TELL


def test_levels_below_serious_are_advice_and_uncertain_words_for_a_person() -> None:
    assert is_advice(said("联系群中", WordingEntry(wrong="联系群中", right="联系群众", level="general", certain=True)))
    assert (
        said("联系群中", WordingEntry(wrong="联系群中", right="联系群众", level="serious")).outcome is Outcome.CANT_TELL
    )


def test_words_that_are_not_to_be_shown_stand_in_no_part_of_the_finding() -> None:
    for certain in (True, False):
        verdict = said("某某敏感词语出现", WordingEntry(wrong="敏感词语", right="删去", shown=False, certain=certain))
        assert verdict.outcome is (Outcome.FAILED if certain else Outcome.CANT_TELL)
        assert "敏感" not in repr(verdict)
    listed = (own(typos=(WordingEntry(wrong="敏感词语", shown=False),)),)
    verdict = one(typos([source_page(block("某某敏感词语出现", Region.MAIN))], wordings("typos", listed)))
    assert "敏感" not in repr(verdict)


def test_regular_expressions_and_plain_words_are_found_alike() -> None:
    entries = (WordingEntry(wrong="(?:省|市)人名政府", right="人民政府"), WordingEntry(wrong="第[〇0]届", right="届次"))
    assert said("在第0届会议上", *entries).outcome is Outcome.CANT_TELL
    assert said("某省人名政府", *entries).outcome in (Outcome.CANT_TELL, Outcome.FAILED)


def test_twenty_thousand_plain_words_take_no_time() -> None:
    entries = tuple(WordingEntry(wrong=f"错{chr(0x4E00 + n)}{chr(0x5000 + n % 90)}", right="对") for n in range(20_000))
    words = wordings("misstatements", (own(misstatements=entries),))
    page = source_page(*(block("各级各部门要认真贯彻落实会议精神，统筹推进各项重点工作。" * 20, Region.MAIN),) * 40)
    begun = time.process_time()
    assert one(misstatements(page, words)).outcome is Outcome.PASSED
    assert time.process_time() - begun < 2


def surveyed(page: PageFacts, *lexicons: Lexicon) -> LinkSurvey:
    return LinkSurvey([page], site(lexicons=lexicons), facts(), LinkFacts())


PAGE = source_page(link("某某大赢家平台", "https://www.dyj-example.com/"), link("县政府", "/"))


def test_own_words_and_hosts_of_unlawful_and_advertising_links() -> None:
    words = (TermGroup(words=("大赢家平台",), kind=("赌博", "gambling")),)
    assert one(links_illegal([PAGE], surveyed(PAGE))).outcome is Outcome.PASSED
    found = one(links_illegal([PAGE], surveyed(PAGE, own(unlawful=words))))
    assert found.outcome is Outcome.CANT_TELL
    assert "赌博" in found.message.zh
    assert (
        one(links_illegal([PAGE], surveyed(PAGE, own(unlawful_hosts=("dyj-example.com",))))).outcome is Outcome.FAILED
    )
    spared = own(unlawful=words, not_unlawful=("某某大赢家",))
    assert one(links_illegal([PAGE], surveyed(PAGE, spared))).outcome is Outcome.PASSED
    assert one(links_commercial([PAGE], surveyed(PAGE))).outcome is Outcome.PASSED
    sold = own(advertising_hosts=("dyj-example.com",))
    assert one(links_commercial([PAGE], surveyed(PAGE, sold))).outcome is Outcome.FAILED
    worded = own(advertising=(TermGroup(words=("大赢家平台",)),))
    assert one(links_commercial([PAGE], surveyed(PAGE, worded))).outcome is Outcome.CANT_TELL


def test_own_words_in_labels() -> None:
    page = source_page(block("县政府要闻", Region.MAIN), metas=metas(keywords="大赢家平台"))
    words = own(unlawful=(TermGroup(words=("大赢家平台",)),))
    assert one(malicious_code(page, site())).outcome is Outcome.PASSED
    assert one(malicious_code(page, site(lexicons=(words,)))).outcome is Outcome.FAILED


@pytest.mark.parametrize("name", ["misstatements", "typos"])
def test_without_lexicons_the_bundled_list_is_the_list(name: Any) -> None:
    assert len(list(wordings(name).hits("中华人民共合国和秸杆"))) == 1


def test_own_words_and_hosts_are_signs_for_hidden_links_and_cloaking_too() -> None:
    inspected = site(lexicons=(own(unlawful=(TermGroup(words=("大赢家平台",)),), unlawful_hosts=("dyj-example.com",)),))
    assert signs("某某大赢家平台", site()) == ()
    assert signs("某某大赢家平台", inspected, "www.dyj-example.com") == ("大赢家平台", "www.dyj-example.com")
