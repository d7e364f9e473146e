from __future__ import annotations

import re

from pytest_govsite.norms import citations
from pytest_govsite.norms.traceability import cited, set_aside, untraced
from tests.norms.shared import norm_rows, seed

_FIGURES = {citations.chinese_number(n): n for n in range(1, 60)}


def _articles(name: str, key: str) -> tuple[str, ...]:
    """Find the articles in the text itself: 第十 一条, 四十五 本制度……"""
    text = re.sub(r"[^\S\n]+", "", seed(name))
    text = re.sub(r"([一二三四五六七八九十])\n+\d+、", r"\1", text)
    found = {_FIGURES[n] for n in re.findall(r"(?:第([一二三四五六七八九十]+)条)", text) if n in _FIGURES}
    found |= {_FIGURES[n] for n in re.findall(r"^([一二三四五六七八九十]{2,3})本制度", text, re.M) if n in _FIGURES}
    assert found == set(range(1, max(found) + 1))
    return tuple(f"{key}§{n}" for n in sorted(found))


def test_every_article_of_the_five_documents_is_traced() -> None:
    articles = {
        "SEED0": _articles("000", "SEED0"),
        "SEED2": _articles("002", "SEED2"),
        "SEED3": _articles("003", "SEED3"),
        "SEED4": tuple(dict.fromkeys(f"SEED4.{n}" for n in re.findall(r"^(\d+)\. ", seed("004"), re.M))),
    }
    assert {k: len(v) for k, v in articles.items()} == {"SEED0": 49, "SEED2": 50, "SEED3": 46, "SEED4": 13}
    for keys in articles.values():
        assert untraced(keys) == ()


def test_every_section_of_the_jiangsu_document_is_traced() -> None:
    text = seed("001")
    parts = re.findall(r"^(?:[一二三]、|([一二三四五])要|\(([一二三四五])\))", text, re.M)
    assert len(parts) == 3 + 9 + 7
    whole = ("SEED1§二(二)", "SEED1§二(五)")
    sections = [k for k in citations.keys_of("SEED1") if k.startswith("SEED1§") and k not in whole]
    assert len(sections) == 15
    assert untraced(tuple(sections)) == ()


def test_every_row_of_the_norms_is_traced() -> None:
    assert untraced(norm_rows()) == ()


def test_nothing_is_both_cited_and_set_aside() -> None:
    assert set(set_aside()) & set(cited()) == set()


def test_what_is_set_aside_exists_and_says_why() -> None:
    for key, reason in set_aside().items():
        assert citations.clause(key), key
        assert len(reason) >= 2, key


def test_a_new_article_would_be_noticed() -> None:
    assert untraced(("SEED0§17", "SEED0§99")) == ("SEED0§99",)


def test_an_item_stands_for_its_article() -> None:
    assert "identity.logo" in cited()["SEED2§13"]
