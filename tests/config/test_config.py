from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.config.options import SHANGHAI, build_config
from pytest_govsite.config.plain import decode_config, encode_config, without_secrets
from pytest_govsite.config.read import find_file, read_settings, settings_from
from pytest_govsite.errors import ConfigError


def build(folder: Path, **options: Any) -> Any:
    return build_config({"url": "https://staging.example/", **options}, folder=folder)


@pytest.mark.parametrize(
    ("data", "key", "allowed"),
    [
        ({"sites": {}}, "sites", "site, filing, scope"),
        ({"site": {"nam": "x"}}, "site.nam", "name, url, domain"),
        ({"site": {"kind": "city"}}, "site.kind", "portal | department | township | institution"),
        ({"site": {"opened": "soon"}}, "site.opened", "YYYY-MM-DD"),
        ({"site": {"aliases": "www.a.gov.cn"}}, "site.aliases", "a list"),
        ({"site": 3}, "site", "a table"),
        ({"scope": {"parts": ["funktion"]}}, "scope.parts", "function | security"),
        ({"scope": {"gbt37668": 4}}, "scope.gbt37668", "1 | 2 | 3"),
        ({"crawl": {"max_pages": 0}}, "crawl.max_pages", ">= 1"),
        ({"crawl": {"requests_per_second": -1}}, "crawl.requests_per_second", "> 0"),
        ({"waivers": {"footer.icp": {"reason": "x", "by": "y"}}}, "waivers.footer.icp.until", "must be given"),
        (
            {"waivers": {"footer.icp": {"reason": "", "by": "y", "until": date(2027, 1, 31)}}},
            "waivers.footer.icp.reason",
            "not empty",
        ),
        ({"engines": {"qax": {"type": "ie6"}}}, "engines.qax.type", "chromium | firefox | webkit | webdriver"),
        ({"report": {"purpose": "玩"}}, "report.purpose", "委托检测"),
        ({"report": {"external": [{"item": "x"}]}}, "report.external[0].body", "must be given"),
        ({"http": {"basic_auth": ["a"]}}, "http.basic_auth", "a list of 2"),
    ],
)
def test_wrong_values_are_one_line_with_key_and_what_is_allowed(data: dict[str, Any], key: str, allowed: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings_from(data)
    message = str(caught.value)
    assert message.startswith(f"govsite.toml: {key} = ")
    assert allowed in message
    assert "\n" not in message


def test_a_wrong_type_is_told_as_what_is_needed() -> None:
    with pytest.raises(ConfigError, match=r"^govsite\.toml: site\.name = 5：应为 / must be: 文字 / text$"):
        settings_from({"site": {"name": 5}})


def test_all_mistakes_of_a_file_are_told_one_line_each(tmp_path: Path) -> None:
    wrong = {
        "sites": {},
        "site": {"name": 5, "kind": "city", "nam": "x"},
        "waivers": {"footer.icp": {"by": "y"}},
        "report": {"external": [{"item": "x"}, 3]},
    }
    with pytest.raises(ConfigError) as caught:
        settings_from(wrong)
    lines = str(caught.value).splitlines()
    assert [line.removeprefix("govsite.toml: ").partition(" = ")[0] for line in lines] == [
        "sites",
        "site.name",
        "site.kind",
        "site.nam",
        "waivers.footer.icp.reason",
        "waivers.footer.icp.until",
        "report.external[0].body",
        "report.external[1]",
    ]
    (tmp_path / "govsite.toml").write_text('[site]\nid_code = "31"\ndomain = "https://a.gov.cn/"\n', "utf-8")
    with pytest.raises(ConfigError) as caught:
        build(tmp_path)
    assert [line.partition(" = ")[0] for line in str(caught.value).splitlines()] == [
        "govsite.toml: site.id_code",
        "govsite.toml: site.domain",
    ]


def test_a_broken_file_is_named_with_its_line_and_not_as_an_option(tmp_path: Path) -> None:
    file = tmp_path / "govsite.toml"
    file.write_text('[site]\nname = "示范县"\nurl = https://a.gov.cn/\n', "utf-8")
    with pytest.raises(ConfigError, match=r"no valid TOML: .*line 3") as caught:
        build(tmp_path)
    assert str(caught.value).startswith(f"{file}：")
    assert "--govsite-config" not in str(caught.value)
    file.write_bytes('[site]\nname = "示范县"\n'.encode("gbk"))
    with pytest.raises(ConfigError, match=r"not in UTF-8.*line 2") as caught:
        build(tmp_path)
    assert str(caught.value).startswith(f"{file}：")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "govsite.toml").write_text('[site]\nname = "示范县"\n', "utf-8-sig")
    assert build(tmp_path).settings.site.name == "示范县"


