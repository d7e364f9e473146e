from __future__ import annotations

import re

from pytest_govsite.norms import citations
from pytest_govsite.norms.traceability import article, cited, matrix, set_aside, untraced
from tests.norms.shared import catalogue, norm_rows, seed

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
    for key, aside in set_aside().items():
        assert citations.clause(key), key
        assert len(aside.reason.zh) >= 2, key
        assert aside.reason.en.isascii(), key


def test_a_new_article_would_be_noticed() -> None:
    assert untraced(("SEED0§17", "SEED0§99")) == ("SEED0§99",)


def test_an_item_stands_for_its_article() -> None:
    assert "identity.logo" in cited()["SEED2§13"]


def _places() -> set[tuple[str, str]]:
    return {(entry.clause.document, entry.clause.clause) for entry in matrix()}


def _place(key: str) -> tuple[str, str]:
    clause = citations.clause(article(key))
    assert clause is not None, key
    item = re.sub(r"第（[^）]+）项$", "", clause.clause)
    return clause.document, item if key.startswith(("SEED", "G47")) else clause.clause


def test_the_matrix_forgets_no_article_and_no_row() -> None:
    articles = [
        *_articles("000", "SEED0"), *_articles("002", "SEED2"), *_articles("003", "SEED3"),
        *(f"SEED4.{n}" for n in range(1, 14)), *(k for k in citations.keys_of("SEED1") if k.startswith("SEED1§")),
        *norm_rows(), *cited(), *set_aside(),
    ]  # fmt: skip
    whole = {"SEED1§二(二)", "SEED1§二(五)"}  # their parts are rows
    customs = {citations.documents()[key].title for key in ("practice", "vendor")}
    articles = [key for key in articles if key not in whole]
    assert {_place(key) for key in articles if _place(key)[0] not in customs} - _places() == set()


def test_every_row_of_the_matrix_has_items_or_a_reason_and_stands_once() -> None:
    known = catalogue().requirements
    for entry in matrix():
        assert bool(entry.requirements) != (entry.reason is not None), entry.clause
        assert set(entry.requirements) <= set(known)
        assert not (entry.person and entry.requirements)
    assert len(_places()) == len(matrix())


def test_every_requirement_that_rests_on_a_norm_stands_in_the_matrix() -> None:
    traced = {i for entry in matrix() for i in entry.requirements}
    customs = {citations.documents()[key].title for key in ("practice", "vendor")}
    for requirement in catalogue().requirements.values():
        normed = any(clause.document not in customs for clause in requirement.clauses)
        assert requirement.id in traced or not normed, requirement.id


def test_articles_stand_in_their_order() -> None:
    for key, last in (("SEED0", 49), ("SEED2", 50), ("SEED3", 46)):
        title = citations.documents()[key].title
        found = [entry.clause.clause for entry in matrix() if entry.clause.document == title]
        assert found == [f"第{citations.chinese_number(n)}条" for n in range(1, last + 1)]


def test_articles_that_need_a_person_are_rows_too() -> None:
    assert any(entry.person for entry in matrix())
    manual = next(e for e in matrix() if e.clause.document.startswith("浙江") and e.clause.clause == "第四十二条")
    assert manual.requirements == ("security.graded-protection",)


def test_documents_of_other_places_are_told_apart() -> None:
    def binding(lineage: tuple[str, ...]) -> set[str]:
        local = {citations.documents()[key].title for key in citations.LOCAL_DOCUMENTS}
        return {e.clause.document for e in matrix(lineage) if e.binding} & local

    assert binding(("national",)) == set()
    assert binding(("changzhou", "jiangsu", "national")) == {
        citations.documents()["SEED4"].title, citations.documents()["SEED1"].title,
    }  # fmt: skip
    assert "zhejiang" in catalogue("zhejiang").lineage
