from __future__ import annotations

import pytest

from pytest_govsite.checks import labels
from tests.checks.writing import SITE_LABELS, labelled, page, single, words


def test_in_head_once() -> None:
    shown = page(head=SITE_LABELS + labelled(Keywords="a", keywords="b", ColumnKeywords="c"))
    assert single(labels.placement(shown)) == ("passed", "标签都在 head 内且不重复")


@pytest.mark.parametrize(
    ("head", "body", "message"),
    [
        ("", SITE_LABELS, "SiteName 标签不在 head 内"),
        ("<meta name=SiteName content=a><meta name=sitename content=a>", "", "SiteName 标签重复"),
        ("<meta name=Description content=a><meta name=description content=b>", "", "Description 标签重复"),
        ("<meta name=SiteDomain content=网站域名>", "", "SiteDomain 标签里是模板占位内容"),
        ("<meta name=keywords content='{{page.keywords}}'>", "", "Keywords 标签里是模板占位内容"),
        ("<meta name=ContentSource content='&lt;CMS_SOURCE&gt;'>", "", "ContentSource 标签里是模板占位内容"),
        ("<meta name=PubDate content='${doc.pubtime}'>", "", "PubDate 标签里是模板占位内容"),
        ("<meta name=ArticleTitle content='#{title}'>", "", "ArticleTitle 标签里是模板占位内容"),
    ],
)
def test_misplaced(head: str, body: str, message: str) -> None:
    assert ("failed", message) in words(labels.placement(page(body, head=head)))


def test_every_fault_is_told() -> None:
    shown = page(SITE_LABELS, head=SITE_LABELS)
    assert len(words(labels.placement(shown))) == 6


def test_a_label_in_a_comment_is_missing_not_misplaced() -> None:
    assert single(labels.placement(page(head=f"<!-- {SITE_LABELS} -->"))) == (
        "inapplicable",
        "页面没有任何标签，缺少的标签另行判定",
    )


def test_words_that_only_look_like_placeholders() -> None:
    head = labelled(ArticleTitle="关于公布2026年预算{公开版}的通知", Keywords="标题党,来源", Author="测试中心")
    assert single(labels.placement(page(head=head)))[0] == "passed"
