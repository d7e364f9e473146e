from __future__ import annotations

from pathlib import Path

import pytest

from pytest_govsite.errors import ConfigError
from pytest_govsite.fleet.sites import read_sites

TOML = """
[defaults.site]
profile = "zhejiang"
[defaults.crawl]
max_pages = 50
[[sites]]
url = "https://www.shifan.gov.cn/"
name = "示范县人民政府"
id_code = "3301990001"
group = "示范市"
[[sites]]
url = "https://www.shifan.gov.cn/zt/"
config = "own.toml"
settings = {crawl = {max_pages = 7}}
[[sites]]
url = "https://www.shifan.gov.cn/zt"
"""


def written(folder: Path, text: str | bytes, name: str = "sites.toml") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_list_with_defaults_own_files_and_own_sections(tmp_path: Path) -> None:
    written(tmp_path, '[crawl]\nmax_depth = 3\nmax_pages = 9\n[http]\nca_file = "ca.pem"\n', "own.toml")
    (tmp_path / "ca.pem").touch()
    first, second, third = read_sites(written(tmp_path, TOML))
    assert (first.key, first.group, first.name) == ("3301990001", "示范市", "示范县人民政府")
    assert first.settings["site"]["profile"] == "zhejiang"
    assert first.settings["crawl"] == {"max_pages": 50}
    assert second.settings["crawl"] == {"max_pages": 7, "max_depth": 3}
    assert second.settings["http"]["ca_file"] == str(tmp_path / "ca.pem")
    assert (second.key, third.key) == ("www.shifan.gov.cn-zt", "www.shifan.gov.cn-zt--2")
    assert not any(site.problem for site in (first, second, third))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_as_offices_save_it(tmp_path: Path, encoding: str) -> None:
    text = "序号,网站名称,网址,标识码,网站类型,所属地区,平台\r\n1,示范县人民政府,www.shifan.gov.cn,3301990001,门户,示范市,省平台\r\n,,,,,,\r\n"
    (site,) = read_sites(written(tmp_path, text.encode(encoding), "名单.csv"))
    assert (site.url, site.key) == ("http://www.shifan.gov.cn", "3301990001")
    assert (site.group, site.platform) == ("示范市", "省平台")
    assert site.settings["site"]["kind"] == "portal"
    assert not site.problem


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('url = "ftp://a.example/"', "http"),
        ('url = "http://a.example/"\nkind = "palace"', "site.kind"),
        ('url = "http://a.example/"\ncolour = "red"', "colour"),
        ('url = "http://a.example/"\nconfig = "nowhere.toml"', "nowhere.toml"),
        ('name = "无网址"', "url"),
    ],
)
def test_a_wrong_line_stops_no_other(tmp_path: Path, line: str, told: str) -> None:
    wrong, right = read_sites(written(tmp_path, f'[[sites]]\n{line}\n[[sites]]\nurl = "http://b.example/"\n'))
    assert told in wrong.problem
    assert "\n" not in wrong.problem
    assert not right.problem


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[[sites]", "sites.toml"),
        ("", "sites.toml"),
        ("[fleet]\nx = 1", "sites.toml"),
        ("名称\n甲\n", "sites.csv"),
        ("", "sites.csv"),
        ("[defaults.site]\nkind = 'palace'\n[[sites]]\nurl = 'http://b.example/'", "sites.toml"),
    ],
)
def test_a_list_that_is_none(tmp_path: Path, text: str, name: str) -> None:
    with pytest.raises(ConfigError):
        read_sites(written(tmp_path, text, name))


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml"):
        read_sites(tmp_path / "none.toml")
