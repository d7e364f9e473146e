from __future__ import annotations

import socket
import ssl
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dns.flags
import dns.message
import dns.query
import dns.rcode
import dns.rdatatype
import httpx
import pytest

from pytest_govsite.config.read import settings_from
from pytest_govsite.demo.__main__ import main
from pytest_govsite.demo.internet import DemoInternet
from tests.demo.conftest import NOW


@contextmanager
def client_of(internet: DemoInternet) -> Iterator[httpx.Client]:
    """Reaches the demo's hosts as an inspection does: by `resolve` and `ca_file`."""
    table = dict(rule.split("=") for rule in internet.resolve)

    class Resolved(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            host, port = request.url.host, request.url.port or (443 if request.url.scheme == "https" else 80)
            address, local = table[f"{host}:{port}"].split(":")
            request.extensions["sni_hostname"] = host
            request.url = request.url.copy_with(host=address, port=int(local))
            return super().handle_request(request)

    context = ssl.create_default_context(cafile=internet.ca_file)
    with httpx.Client(transport=Resolved(verify=context)) as client:
        yield client


def test_every_host_answers_over_https(internet: DemoInternet) -> None:
    hosts = {rule.split(":")[0] for rule in internet.resolve}
    assert {
        "www.shifan.gov.cn",
        "jyj.shifan.gov.cn",
        "dcs.conac.cn",
        "zfwzgl.www.gov.cn",
        "www.shifan-travel.com",
    } <= hosts
    with client_of(internet) as client:
        for host in hosts - {"www.shifanxian.gov.cn"}:
            assert client.get(f"https://{host}/").status_code == 200, host


def test_http_is_moved_to_https_at_the_public_address(internet: DemoInternet) -> None:
    with client_of(internet) as client:
        response = client.get("http://www.shifan.gov.cn/xwzx/?a=1")
    assert (response.status_code, response.headers["location"]) == (301, "https://www.shifan.gov.cn/xwzx/?a=1")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_alias_is_moved_to_the_main_domain(internet: DemoInternet, scheme: str) -> None:
    with client_of(internet) as client:
        response = client.get(f"{scheme}://www.shifanxian.gov.cn/zwgk/")
    assert (response.status_code, response.headers["location"]) == (301, "https://www.shifan.gov.cn/zwgk/")


def test_marks_are_official_scripts_and_pictures(internet: DemoInternet) -> None:
    with client_of(internet) as client:
        home = client.get(internet.start_url).text
        mark = client.get("https://dcs.conac.cn/js/33/019/9000/60999901/CA330199000609999010001.js")
        other = client.get("https://dcs.conac.cn/js/33/019/8000/60999802/CA330198000609998020001.js")
        report = client.get("https://zfwzgl.www.gov.cn/exposure/jiucuo.js")
        picture = client.get("https://dcs.conac.cn/image/red.png")
    assert "dcs.conac.cn/js/33/019/9000/60999901/" in home
    assert "/image/red.png" in mark.text
    assert "/image/red_error.png" in other.text
    assert "jiucuo.html?site_code=" in report.text
    assert picture.headers["content-type"] == "image/png"


def test_a_head_request_and_a_form(internet: DemoInternet) -> None:
    with client_of(internet) as client:
        head = client.head(internet.start_url)
        sent = client.post(f"{internet.start_url}hdjl/xzxx/write.html", data={"person": "张三"})
        large = client.post(f"{internet.start_url}hdjl/xzxx/write.html", data={"person": "x" * 100_000})
    assert (head.status_code, head.content) == (200, b"")
    assert "请填写此项" in sent.text
    assert "请填写此项" in large.text


def test_a_host_of_another_name_is_refused(internet: DemoInternet) -> None:
    address = dict(rule.split("=") for rule in internet.resolve)["www.shifan.gov.cn:80"]
    assert httpx.get(f"http://{address}/").status_code == 421


def test_names_are_answered(internet: DemoInternet) -> None:
    def ask(name: str, kind: str) -> dns.message.Message:
        host, port = internet.dns_server.split(":")
        return dns.query.udp(dns.message.make_query(name, kind), host, port=int(port), timeout=3)

    assert "127.0.0.1" in ask("www.shifan.gov.cn", "A").answer[0].to_text()
    assert "3ffe:3301:99::80" in ask("WWW.Shifan.Gov.CN", "AAAA").answer[0].to_text()
    servers = ask("shifan.gov.cn", "NS").answer[0]
    assert sorted(map(str, servers)) == ["ns1.shifan.gov.cn.", "ns2.shifan.gov.cn."]
    assert ask("ns1.shifan.gov.cn", "AAAA").answer
    assert not ask("www.shifan.gov.cn", "TXT").answer
    assert ask("gov.cn", "A").rcode() == dns.rcode.NOERROR
    assert ask("www.example.com", "A").rcode() == dns.rcode.NXDOMAIN


def test_a_datagram_that_is_no_query_is_dropped(internet: DemoInternet) -> None:
    host, port = internet.dns_server.split(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.settimeout(0.2)
        sender.sendto(b"\0\1\2", (host, int(port)))
        with pytest.raises(TimeoutError):
            sender.recv(512)
    assert dns.query.udp(dns.message.make_query("www.gov.cn", "A"), host, port=int(port), timeout=3).answer


def test_ipv6_answers_on_the_same_port(internet: DemoInternet) -> None:
    port = int(internet.resolve[0].rsplit(":", 1)[1])
    try:
        with socket.create_connection(("::1", port), timeout=3) as connection:
            connection.sendall(b"GET / HTTP/1.0\r\nHost: www.shifan.gov.cn\r\n\r\n")
            assert connection.recv(100).startswith(b"HTTP/1.")
    except OSError:
        pytest.skip("this machine has no IPv6")


def test_the_configuration_is_one_of_ours(internet: DemoInternet) -> None:
    written = tomllib.loads(internet.config_toml())
    assert written == internet.settings
    settings = settings_from(written, file="demo")
    assert settings.site.domain == "www.shifan.gov.cn"
    assert settings.site.aliases == ("www.shifanxian.gov.cn",)
    assert Path(settings.http.ca_file).is_file()


def test_it_stops_at_once_and_leaves_nothing(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    internet = DemoInternet(articles=10, now=NOW).start()
    with client_of(internet) as client:
        assert client.get(internet.start_url).status_code == 200
        begun = time.monotonic()
        internet.stop()  # with a connection kept alive
        assert time.monotonic() - begun < 1
    assert not set(threading.enumerate()) - before  # those of other tests may have ended meanwhile
    assert not Path(internet.ca_file).exists()
    internet.stop()
    with internet:
        assert Path(internet.ca_file).is_file()


def test_two_run_side_by_side() -> None:
    with DemoInternet(articles=10) as one, DemoInternet(articles=10) as other:
        assert one.dns_server != other.dns_server
        assert set(one.resolve).isdisjoint(other.resolve)


def test_an_open_port_shows_the_portal_for_any_host() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with DemoInternet(articles=10, port=port):
        response = httpx.get(f"http://127.0.0.1:{port}/xwzx/")
        assert response.status_code == 200
        assert "新闻中心" in response.text
        with pytest.raises(OSError, match="use"):
            DemoInternet(articles=10, port=port).start()


def test_an_unknown_defect_is_named() -> None:
    with pytest.raises(ValueError, match="unknown defects"):
        DemoInternet(defects=("no.such",))


def test_the_command_lists_defects(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    told = capsys.readouterr().out
    assert "footer.icp:look-alike" in told
    assert "只在 dezhou 规则下检测" in told


def test_the_command_names_an_unknown_defect(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--defects", "no.such"]) == 4
    assert "no.such" in capsys.readouterr().err


def test_the_server_libraries_are_imported_for_the_demo_only() -> None:
    script = (
        "import sys, pytest_govsite, pytest_govsite.plugin; "
        "print([name for name in ('starlette', 'uvicorn', 'faker', 'trustme') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "[]"