def test_a_missing_file_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^--govsite-config = 'missing\.toml'：.*no such file") as caught:
        build(tmp_path, config="missing.toml")
    assert str(tmp_path / "missing.toml") in str(caught.value)


def test_secrets_are_never_shown() -> None:
    with pytest.raises(ConfigError) as caught:
        settings_from({"http": {"headers": {"Authorization": ["Bearer s3cret"]}}})
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("options", "key"),
    [
        ({"url": "staging.example"}, "--govsite"),
        ({"url": "ftp://staging.example/"}, "--govsite"),
        ({"url": "https://staging.example:99999/"}, "--govsite"),
        ({"url": "https://u:p@staging.example/"}, "--govsite"),
        ({"url": "config"}, "site.url"),
        ({"engines": "chromium,netscape"}, "--govsite-engines"),
        ({"engines": ","}, "--govsite-engines"),
        ({"now": "yesterday"}, "--govsite-now"),
        ({"seed": "x"}, "--govsite-seed"),
        ({"max_pages": "0"}, "--govsite-max-pages"),
        ({"lang": "fr"}, "--govsite-lang"),
        ({"resolve": ["www.a.gov.cn"]}, "--govsite-resolve"),
        ({"resolve": ["www.a.gov.cn:443=127.0.0.1"]}, "--govsite-resolve"),
        ({"resolve": ["www.a.gov.cn=127.0.0.1:70000"]}, "--govsite-resolve"),
        ({"pages": "missing.txt"}, "--govsite-pages"),
        ({"config": "missing.toml"}, "--govsite-config"),
        ({"replay": "missing"}, "--govsite-replay"),
        ({"baseline": "missing.json"}, "--govsite-baseline"),
    ],
)
def test_wrong_options(tmp_path: Path, options: dict[str, Any], key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        build(tmp_path, **options)
    assert str(caught.value).startswith(f"{key} = ")
    assert ":p@" not in str(caught.value)


@pytest.mark.parametrize("key", ["baseline", "previous"])
def test_an_earlier_record_may_be_named_by_its_folder(tmp_path: Path, key: str) -> None:
    (tmp_path / "first").mkdir()
    (tmp_path / "first" / "record.json").write_text("{}", "utf-8")
    named = [getattr(build(tmp_path, **{key: given}), key) for given in ("first", "first/record.json")]
    assert named == [tmp_path / "first" / "record.json"] * 2


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[site]\nid_code = "310000000044"', "site.id_code"),
        ('[site]\ndomain = "https://www.a.gov.cn/"', "site.domain"),
        ('[availability]\nupstream = ["www.gov.cn/feed"]', "availability.upstream"),
        ('[availability]\ncontrol = "ftp://www.gov.cn/"', "availability.control"),
        ('[content]\nlexicons = ["none.toml"]', "content.lexicons"),
        ('[site]\naliases = ["a b"]', "site.aliases"),
        ('[site]\nurl = "www.a.gov.cn"', "site.url"),
        ('[http]\nca_file = "no.pem"', "http.ca_file"),
        ('[http]\nbasic_auth = ["u", "ENV:GOVSITE_NOT_SET"]', "http.basic_auth"),
        ('[http]\nheaders = {X = "ENV:GOVSITE_NOT_SET"}', "http.headers.X"),
        ('[http]\nresolve = {"www.a.gov.cn" = ""}', "http.resolve"),
        ('[attestations]\nfile = "no.toml"', "attestations.file"),
        ('[engines.firefox]\ntype = "chromium"', "engines.firefox.type"),
        ("[site\n", "no valid TOML"),
    ],
)
def test_impossible_values_of_the_file(tmp_path: Path, text: str, key: str) -> None:
    (tmp_path / "govsite.toml").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=key.replace(".", r"\.")):
        build(tmp_path)


