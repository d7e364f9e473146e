from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest

from pytest_govsite.config.settings import Config
from pytest_govsite.errors import ConfigError
from pytest_govsite.model import Fetched, Unobserved, UnobservedReason
from pytest_govsite.observe.asking import Limits
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.reading.readers import Readers
from tests.observe.conftest import HOST
from tests.observe.site import Handler, LocalSite

_T = TypeVar("_T")
Configure = Callable[..., Config]


@pytest.fixture
def using(loop: BackgroundLoop) -> Callable[..., Any]:
    """Run something with a client that is closed afterwards."""

    def run(config: Config, work: Callable[[HttpClient], Coroutine[Any, Any, _T]], **limits: Any) -> _T:
        async def scene() -> _T:
            async with HttpClient(config, limits=Limits(**limits)) as client:
                return await work(client)

        return loop.run(scene())

    return run


@pytest.fixture
def fetch(using: Callable[..., Any], configure: Configure) -> Callable[..., Fetched]:
    def run(url: str, config: Config | None = None, **limits: Any) -> Fetched:
        return using(config or configure(url), lambda client: client.fetch(url), **limits)  # type: ignore[no-any-return]

    return run


def reason(fetched: Fetched) -> UnobservedReason | None:
    return fetched.unobserved.reason if fetched.unobserved else None


