from __future__ import annotations

import pytest

from pytest_govsite.checks.identity.name import accepted_cores, names_site
from pytest_govsite.model import Profile
from tests.checks.building import site


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("广州市人民政府门户网站", "广州市人民政府门户网站标识"),
        ("广州市人民政府", "广州市人民政府门户网站"),
        ("湘潭市政府门户网站", "湘潭市人民政府"),
        ("示范县人民政府", "示范县政府网"),
        ("示范县人民政府", "示 范 县 人 民 政 府"),
        ("河北省武安市人民政府", "武安市人民政府"),
        ("中华人民共和国财政部", "财政部"),
        ("河北省自然资源厅政府门户网站", "河北省自然资源厅"),
        ("宜春市旅游政务网", "您好!欢迎访问宜春市旅游政务网！"),
        ("万载县人民政府", "服务区,万载县人民政府logo"),
        ("示范县人民政府", "中国・示范县人民政府"),
    ],
)
def test_names_of_one_site(name, text):
    assert names_site(text, accepted_cores(site(name=name)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("示范县人民政府", "示范县人民政府办公室"),
        ("广州市人民政府", "广州市政府\n新闻办"),
        ("示范县人民政府", "模范县人民政府"),
        ("示范市财政局", "示范市财政局开发区分局"),
        ("湘潭市政府门户网站", "湘潭市"),
    ],
)
def test_names_of_other_bodies(name, text):
    assert not names_site(text, accepted_cores(site(name=name)))


def test_the_profile_accepts_further_names():
    profile = Profile(name="dezhou", title="", site_names=("中国德州",))
    assert names_site("中国·德州", accepted_cores(site(name="德州市人民政府"), profile))
