from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.shell.conftest import Site, site

NOW = "--govsite-now=2026-11-20T10:00"


def record(folder: Path, name: str = "govsite-report") -> dict[str, Any]:
    return json.loads((folder / name / "record.json").read_text("utf-8"))  # type: ignore[no-any-return]


def outcomes(made: dict[str, Any]) -> dict[str, str]:
    return {r["id"]: r["outcome"] for r in made["requirements"]}


def findings(made: dict[str, Any]) -> list[tuple[str, str, str]]:
    return sorted((r["id"], f["page"], f["key"]) for r in made["requirements"] for f in r["findings"])


def test_one_requirement_from_the_command_to_the_record(pytester: pytest.Pytester, small_site: Site) -> None:
    result = pytester.runpytest_subprocess(f"--govsite={small_site.url}", NOW, "-k", "labels.pub-date")
    result.assert_outcomes(passed=1)
    assert result.ret == 0
    made = record(pytester.path)
    assert made["partial"] is True
    assert made["conclusion"]["verdict"] == "pending"
    assert outcomes(made)["labels.pub-date"] == "passed"
    assert outcomes(made)["labels.site-name"] == "untested"
    assert len(made["requirements"]) == 248
    assert (
        "<script"
        not in (pytester.path / "govsite-report" / "record.html").read_text("utf-8").partition("<body")[0][:200]
    )
    assert max(small_site.asked.values()) == 1


def test_a_failure_names_page_expected_found_and_element(pytester: pytest.Pytester) -> None:
    pages = site()
    pages["/news/1.html"] = pages["/news/1.html"].replace('2026-11-11 09:30">', '2026-11-11 09∶30">')
    with Site(pages) as running:
        result = pytester.runpytest_subprocess(
            f"--govsite={running.url}", NOW, "-k", "labels.pub-date", "--junitxml=j.xml"
        )
    assert result.ret == 1
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"*页面：{running.url}news/1.html*", "FAILED govsite/page_labels::labels.pub-date*"])
    assert "Traceback" not in result.stdout.str()
    assert "labels.pub-date" in (pytester.path / "j.xml").read_text("utf-8")
    made = record(pytester.path)
    [judged] = [r for r in made["requirements"] if r["id"] == "labels.pub-date"]
    assert "PubDate" in judged["remedy"]["good"]
    assert any("labels.pub-date" in row["requirements"] for row in made["trace"])
    assert made["environment"]["self_check"]["files"] > 100
    assert made["coverage"]["first_fetch"] <= made["coverage"]["last_fetch"]
    assert {"problems.xlsx", "annexes.xlsx"} <= {path.name for path in (pytester.path / "govsite-report").iterdir()}
    [found] = judged["findings"]
    assert found["outcome"] == "failed"
    assert found["page"].endswith("/news/1.html")
    assert "∶" in found["found"]


def test_workers_find_the_same_and_load_each_page_once(pytester: pytest.Pytester, small_site: Site) -> None:
    arguments = (f"--govsite={small_site.url}", NOW, "-m", "page_labels")
    alone = pytester.runpytest_subprocess(*arguments, "--govsite-output=alone")
    asked = dict(small_site.asked)
    small_site.asked.clear()
    together = pytester.runpytest_subprocess(*arguments, "--govsite-output=together", "-n", "2")
    assert alone.ret == together.ret
    assert findings(record(pytester.path, "alone")) == findings(record(pytester.path, "together"))
    assert outcomes(record(pytester.path, "alone")) == outcomes(record(pytester.path, "together"))
    assert dict(small_site.asked) == asked