def test_file_is_found_above(tmp_path: Path) -> None:
    (tmp_path / "govsite.toml").write_text('[site]\nname = "示范县人民政府"', "utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_file(deep) == tmp_path / "govsite.toml"
    assert build(deep).settings.site.name == "示范县人民政府"


def test_defaults(tmp_path: Path) -> None:
    config = build(tmp_path, url="https://staging.example")
    assert config.url == "https://staging.example/"
    assert config.output == tmp_path / "govsite-report"
    assert (config.seed, config.language, config.profile, config.max_pages) == (0, "zh", "national", 2000)
    assert config.now.utcoffset() == SHANGHAI.utcoffset(None)


def test_now_is_taken_as_shanghai_time(tmp_path: Path) -> None:
    assert build(tmp_path, now="2026-11-20T10:00").now == datetime(2026, 11, 20, 10, 0, tzinfo=SHANGHAI)
    assert build(tmp_path, now="2026-11-20").now == datetime(2026, 11, 20, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("www.a.gov.cn=10.0.0.1", ("www.a.gov.cn", None, "10.0.0.1", None)),
        ("WWW.a.gov.cn=10.0.0.1:8443", ("www.a.gov.cn", 443, "10.0.0.1", 8443)),
        ("www.a.gov.cn:80=10.0.0.1:8080", ("www.a.gov.cn", 80, "10.0.0.1", 8080)),
        ("www.a.gov.cn=[::1]:8443", ("www.a.gov.cn", 443, "::1", 8443)),
        ("www.a.gov.cn=staging.internal", ("www.a.gov.cn", None, "staging.internal", None)),
    ],
)
def test_host_rules(tmp_path: Path, rule: str, expected: tuple[Any, ...]) -> None:
    [made] = build(tmp_path, resolve=[rule]).rules
    assert (made.host, made.port, made.address, made.target_port) == expected


def test_configuration_survives_a_round_trip_and_loses_its_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVSITE_TOKEN", "s3cret")
    (tmp_path / "govsite.toml").write_text(
        '[http]\nheaders = {X-Token = "plain-s3cret"}\nbasic_auth = ["u", "p4ss"]\n[crawl]\nmax_pages = 7\n'
        '[submission]\ncaptcha = "passes-4711"\n[engines.cloud]\ntype = "webdriver"\n'
        'remote = ["https://user:ke9@grid.example:4444/wd/hub", "https://grid.example/?token=ke9"]\n'
        'capabilities = {browserName = "chrome", "cloud:options" = {accessKey = "ke9"}}',
        "utf-8",
    )
    config = build(tmp_path)
    assert decode_config(encode_config(config)) == config
    written = encode_config(without_secrets(config))
    assert "s3cret" not in written
    assert "p4ss" not in written
    assert "passes-4711" not in written
    assert "ke9" not in written
    assert decode_config(written).max_pages == 7
    assert decode_config(written).settings.engines["cloud"].remote == (
        "https://grid.example:4444/wd/hub",
        "https://grid.example/",
    )


def test_a_value_for_captchas_that_is_missing_is_said_and_a_wrong_one_is_not_printed(tmp_path: Path) -> None:
    file = tmp_path / "govsite.toml"
    file.write_text('[submission]\ncaptcha = "ENV:GOVSITE_NO_SUCH_CAPTCHA"', "utf-8")
    with pytest.raises(ConfigError, match="GOVSITE_NO_SUCH_CAPTCHA"):
        build(tmp_path)
    file.write_text("[submission]\ncaptcha = 471147", "utf-8")
    with pytest.raises(ConfigError) as refused:
        build(tmp_path)
    assert "471147" not in str(refused.value)


def test_the_example_of_the_contract_is_understood(tmp_path: Path) -> None:
    contract = Path(__file__).resolve().parents[2].parent / "shared" / "contract.md"
    if not contract.is_file():
        pytest.skip("contract not beside the project")
    text = contract.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    file = tmp_path / "example.toml"
    file.write_text(text, "utf-8")
    settings = read_settings(file)
    assert settings.scope.parts == ("function", "security")
    assert settings.engines["qaxbrowser"].type == "chromium"
    assert settings.waivers["design.share-print"].until.year == 2027
