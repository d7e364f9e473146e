from __future__ import annotations

from pytest_govsite.discover.traps import MAX_CALENDAR, MAX_COMBINATIONS, Traps


def followed(urls: list[str]) -> tuple[list[str], str]:
    traps = Traps()
    kept = [url for url in urls if not traps.refuses(url)]
    return kept, " ".join(note.zh for note in traps.notes())


def test_an_endless_calendar_is_bounded() -> None:
    urls = [f"http://x.cn/rl.asp?year={y}&month={m}" for y in range(2000, 2100) for m in range(1, 13)]
    kept, said = followed(urls)
    assert len(kept) == MAX_CALENDAR
    assert "日历" in said
    assert "共 1164 个" in said


def test_a_calendar_in_the_path_is_bounded() -> None:
    kept, _ = followed([f"http://x.cn/calendar/{y}/{m}" for y in range(2000, 2100) for m in range(1, 13)])
    assert len(kept) == MAX_CALENDAR


def test_dated_articles_are_no_calendar() -> None:
    urls = [
        f"http://x.cn/art/20{y}/{m}/{d}/art_12_{d}.html" for y in range(10, 25) for m in range(1, 13) for d in range(9)
    ]
    urls += [f"http://x.cn/show.asp?id={n}&date=2024-01-{n % 28 + 1:02}" for n in range(500)]
    kept, said = followed(urls)
    assert len(kept) == len(urls)
    assert said == ""


def test_thousands_of_articles_on_one_path_are_no_trap() -> None:
    urls = [f"http://x.cn/art.jsp?webid=1&colid={n % 30}&artid={n}" for n in range(5000)]
    urls += [f"http://x.cn/article.asp?id={n}" for n in range(5000)]
    urls += [f"http://x.cn/list.jsp?colid={c}&page={p}" for c in range(40) for p in range(50)]
    kept, said = followed(urls)
    assert len(kept) == len(urls)
    assert said == ""


def test_filter_combinations_are_bounded() -> None:
    urls = [
        f"http://x.cn/items?theme={a}&dept={b}&kind={c}&state={d}"
        for a in range(12)
        for b in range(12)
        for c in range(12)
        for d in range(4)
    ]
    kept, said = followed(urls)
    assert MAX_COMBINATIONS <= len(kept) < 4 * MAX_COMBINATIONS
    assert "查询参数任意组合" in said


def test_paths_that_grow() -> None:
    urls = ["http://x.cn/" + "news/" * n for n in range(1, 40)]
    urls += ["http://x.cn/" + "a/b/" * n for n in range(1, 40)]
    kept, said = followed(urls)
    assert len(kept) <= 6
    assert "不断加深" in said


def test_numbers_in_a_path_may_come_back() -> None:
    assert followed(["http://x.cn/col/2024/2024/2024/2024/a.html", "http://x.cn/11/11/11/11/"])[1] == ""


def test_actions_are_never_asked_for() -> None:
    kept, said = followed(["http://x.cn/logout.do", "http://x.cn/m?action=delete&id=3", "http://x.cn/deletelist.html"])
    assert kept == ["http://x.cn/deletelist.html"]
    assert "退出登录" in said