def test_a_lexicon_is_used_named_in_the_record_and_summed(pytester: pytest.Pytester, small_site: Site) -> None:
    text = 'title = "词库"\nsource = "本机构"\nconfidential = true\n[[unlawful]]\nwords = ["要闻动态"]\n'
    (pytester.path / "own.toml").write_text(text, "utf-8")
    pytester.runpytest_subprocess(
        f"--govsite={small_site.url}", NOW, "-k", "links.illegal", "--govsite-lexicon=own.toml"
    )
    made = record(pytester.path)
    digest = sha256(text.encode()).hexdigest()
    assert [(each["title"], each["sha256"], each["entries"]) for each in made["lexicons"]] == [("词库", digest, 1)]
    assert outcomes(made)["links.illegal"] == "cantTell"
    manifest = json.loads((pytester.path / "govsite-report" / "manifest.json").read_text("utf-8"))
    assert digest in {entry["sha256"] for entry in manifest["inputs"] if entry["name"] == "lexicon own.toml"}
    assert digest in (pytester.path / "govsite-report" / "record.html").read_text("utf-8")
    again = ("--govsite-replay=govsite-report", "--govsite-output=again", "-k", "links.illegal")
    refused = pytester.runpytest_subprocess(*again)
    assert refused.ret == 4
    refused.stderr.fnmatch_lines(["*--govsite-lexicon*own.toml*"])


def test_replay_gives_the_same_record_without_network(pytester: pytest.Pytester, small_site: Site) -> None:
    pytester.runpytest_subprocess(f"--govsite={small_site.url}", NOW, "-m", "page_labels")
    small_site.asked.clear()
    pytester.runpytest_subprocess("--govsite-replay=govsite-report", "--govsite-output=again", "-m", "page_labels")
    assert not small_site.asked
    first, again = record(pytester.path), record(pytester.path, "again")
    for made in (first, again):
        for key in ("id", "files_left_out", "evidence_digest", "timings"):
            made.pop(key)
    # the time of the inspection is that of the looking, not of the judging
    assert again.pop("finished") <= first.pop("finished")
    assert (first.pop("judged_again"), bool(again.pop("judged_again"))) == ("", True)
    assert first == again


