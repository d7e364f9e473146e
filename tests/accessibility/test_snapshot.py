from __future__ import annotations

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.model import DomLook, Look, PageType
from tests.accessibility.looking import Looking

CLICKS = """
<div id="late">更多</div><a id="named" href="/a" title="说明">信息<b>公开</b></a>
<img id="bare" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="">
<p id="gone" style="display:none">看不见</p><p id="mute" aria-hidden="true">读不到<span>里面</span></p>
<p id="styled" style="font-size:20px;line-height:30px;text-align:justify">正文<br>第二行</p>
<label for="q">检索词</label><input id="q" value="旧值"><button disabled>不可用</button>
<script>document.getElementById('late').addEventListener('click', () => {});
document.addEventListener('keydown', () => {});</script>
"""


def test_listeners_that_two_elements_share_are_told(looking: Looking) -> None:
    html = "<i id=a>甲</i><b id=b>乙</b>{}<script>function f() {{}} [a, b].forEach((x) => x.onclick = f);{}</script>"
    for more, code, expected in (
        ("", "", ("click:as-another", "click")),
        ("<i id=c>丙</i>", "c.addEventListener('click', f)", ("click",)),
    ):
        dom = looking.look(html.format(more, code)).dom
        assert dom is not None
        first = dom.main.by_id("a")
        assert first is not None
        assert first.listeners == expected


def test_tree_carries_text_role_name_style_and_listeners(looking: Looking) -> None:
    dom = looking.look(CLICKS).dom
    assert dom is not None
    main = dom.main
    named = main.by_id("named")
    assert named is not None
    assert (named.role, named.name, named.description) == ("link", "信息公开", "说明")
    assert main.text(named) == "信息公开"
    assert named.tabbable
    late = main.by_id("late")
    assert late is not None
    assert late.listeners == ("click",)
    assert "document:keydown" in main.root.listeners
    styled = main.by_id("styled")
    assert styled is not None
    style = main.style(styled)
    assert style is not None
    assert (style.font_size, style.line_height, style.text_align) == (20.0, 30.0, "justify")
    assert main.text(styled) == "正文 第二行"
    box = next(iter(main.children(styled))).box
    assert box is not None
    assert box.width > 20


def test_tree_tells_what_is_not_shown_and_what_is_not_read(looking: Looking) -> None:
    dom = looking.look(CLICKS).dom
    assert dom is not None
    main = dom.main
    gone, mute, button = main.by_id("gone"), main.by_id("mute"), next(main.by_tag("button"))
    assert gone is not None
    assert mute is not None
    assert (gone.visible, gone.hidden) == (False, True)
    assert (mute.visible, mute.hidden) == (True, True)
    assert main.descendants(mute)[1].hidden
    assert not button.focusable
    assert main.selector(main.descendants(mute)[1]) == "#mute > span"
    assert main.by_id("q") is not None
    assert main.by_id("q").name == "检索词"  # type: ignore[union-attr]


def test_frames_of_both_origins_and_strict_policies_are_read(looking: Looking) -> None:
    inner = looking.put("<p>同源框架</p>")
    looking.other.routes["/inner"] = (200, "<p>另一来源</p>", {})
    page = looking.look(
        f"<iframe src='{inner}'></iframe><iframe src='{looking.other.url('/inner')}'></iframe>",
        headers={"Content-Security-Policy": "script-src 'self'"},
    )
    assert page.dom is not None
    texts = [document.text(document.root) for document in page.dom.documents]
    assert "同源框架" in texts[1]
    assert "另一来源" in texts[2]
    assert [document.around for document in page.dom.documents] == [-1, 0, 0]
    assert page.dom.main.nodes[page.dom.documents[1].frame_node].tag == "iframe"


def test_interaction_sends_nothing_that_changes_the_site(looking: Looking) -> None:
    class Said(Look, frozen=True, kw_only=True):
        refused: tuple[str, ...]
        text: str

    async def work(here) -> Said:  # type: ignore[no-untyped-def]
        await here.page.click("button")
        await here.page.click("a")
        text = await here.world.call("() => document.body.innerText", limit=5)
        return Said(refused=tuple(here.refused), text=text)

    said = looking.examine(
        "<form method=post action='/post'><button>提交</button></form><a href='/away'>离开</a>", work
    )
    assert [line.split()[0] for line in said.refused] == ["POST", "GET"]
    assert "离开" in said.text
    assert "/post" not in looking.site.paths()


def test_personal_numbers_are_masked_in_the_tree(looking: Looking) -> None:
    page = looking.look(
        "<p>身份证号 11010519491231002X</p><img alt='11010519491231002X' src='x.png'>", type=PageType.OTHER
    )
    assert page.dom is not None
    assert "11010519491231002X" not in repr(page.dom)


def test_of_a_page_that_is_too_large_nothing_is_told_and_nothing_breaks(looking: Looking) -> None:
    page = looking.look(
        "<p id=a>报名</p><div id=s></div><script>s.innerHTML = '<i></i>'.repeat(31000);"
        "document.getElementById('a').addEventListener('click', () => alert(1)); addEventListener('click', () => 1);</script>"
    )
    assert page.dom is None
    told = not_looked(page, DomLook)
    assert told.outcome.value == "untested"
    assert told.message.zh.startswith("未能观察（too_large）：页面有 310")


def test_a_frame_that_is_too_large_is_left_out_and_the_page_is_not(looking: Looking) -> None:
    inner = looking.put(
        "<!DOCTYPE html><html><body id=b><script>b.innerHTML = '<i></i>'.repeat(31000); onclick = () => 1</script></html>"
    )
    page = looking.look(f"<p>报名</p><iframe src='{inner}' title='名单'></iframe>")
    assert page.dom is not None
    assert [bool(document.nodes) for document in page.dom.documents] == [True, False]
