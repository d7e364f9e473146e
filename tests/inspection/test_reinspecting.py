from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from openpyxl import load_workbook

from pytest_govsite.inspection.reinspecting import with_reinspection
from pytest_govsite.inspection.revisiting import revisit
from pytest_govsite.model import Coverage, EarlierProblem, Finding, Level, Outcome, PageEntry, Record, RequirementResult
from pytest_govsite.record.annexes import COLUMNS, write_problems
from pytest_govsite.record.html import record_html
from pytest_govsite.record.view.problems import codes, problems_of
from tests.record import build

PUBLIC = "https://www.shifan.example"


def finding(page: str, message: str = "栏目没有内容", **more: Any) -> Finding:
    given: dict[str, Any] = {"group": f"g:{message}", "key": f"columns.not-blank:{message}", "template": "c1"}
    return build.finding(page, **({"message": message} | given | more))


def result(*findings: Finding, outcome: Outcome = Outcome.FAILED, **more: Any) -> RequirementResult:
    identifier = more.pop("id", "columns.not-blank")
    return build.result(
        identifier, "无空白栏目", outcome, findings=findings, pages_checked=9, **{"passed_pages": 3} | more
    )


def record(
    *results: RequirementResult, pages: int = 9, rendered: int = 9, host: str = build.HOST, **more: Any
) -> Record:
    entries = tuple(
        PageEntry(url=f"{build.HOST}/lm{n}/", type="column", template="c1", rendered=("chromium",) if n < rendered else (), looks=("keyboard",) if n == 1 else ())
        for n in range(pages)
    )  # fmt: skip
    made = build.record(requirements=results, coverage=Coverage(pages=entries), **more)
    if host == build.HOST:
        return made
    return msgspec.json.decode(msgspec.json.encode(made).replace(build.HOST.encode(), host.encode()), type=Record)


def again(before: Record, after: Record, *missing: str) -> Record:
    return with_reinspection(after, before, missing)


def fates(made: Record) -> list[tuple[str, str]]:
    assert made.reinspection is not None
    return [(p.message, p.fate) for p in made.reinspection.problems]


def one(made: Record) -> EarlierProblem:
    assert made.reinspection is not None
    [problem] = made.reinspection.problems
    return problem


def test_every_fate_of_a_problem() -> None:
    before = record(
        result(
            finding("/lm0/", "改好"),
            finding("/lm1/", "改了一半"), finding("/lm2/", "改了一半"),
            finding("/lm3/", "没改"),
            finding("/lm4/", "存疑", outcome=Outcome.CANT_TELL),
            finding("/old/", "页面已撤"),
            finding("/away/", "没再看到"),
            finding("/lm5/", "建议", level=Level.SHOULD),
        )
    )  # fmt: skip
    after = record(result(finding("/lm1/", "改了一半"), finding("/lm3/", "没改"), finding("/lm6/", "新的")))
    made = again(before, after, f"{build.HOST}/old/")
    assert dict(fates(made)) == {
        "改好": "mended",
        "改了一半": "partly",
        "没改": "not_mended",
        "存疑": "settled",
        "页面已撤": "mended",
        "没再看到": "unseen",
        "建议": "mended",
    }
    assert made.reinspection is not None
    assert made.reinspection.counts == {
        "mended": 3, "settled": 1, "partly": 1, "not_mended": 1, "unseen": 1, "new": 1,
    }  # fmt: skip
    assert made.conclusion == after.conclusion


def test_numbers_stay_the_same_when_words_change_and_when_the_host_does() -> None:
    before = record(result(finding("/lm0/", "栏目没有内容", key="k"), finding("/lm3/", "没改")))
    moved = finding("/lm0/", "栏目为空（0 条）", key="k")
    after = record(result(moved, finding("/lm3/", "没改"), finding("/lm6/", "新的")), host=PUBLIC)
    made = again(before, after)
    assert dict(fates(made)) == {"栏目没有内容": "not_mended", "没改": "not_mended"}
    old = {p.first.message: codes(before)[p.identity] for p in problems_of(before.requirements[0])}
    now = {p.first.message: codes(made)[p.identity] for p in problems_of(made.requirements[0])}
    assert now["栏目为空（0 条）"] == old["栏目没有内容"] == one_code(made, "栏目没有内容")
    assert now["没改"] == old["没改"]
    assert made.reinspection is not None
    assert made.reinspection.new == (now["新的"],)
    # and in the round after that
    third = again(made, record(result(moved), host=PUBLIC))
    assert one_code(third, "栏目为空（0 条）") == old["栏目没有内容"]