HOSTILE = {
    "ini": (
        "pytest.ini",
        "[pytest]\npython_functions = check_*\npython_files = spec_*.py\naddopts = --strict-markers -W error\n",
    ),
    "conftest": (
        "conftest.py",
        "import pytest\n@pytest.fixture(autouse=True)\ndef boom():\n    raise RuntimeError('autouse')\n"
        "@pytest.fixture\ndef pages():\n    return 'mine'\n",
    ),
    "same name": ("test_page_labels.py", "raise RuntimeError('the user\\'s own')\n"),
    "testpaths": ("pytest.ini", "[pytest]\ntestpaths = mine\n"),
    "import mode": ("pytest.ini", "[pytest]\naddopts = --import-mode=importlib\n"),
    "own suites package": ("suites/__init__.py", "raise RuntimeError('not mine')\n"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_bundled_suites_run_apart_from_the_project(pytester: pytest.Pytester, small_site: Site, name: str) -> None:
    file, text = HOSTILE[name]
    path = pytester.path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    result = pytester.runpytest_subprocess(f"--govsite={small_site.url}", NOW, "-k", "labels.site-name")
    result.assert_outcomes(passed=1)


@pytest.mark.browser
def test_own_requirement_in_the_record(pytester: pytest.Pytester, small_site: Site) -> None:
    pytester.makepyfile(
        """
        from pytest_govsite import Outcome, Text, Verdict, requirement

        def names_the_office(page):
            shown = any("办公室" in b.text for b in page.document.texts("footer"))
            yield Verdict(outcome=Outcome.PASSED if shown else Outcome.FAILED, message=Text(zh="页脚", en="footer"))

        @requirement("house.office", title="页脚写明办公室", document="本单位规范", clause="4.2")
        def test_office(pages, judge):
            judge.each(names_the_office, pages.all)

        def test_plain(pages):
            assert len(pages.articles) == 10
        """
    )
    result = pytester.runpytest_subprocess(f"--govsite={small_site.url}", NOW, "test_own_requirement_in_the_record.py")
    result.assert_outcomes(passed=2)
    [own] = [r for r in record(pytester.path)["requirements"] if r["id"] == "house.office"]
    assert own["outcome"] == "passed"
    assert own["clauses"][0]["clause"] == "4.2"


def test_a_broken_check_is_our_defect(pytester: pytest.Pytester, small_site: Site) -> None:
    pytester.makepyfile(
        """
        from pytest_govsite import requirement

        def broken(page):
            raise KeyError("oops")
            yield

        def silent(page):
            return ()

        @requirement("house.broken")
        def test_broken(pages, judge):
            judge.each(broken, pages.all)

        @requirement("house.silent")
        def test_silent(pages, judge):
            judge.each(silent, pages.all)
        """
    )
    result = pytester.runpytest_subprocess(f"--govsite={small_site.url}", NOW, "test_a_broken_check_is_our_defect.py")
    result.assert_outcomes(failed=2)
    said = result.stdout.str()
    assert "our defect: check broken of house.broken broke on" in said
    assert "our defect: check silent said nothing" in said


def test_a_fault_of_ours_in_the_middle_keeps_what_was_seen(pytester: pytest.Pytester, small_site: Site) -> None:
    pytester.makepyfile(
        faulty="""
        from pytest_govsite.inspection import observing

        def describe(crawl):
            raise KeyError("ours")

        observing.describe = describe
        """
    )
    arguments = (f"--govsite={small_site.url}", NOW, "-k", "labels.pub-date")
    broken = pytester.runpytest_subprocess(*arguments, "-p", "faulty")
    assert broken.ret == pytest.ExitCode.INTERNAL_ERROR
    assert "--govsite-resume" in broken.stdout.str()
    assert not (pytester.path / "govsite-report").exists()
    small_site.asked.clear()
    mended = pytester.runpytest_subprocess(*arguments, "--govsite-resume")
    assert mended.ret == 0
    assert not [path for path in small_site.asked if path.startswith("/news/")]
    assert outcomes(record(pytester.path))["labels.pub-date"] == "passed"


def test_advice_is_expected_failure_even_under_runxfail(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        from pytest_govsite import Outcome, Text, Verdict, requirement

        def advises(page):
            yield Verdict(outcome=Outcome.FAILED, message=Text(zh="宜改进", en="could be better"))

        @requirement("house.advice", level="should")
        def test_advice(pages, judge):
            judge.each(advises, pages.all)
        """
    )
    with Site(site()) as running:
        arguments = (f"--govsite={running.url}", NOW, "test_advice_is_expected_failure_even_under_runxfail.py")
        plain = pytester.runpytest_subprocess(*arguments, "--runxfail", "-rx")
        strict = pytester.runpytest_subprocess(*arguments, "--govsite-strict")
    plain.assert_outcomes(xfailed=1)
    assert plain.ret == 0
    plain.stdout.fnmatch_lines(["*advice: 宜改进*"])
    strict.assert_outcomes(failed=1)
    assert strict.ret == 1


def test_baseline_fails_only_on_what_is_new(pytester: pytest.Pytester) -> None:
    pages = site()
    pages["/news/1.html"] = pages["/news/1.html"].replace(
        'name="ContentSource" content="县政府办"', 'name="x" content="y"'
    )
    arguments = (NOW, "-k", "labels.content-source or labels.article-title")
    with Site(pages) as running:
        first = pytester.runpytest_subprocess(f"--govsite={running.url}", *arguments, "--govsite-output=first")
        again = pytester.runpytest_subprocess(
            f"--govsite={running.url}", *arguments, "--govsite-baseline=first/record.json"
        )
        running.pages["/news/2.html"] = (
            running.pages["/news/2.html"]
            .replace('name="ArticleTitle"', 'name="x"')
            .replace("</body>", '<script src="https://evil.example/x.js?1"></script></body>')
        )
        new = pytester.runpytest_subprocess(
            f"--govsite={running.url}", *arguments, "--govsite-baseline=first/record.json"
        )
    assert (first.ret, again.ret, new.ret) == (1, 0, 1)
    made = record(pytester.path)
    assert made["conclusion"]["verdict"] == "nonconforming"
    new.assert_outcomes(failed=1, skipped=1)
    new.stdout.fnmatch_lines(["*与基线 GS-*新出现 1，已消除 0，仍存在 1，本次未再检测 0"])
    assert "news/2.html" in new.stdout.str()
    assert "news/1.html" not in new.stdout.str()
    changes = made["baseline"]["changes"]
    assert {(each["kind"], each["what"]) for each in changes["appeared"]} == {
        ("script", "https://evil.example/x.js"),
        ("host", "evil.example"),
    }
    assert [(each["kind"], each["examples"][0][-6:]) for each in changes["pages"]] == [("labels", "2.html")]
    assert made["baseline"]["counts"] == {"fixed": 0, "new": 1, "remaining": 1, "unseen": 0}
    assert [f["page"][-6:] for r in made["requirements"] for f in r["findings"] if not f.get("known")] == ["2.html"]


@pytest.mark.parametrize(("until", "code"), [("2026-11-20", 0), ("2026-11-19", 1)])
def test_a_waiver_changes_the_exit_code_and_never_the_verdict(pytester: pytest.Pytester, until: str, code: int) -> None:
    pages = site()
    pages["/news/1.html"] = pages["/news/1.html"].replace('name="ContentSource"', 'name="x"')
    with Site(pages) as running:
        (pytester.path / "govsite.toml").write_text(
            f'[site]\nurl = "{running.url}"\n[waivers]\n'
            f'"labels.content-source" = {{reason = "下一版", by = "张三", until = {until}}}\n'
            '"labels.article-title" = {reason = "没有这个问题", by = "李四", until = 2027-01-31}\n',
            "utf-8",
        )
        result = pytester.runpytest_subprocess(
            "--govsite=config", NOW, "-rs", "-k", "labels.content-source or labels.article-title"
        )
    assert result.ret == code
    made = record(pytester.path)
    assert made["conclusion"]["verdict"] == "nonconforming"
    assert outcomes(made)["labels.content-source"] == "failed"
    result.stdout.fnmatch_lines(["! 让步 labels.article-title 没有对应的问题，可以删去（李四：没有这个问题）"])
    assert any("labels.article-title" in note for note in made["notes"])
    if code:
        result.stdout.fnmatch_lines(["! 让步 labels.content-source 已于 2026-11-19 到期*"])
    else:
        result.stdout.fnmatch_lines(["*waived: 下一版（张三，2026-11-20）*"])


def test_nothing_selected(pytester: pytest.Pytester, small_site: Site) -> None:
    result = pytester.runpytest_subprocess(f"--govsite={small_site.url}", "-k", "no-such-requirement")
    assert result.ret == 5
    assert not list(pytester.path.glob("govsite-report*"))
    assert not small_site.asked


MISTAKES = (
    (("--govsite=nonsense",), "--govsite = 'nonsense'"),
    (("--govsite=http://127.0.0.1:9/",), "127.0.0.1:9"),
    (("--govsite=http://no-such-host.invalid/",), "no-such-host.invalid"),
    (("--govsite=config",), "site.url"),
    (("--govsite=http://127.0.0.1:9/", "--govsite-profile=atlantis"), "atlantis"),
    (("--govsite=http://127.0.0.1:9/", "--govsite-engines=netscape"), "netscape"),
    (("--govsite=http://127.0.0.1:9/", "--govsite-output=."), "govsite"),
    (("--govsite=http://127.0.0.1:9/", "--govsite-lexicon=something.txt"), "something.txt: of = 'the user'"),
)


# what is found while the configuration is read, and what is found while the site is asked, with workers too
@pytest.mark.parametrize(
    ("arguments", "words", "workers"),
    [*((*mistake, ()) for mistake in MISTAKES), *((*mistake, ("-n", "2")) for mistake in MISTAKES[:2])],
)
def test_mistakes_are_one_line_and_exit_code_4(
    pytester: pytest.Pytester, arguments: tuple[str, ...], words: str, workers: tuple[str, ...]
) -> None:
    (pytester.path / "something.txt").write_text("of = 'the user'", "utf-8")
    result = pytester.runpytest_subprocess(*arguments, *workers)
    assert result.ret == 4
    text = result.stderr.str() + result.stdout.str()
    assert words in text
    assert "Traceback" not in text
    assert "INTERNALERROR" not in text
    assert not list(pytester.path.glob("govsite-report*"))


def test_configuration_alone_starts_nothing(pytester: pytest.Pytester, small_site: Site) -> None:
    (pytester.path / "govsite.toml").write_text(f'[site]\nname = "示范县"\nurl = "{small_site.url}"', "utf-8")
    pytester.makepyfile(
        """
        def test_site(govsite):
            assert govsite.site.name == "示范县"

        def test_pages(pages):
            assert False, "there are none"
        """
    )
    result = pytester.runpytest_subprocess("-rs")
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(["*only --govsite or --govsite-replay*"])
    assert not small_site.asked
    assert not list(pytester.path.glob("govsite-report*"))


def test_without_govsite_nothing_is_loaded(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    # other plugins load what they like
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makepyfile(
        """
        import sys

        def test_modules():
            heavy = {"msgspec", "httpx", "playwright", "jinja2", "selectolax", "starlette"}
            assert not heavy & set(sys.modules)
        """
    )
    result = pytester.runpytest_subprocess("-p", "pytest_govsite.plugin")
    result.assert_outcomes(passed=1)
    assert "govsite:" not in result.stdout.str()


@pytest.fixture(scope="module")
def installed_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(project)],
        check=True,
        capture_output=True,
    )
    [wheel] = folder.glob("*.whl")
    target = folder / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(target), str(wheel)],
        check=True,
        capture_output=True,
    )
    return target


def test_out_of_an_installed_wheel(
    pytester: pytest.Pytester, small_site: Site, installed_wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(installed_wheel))
    where = pytester.runpython_c("import pytest_govsite; print(pytest_govsite.__file__)")
    where.stdout.fnmatch_lines([f"{installed_wheel}*"])
    result = pytester.runpytest_subprocess(f"--govsite={small_site.url}", NOW, "-m", "page_labels")
    assert result.ret in (0, 1)
    assert outcomes(record(pytester.path))["labels.article-title"] == "passed"
    assert (installed_wheel / "pytest_govsite" / "suites" / "test_page_labels.py").is_file()


def test_a_dry_run_asks_for_the_start_only_and_writes_nothing(pytester: pytest.Pytester, small_site: Site) -> None:
    result = pytester.runpytest_subprocess(f"--govsite={small_site.url}", "--govsite-plan")
    assert result.ret == 0
    result.stdout.fnmatch_lines(
        [
            "试运行：*",
            "  抓取：已知 * 页（没有网站地图文件，实际会更多）*",
            "  浏览器对照：—",
            "  操作：*不提交任何内容",
            "  预计用时：*",
        ]
    )
    assert set(small_site.asked) == {"/", "/robots.txt", "/sitemap.xml"}
    assert not (pytester.path / "govsite-report").exists()


def test_a_dry_run_and_a_replay_do_not_go_together(pytester: pytest.Pytester) -> None:
    result = pytester.runpytest_subprocess("--govsite-replay=govsite-report", "--govsite-plan")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--govsite-plan*--govsite-replay*"])


@pytest.mark.thorough
def test_a_replay_judges_what_was_observed_and_nothing_that_was_changed(
    pytester: pytest.Pytester, small_site: Site
) -> None:
    pytester.runpytest_subprocess(f"--govsite={small_site.url}", NOW, "-k", "labels.pub-date")
    again = pytester.runpytest_subprocess("--govsite-replay=govsite-report", "--govsite-output=again")
    assert again.ret == 0
    said = outcomes(record(pytester.path, "again"))
    together = pytester.runpytest_subprocess("--govsite-replay=govsite-report", "--govsite-output=together", "-n", "2")
    assert together.ret == 0
    assert outcomes(record(pytester.path, "together")) == said
    assert said["labels.pub-date"] == "passed"
    assert said["functions.search-finds"] == "untested"
    assert said["accessibility.headings"] == "untested"
    seen = next((pytester.path / "govsite-report" / "observations").glob("*.sqlite"))
    data = bytearray(seen.read_bytes())
    data[len(data) // 2] ^= 1
    seen.write_bytes(data)
    refused = pytester.runpytest_subprocess("--govsite-replay=govsite-report", "--govsite-output=third")
    assert refused.ret == 4
    refused.stderr.fnmatch_lines(["*--govsite-replay*observations/*manifest.json*"])
    assert not list(pytester.path.glob("third*"))