def test_a_page_gives_exchange_and_facts(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.page("/a", "<a href='/b'>政务公开</a>", **{"Set-Cookie": "id=secret; HttpOnly"})
    fetched = fetch(site.url("/a"))
    assert fetched.unobserved is None
    assert fetched.exchange is not None
    assert fetched.document is not None
    assert [link.text for link in fetched.document.links] == ["政务公开"]
    assert fetched.exchange.status == 200
    assert fetched.exchange.media_type == "text/html"
    assert fetched.exchange.size > 0
    assert len(fetched.exchange.body_sha256) == 64
    assert dict(fetched.exchange.headers)["set-cookie"] == "id=…; HttpOnly"


@pytest.mark.parametrize(
    ("sent", "leads"), [("0; url=/b.html", "/b.html"), ("5;URL='b.html'", "/b.html"), ("30", ""), ("", "")]
)
def test_a_refresh_in_the_header_counts_like_one_in_the_page(
    site: LocalSite, fetch: Callable[..., Fetched], sent: str, leads: str
) -> None:
    site.page("/a", "<p>x</p>", **({"Refresh": sent} if sent else {}))
    document = fetch(site.url("/a")).document
    assert document is not None
    assert document.refresh == (site.url(leads) if leads else "")


@pytest.mark.parametrize(
    ("encoding", "header", "declared"),
    [
        ("gb18030", "text/html", "<meta charset=gb2312>"),
        ("gbk", "text/html; charset=GBK", ""),
        ("utf-8", "text/html; charset=utf-8", ""),
        ("utf-16", "text/html", "<meta charset=gb2312>"),
    ],
)
def test_characters_are_found_as_a_browser_finds_them(
    site: LocalSite, fetch: Callable[..., Fetched], encoding: str, header: str, declared: str
) -> None:
    html = (
        f"<html><head>{declared}<title>镇雄县人民政府</title></head><body>㐱</body></html>"
        if encoding != "gbk"
        else ("<html><head><title>镇雄县人民政府</title></head><body>县</body></html>")
    )
    site.routes["/"] = (200, html.encode(encoding), {"Content-Type": header})
    fetched = fetch(site.url("/"))
    assert fetched.document is not None
    assert fetched.document.title == "镇雄县人民政府"


def test_redirects_are_followed_and_written_down(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.redirect("/a", "/b", 301)
    site.redirect("/b", "c#part")
    site.page("/c", "there")
    fetched = fetch(site.url("/a"))
    assert fetched.exchange is not None
    assert [(hop.url, hop.status, hop.location) for hop in fetched.exchange.hops] == [
        (site.url("/a"), 301, site.url("/b")),
        (site.url("/b"), 302, site.url("/c")),
    ]
    assert fetched.exchange.final_url == site.url("/c")
    assert fetched.document is not None
    assert fetched.document.url == site.url("/c")


def test_a_redirect_loop_ends(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    assert reason(fetch(site.url("/a"))) is UnobservedReason.REDIRECT_LOOP
    assert len(site.requests) <= 4


def test_endless_new_addresses_are_a_loop_too(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.routes["/a"] = lambda handler: (302, b"", {"Location": f"/a?{len(site.requests)}"})
    assert reason(fetch(site.url("/a"))) is UnobservedReason.REDIRECT_LOOP
    assert len(site.requests) < 30


def test_a_redirect_to_itself_that_sets_a_cookie_is_no_loop(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    def answer(handler: Handler) -> tuple[Any, ...]:
        if "pass=1" in handler.headers.get("Cookie", ""):
            return (200, "<p>in</p>")
        return (302, b"", {"Location": "/a", "Set-Cookie": "pass=1; Path=/"})

    site.routes["/a"] = answer
    assert fetch(site.url("/a")).document is not None


def test_an_error_status_is_no_page(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.routes["/gone"] = (404, "<p>no</p>")
    fetched = fetch(site.url("/gone"))
    assert reason(fetched) is UnobservedReason.HTTP_ERROR
    assert fetched.unobserved is not None
    assert fetched.unobserved.status == 404
    assert fetched.document is None
    assert fetched.exchange is not None
    assert fetched.exchange.status == 404


def test_what_is_no_web_page_is_not_read(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.routes["/a.pdf"] = (200, b"%PDF", {"Content-Type": "application/pdf"})
    site.routes["/b"] = (200, "<p>x</p>", {"Content-Disposition": "attachment; filename=b.html"})
    assert reason(fetch(site.url("/a.pdf"))) is UnobservedReason.NOT_HTML
    assert reason(fetch(site.url("/b"))) is UnobservedReason.NOT_HTML


def test_text_and_xml_are_kept_as_text(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.routes["/robots.txt"] = (200, "User-agent: *\nDisallow: /x", {"Content-Type": "text/plain"})
    fetched = fetch(site.url("/robots.txt"))
    assert fetched.text.startswith("User-agent")
    assert fetched.document is None
    assert fetched.unobserved is None


def test_a_page_without_media_type_is_known_by_its_first_bytes(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.routes["/"] = (200, "<!DOCTYPE html><title>甲</title>", {"Content-Type": ""})
    fetched = fetch(site.url("/"))
    assert fetched.document is not None
    assert fetched.document.title == "甲"


def test_a_page_of_200_mb_costs_only_the_limit(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    written = []

    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.close_connection = True
        for _ in range(200):
            handler.wfile.write(b"x" * 1_000_000)
            written.append(1)

    site.routes["/big"] = endless
    assert reason(fetch(site.url("/big"), document=2_000_000)) is UnobservedReason.TOO_LARGE
    time.sleep(0.3)
    assert len(written) < 40


def test_an_announced_length_is_believed_before_it_is_read(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    def liar(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "200000000")
        handler.end_headers()
        handler.wfile.write(b"abc")
        handler.close_connection = True

    site.routes["/big"] = liar
    begun = time.monotonic()
    assert reason(fetch(site.url("/big"))) is UnobservedReason.TOO_LARGE
    assert time.monotonic() - begun < 5


def test_a_bomb_of_zeros_does_not_unfold(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.routes["/"] = (200, gzip.compress(b"\0" * 50_000_000), {"Content-Encoding": "gzip"})
    assert reason(fetch(site.url("/"), document=1_000_000)) is UnobservedReason.TOO_LARGE


@pytest.mark.parametrize("wbits", [31, 15, -15])
def test_gzip_and_both_kinds_of_deflate_are_read(site: LocalSite, fetch: Callable[..., Fetched], wbits: int) -> None:
    compress = zlib.compressobj(wbits=wbits)
    body = compress.compress(b"<title>abc</title>" * 50) + compress.flush()
    site.routes["/"] = (200, body, {"Content-Encoding": "gzip" if wbits == 31 else "deflate"})
    fetched = fetch(site.url("/"))
    assert fetched.document is not None
    assert fetched.document.title == "abc"


def test_a_wrong_content_encoding_is_told(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.routes["/"] = (200, b"plain", {"Content-Encoding": "br"})
    fetched = fetch(site.url("/"))
    assert reason(fetched) is UnobservedReason.HTTP_ERROR


def test_a_server_that_trickles_is_given_up(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    def trickle(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.close_connection = True
        for _ in range(60):
            handler.wfile.write(b"x")
            time.sleep(0.1)

    site.routes["/slow"] = trickle
    begun = time.monotonic()
    fetched = fetch(site.url("/slow"), total=1.0, retries=0)
    assert reason(fetched) is UnobservedReason.TIMEOUT
    assert time.monotonic() - begun < 5


def test_a_server_that_says_nothing_is_given_up(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.routes["/mute"] = lambda handler: time.sleep(4)
    assert reason(fetch(site.url("/mute"), read=0.5, retries=0)) is UnobservedReason.TIMEOUT


def test_a_refused_connection_is_told_in_one_line(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    url = site.url("/")
    site.close()
    fetched = fetch(url, retries=0)
    assert reason(fetched) is UnobservedReason.CONNECT
    assert fetched.exchange is None
    assert fetched.unobserved is not None
    assert "拒绝连接" in fetched.unobserved.detail
    assert "\n" not in fetched.unobserved.detail


def test_an_unknown_name_is_told(fetch: Callable[..., Fetched]) -> None:
    assert reason(fetch("http://no-such-host.invalid/")) is UnobservedReason.DNS


def test_a_broken_answer_is_told(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    def nonsense(handler: Handler) -> None:
        handler.wfile.write(b"SMTP ready\r\n\r\n")
        handler.close_connection = True

    site.routes["/"] = nonsense
    assert reason(fetch(site.url("/"), retries=0)) is UnobservedReason.CONNECT


def test_an_unknown_authority_is_a_tls_error(secure: LocalSite, fetch: Callable[..., Fetched]) -> None:
    secure.page("/", "x")
    fetched = fetch(secure.url("/"))
    assert reason(fetched) is UnobservedReason.TLS
    assert fetched.unobserved is not None
    assert "证书" in fetched.unobserved.detail
    assert secure.requests == []


def test_tls_errors_can_be_ignored(secure: LocalSite, fetch: Callable[..., Fetched], configure: Configure) -> None:
    secure.page("/", "x")
    config = configure(secure.url("/"), toml="[http]\nignore_tls_errors = true\n")
    assert fetch(secure.url("/"), config).document is not None


def test_names_are_mapped_below_tls(
    secure: LocalSite, fetch: Callable[..., Fetched], configure: Configure, ca_file: Path
) -> None:
    secure.page("/", "x")
    toml = f'[http]\nca_file = "{ca_file}"\n'
    config = configure(f"https://{HOST}/", toml=toml, resolve=[f"{HOST}=127.0.0.1:{secure.port}"])
    fetched = fetch(f"https://{HOST}/", config)
    assert fetched.document is not None
    assert fetched.document.url == f"https://{HOST}/"
    assert secure.requests[0][1]["Host"] == HOST


def test_a_certificate_for_another_name_is_refused(
    secure: LocalSite, fetch: Callable[..., Fetched], configure: Configure, ca_file: Path
) -> None:
    toml = f'[http]\nca_file = "{ca_file}"\n'
    config = configure("https://wrong.example/", toml=toml, resolve=[f"wrong.example=127.0.0.1:{secure.port}"])
    assert reason(fetch("https://wrong.example/", config)) is UnobservedReason.TLS


def test_http_and_https_are_mapped_to_different_ports(
    site: LocalSite, secure: LocalSite, using: Callable[..., Any], configure: Configure, ca_file: Path
) -> None:
    site.page("/", "plain")
    secure.page("/", "secure")
    config = configure(
        f"http://{HOST}/",
        toml=f'[http]\nca_file = "{ca_file}"\n',
        resolve=[f"{HOST}:80=127.0.0.1:{site.port}", f"{HOST}:443=127.0.0.1:{secure.port}"],
    )

    async def both(client: HttpClient) -> list[Any]:
        return [await client.fetch_bytes(f"{scheme}://{HOST}/") for scheme in ("http", "https")]

    plain, encrypted = using(config, both)
    assert b"plain" in plain[0]
    assert b"secure" in encrypted[0]


def test_retry_after_is_kept_to(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    def busy_once(handler: Handler) -> tuple[Any, ...]:
        return (429, b"", {"Retry-After": "1"}) if len(site.requests) == 1 else (200, "<p>now</p>")

    site.routes["/"] = busy_once
    assert fetch(site.url("/")).document is not None
    assert site.requests[1][2] - site.requests[0][2] >= 0.99


def test_a_busy_server_stays_an_error(site: LocalSite, fetch: Callable[..., Fetched]) -> None:
    site.routes["/"] = (503, b"")
    fetched = fetch(site.url("/"))
    assert reason(fetched) is UnobservedReason.HTTP_ERROR
    assert len(site.requests) == 3


def test_credentials_go_to_the_site_only(
    site: LocalSite, other: LocalSite, using: Callable[..., Any], configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVSITE_PASSWORD", "geheim-wort")
    monkeypatch.setenv("GOVSITE_TOKEN", "token-of-the-site")
    site.redirect("/away", other.url("/"))
    site.page("/", "in")
    other.page("/", "out")
    config = configure(
        site.url("/"),
        toml='[http]\nbasic_auth = ["user", "ENV:GOVSITE_PASSWORD"]\nheaders = {X-Token = "ENV:GOVSITE_TOKEN"}\n',
    )

    async def scene(client: HttpClient) -> None:
        await client.fetch(site.url("/away"))
        await client.probe(other.url("/"))
        await client.fetch(site.url("/"))

    using(config, scene)
    assert all(headers["Authorization"].startswith("Basic ") for _, headers, _ in site.requests)
    assert all(headers["X-Token"] == "token-of-the-site" for _, headers, _ in site.requests)
    assert other.requests
    assert not any("Authorization" in headers or "X-Token" in headers for _, headers, _ in other.requests)


def test_echoed_secrets_are_not_kept(
    site: LocalSite, fetch: Callable[..., Fetched], configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOVSITE_TOKEN", "token-of-the-site")
    site.routes["/"] = lambda handler: (200, f"<p>{handler.headers['X-Token']}</p>")
    config = configure(site.url("/"), toml='[http]\nheaders = {X-Token = "ENV:GOVSITE_TOKEN"}\n')
    fetched = fetch(site.url("/"), config)
    assert fetched.document is not None
    assert "token-of-the-site" not in repr(fetched)


def test_a_missing_secret_is_a_configuration_error(using: Callable[..., Any], site: LocalSite) -> None:
    from pytest_govsite.config.settings import HttpSection, Settings

    config = _bare(site.url("/"), Settings(http=HttpSection(headers={"X": "ENV:NOT_SET_ANYWHERE"})))
    with pytest.raises(ConfigError, match="NOT_SET_ANYWHERE"):
        HttpClient(config)


def _bare(url: str, settings: Any) -> Config:
    from datetime import datetime

    return Config(settings=settings, url=url, output=Path("out"), now=datetime.now().astimezone())


def test_cookies_of_a_storage_state_are_sent(
    site: LocalSite, fetch: Callable[..., Fetched], configure: Configure, tmp_path: Path
) -> None:
    (tmp_path / "state.json").write_text(
        '{"cookies": [{"name": "SID", "value": "abcdefgh", "domain": "127.0.0.1", "path": "/"},'
        '{"name": "ALIEN", "value": "abcdefgh", "domain": "bank.example", "path": "/"}], "origins": []}'
    )
    site.page("/", "x")
    fetch(site.url("/"), configure(site.url("/"), toml='[http]\nstorage_state = "state.json"\n'))
    assert site.requests[0][1]["Cookie"] == "SID=abcdefgh"


def test_private_addresses_that_are_not_the_sites_are_refused(
    site: LocalSite, using: Callable[..., Any], configure: Configure
) -> None:
    config = configure(f"http://{HOST}/", resolve=[f"{HOST}=127.0.0.1:{site.port}"])
    inner = [
        "http://127.0.0.1:1/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "http://0.0.0.0/",
    ]

    async def scene(client: HttpClient) -> list[Fetched]:
        return [await client.fetch(url) for url in inner]

    assert {reason(f) for f in using(config, scene)} == {UnobservedReason.REFUSED_ADDRESS}


def test_a_redirect_into_the_inner_network_is_refused(
    site: LocalSite, fetch: Callable[..., Fetched], configure: Configure
) -> None:
    config = configure(f"http://{HOST}/", resolve=[f"{HOST}=127.0.0.1:{site.port}"])
    site.redirect("/", "http://169.254.169.254/latest/meta-data/")
    assert reason(fetch(f"http://{HOST}/", config)) is UnobservedReason.REFUSED_ADDRESS


def test_the_product_is_named(site: LocalSite, fetch: Callable[..., Fetched], configure: Configure) -> None:
    site.page("/", "x")
    fetch(site.url("/"))
    assert "pytest-govsite/" in site.requests[0][1]["User-Agent"]
    fetch(site.url("/"), configure(site.url("/"), toml='[http]\nuser_agent = "Ours/1"\n'))
    assert site.requests[1][1]["User-Agent"] == "Ours/1"


def test_a_probe_tells_title_text_and_login(site: LocalSite, using: Callable[..., Any], configure: Configure) -> None:
    site.routes["/ok"] = (200, "<title>新闻</title><script>no</script><body><p>今日要闻</p></body>")
    site.redirect("/members", "/sso/login")
    site.routes["/sso/login"] = (200, "<title>统一身份认证</title><input type=PASSWORD>")
    site.routes["/none"] = (404, "")

    async def scene(client: HttpClient) -> list[Any]:
        return [await client.probe(site.url(path)) for path in ("/ok", "/members", "/none")]

    fine, login, none = using(configure(site.url("/")), scene)
    assert (fine.status, fine.title, fine.text, fine.login) == (200, "新闻", "今日要闻", False)
    assert login.login
    assert login.final_url == site.url("/sso/login")
    assert (none.status, none.unobserved) == (404, None)


def test_small_resources_come_as_bytes(site: LocalSite, using: Callable[..., Any], configure: Configure) -> None:
    site.routes["/a.gz"] = (200, b"\x1f\x8b\x00", {"Content-Type": "application/gzip"})
    site.routes["/b"] = (200, b"x" * 5000, {"Content-Type": "image/png"})

    async def scene(client: HttpClient) -> tuple[Any, Any]:
        return await client.fetch_bytes(site.url("/a.gz")), await client.fetch_bytes(site.url("/b"), limit=1000)

    small, large = using(configure(site.url("/")), scene)
    assert small[0] == b"\x1f\x8b\x00"
    assert isinstance(large, Unobserved)
    assert large.reason is UnobservedReason.TOO_LARGE


def test_a_host_that_is_gone_is_not_asked_for_ever(
    site: LocalSite, using: Callable[..., Any], configure: Configure
) -> None:
    config = configure(site.url("/"))
    url = f"http://{HOST}/"
    config = configure(site.url("/"), resolve=[f"{HOST}=127.0.0.1:1"])

    async def scene(client: HttpClient) -> list[Fetched]:
        return [await client.fetch(url) for _ in range(8)]

    begun = time.monotonic()
    found = using(config, scene, retries=0)
    assert {reason(f) for f in found} == {UnobservedReason.CONNECT}
    assert found[-1].unobserved is not None
    assert "多次没有应答" in found[-1].unobserved.detail
    assert time.monotonic() - begun < 5


def test_a_fault_of_ours_in_reading_a_page_costs_that_page(
    loop: BackgroundLoop, configure: Callable[..., Config], site: LocalSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def faulty(*_: Any) -> Any:
        return {}["value"]

    monkeypatch.setattr(Readers, "read", faulty)
    site.page("/", "<p>关于做好政务公开工作的通知</p>")

    async def work() -> Unobserved | None:
        async with HttpClient(configure(site.url("/"))) as client:
            return (await client.fetch(site.url("/"))).unobserved

    why = loop.run(work())
    assert why is not None
    assert (why.reason.value, why.detail.partition(" / ")[0]) == ("crash", "本工具出错，与网站无关")