def one_code(made: Record, message: str) -> str:
    assert made.reinspection is not None
    [code] = [p.code for p in made.reinspection.problems if p.message == message]
    return code


def test_what_was_not_judged_again_is_not_mended() -> None:
    before = record(result(finding("/lm0/")))
    untested = again(before, record(result(outcome=Outcome.UNTESTED, reason="连接中断", passed_pages=0)))
    assert (one(untested).fate, one(untested).reason) == ("unseen", "连接中断")
    assert one(again(before, record(result(outcome=Outcome.PASSED), pages=0))).fate == "unseen"
    # rendered then, only its source seen now
    assert one(again(before, record(result(outcome=Outcome.PASSED), rendered=0))).fate == "unseen"
    lost = finding("/lm0/", "未能观察", outcome=Outcome.UNTESTED)
    assert one(again(before, record(result(lost, outcome=Outcome.PASSED)))).fate == "unseen"


def test_a_problem_that_moved_to_another_page_is_not_mended() -> None:
    before = record(result(finding("/lm0/")))
    made = again(before, record(result(finding("/lm7/"))))
    assert (one(made).fate, one(made).mended, one(made).elsewhere) == ("partly", 1, 1)


def test_a_doubt_that_failed_now_is_not_settled() -> None:
    before = record(result(finding("/lm0/", outcome=Outcome.CANT_TELL), outcome=Outcome.CANT_TELL))
    assert one(again(before, record(result(finding("/lm0/"))))).fate == "not_mended"
    decided = finding("/lm0/", outcome=Outcome.PASSED, attested="现场查看（张三）")
    assert one(again(before, record(result(decided, outcome=Outcome.PASSED)))).fate == "settled"


def test_requirements_open_as_a_whole_are_followed_up() -> None:
    before = record(result(outcome=Outcome.UNTESTED, reason="没有提供", id="safety.accounts"), result(outcome=Outcome.PASSED, id="footer.icp"))  # fmt: skip
    made = again(before, record(result(outcome=Outcome.PASSED, reason="查验（张三）", id="safety.accounts")))
    assert made.reinspection is not None
    [item] = made.reinspection.open_again
    assert (item.requirement, item.before, item.after) == ("safety.accounts", Outcome.UNTESTED, Outcome.PASSED)


def test_pages_are_looked_at_again_at_their_address_of_today() -> None:
    before = record(
        result(finding("/lm1/"), finding("/lm8/"), finding("/lost/", "未能观察", outcome=Outcome.UNTESTED)),
        rendered=3,
    )
    todo = revisit(before, f"{PUBLIC}/")
    assert todo.pages == (f"{PUBLIC}/lm1/", f"{PUBLIC}/lm8/", f"{PUBLIC}/lost/")
    assert todo.rendered == (f"{PUBLIC}/lm1/",)
    assert todo.looks == {f"{PUBLIC}/lm1/": ("keyboard",)}


def test_the_list_of_problems_tells_what_became_of_them(tmp_path: Path) -> None:
    before = record(result(finding("/lm0/", "改好"), finding("/lm3/", "没改")))
    made = again(before, record(result(finding("/lm3/", "没改"), finding("/lm6/", "新的"))))
    write_problems(made, tmp_path / "problems.xlsx", None)
    sheet = load_workbook(tmp_path / "problems.xlsx").worksheets[0]
    places = [COLUMNS.index(name) for name in ("code", "message", "checked")]
    rows = {tuple(row[place].value or "" for place in places) for row in sheet.iter_rows(min_row=4)}
    assert made.reinspection is not None
    assert rows == {
        (one_code(made, "没改"), "没改", "未整改"),
        (made.reinspection.new[0], "新的", ""),
        (one_code(made, "改好"), "改好", "已整改"),
    }


def test_the_record_shows_the_chapter() -> None:
    made = again(
        record(result(finding("/lm0/", "改好"), finding("/lm3/", "没改"))), record(result(finding("/lm3/", "没改")))
    )
    html = record_html(made)
    assert "整改与复测" in html
    assert html.count(one_code(made, "没改")) == 2
    assert "未整改" in html
    assert "整改与复测" not in record_html(record(result(finding("/lm3/"))))
