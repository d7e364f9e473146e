"""Pagers as sites build them, and what is none."""

from __future__ import annotations


def rows(first: int, count: int = 5, *, pinned: bool = False) -> str:
    top = "<li><b>置顶</b><a href='/art/0.html'>关于做好防汛工作的通知</a></li>" if pinned else ""
    return top + "".join(
        f"<li><a href='/art/{n}.html'>示范县第{n}号政务要闻标题</a><span>2026-11-01</span></li>"
        for n in range(first, first + count)
    )


SIDE = "<div class=side><ul><li><a href='/a/'>领导信息栏目</a></li><li><a href='/b/'>机构职能栏目</a></li></ul></div>"


def listed(first: int, pager: str, count: int = 5, **more: bool) -> str:
    return f"{SIDE}<div class=main><ul class=list>{rows(first, count, **more)}</ul>{pager}</div>"


def links(name: str) -> str:
    return f"<div class=page><span>首页</span> <span>上一页</span> <a href='/{name}/2'>2</a> <a href='/{name}/2'>下一页</a> <a href='/{name}/3'>尾页</a> 共3页</div>"


SCRIPT = """<script>
var at = 1;
function show(page) {
  at = page;
  var rows = '';
  for (var n = page * 10; n < page * 10 + (page == 3 ? 1 : 5); n++) rows += '<li><a href="/art/' + n + '.html">示范县第' + n + '号政务要闻标题</a></li>';
  setTimeout(function () { document.querySelector('.list').innerHTML = rows; }, %d);
}
</script>"""
FETCHED = """<script>
var page = 1;
function load(to) {
  fetch('/list?page=' + to, {method: '%s', body: %s}).then(function (answer) { return answer.text(); }).then(function (html) {
    document.querySelector('.list').innerHTML = html; page = to; });
}
</script>"""

PAGES = {
    "links": listed(1, links("links")),
    "pinned": listed(1, links("pinned"), pinned=True),
    "href-script": listed(1, "<div class=pages>第1页/共3页 <a href='javascript:show(2)'>下页</a> <a href='javascript:show(3)'>末页</a></div>") + SCRIPT % 50,
    "buttons": listed(1, "<div id=pager><button disabled>上一页</button> <button onclick='show(at + 1)'>下一页 &gt;</button><button onclick='show(3)'>尾页</button></div>") + SCRIPT % 300,
    "fetched": listed(1, "<div class=pagination><a onclick='load(page + 1)' style='cursor:pointer'>下一页</a></div>") + FETCHED % ("GET", "undefined"),
    "posted": listed(1, "<div class=pagination><a href='#' onclick='load(page + 1);return false'>下一页</a></div>") + FETCHED % ("POST", "'pageNo=2'"),
    "built": listed(1, "<div id=page_list></div>") + SCRIPT % 0 + "<script>setTimeout(function () { page_list.innerHTML = '<span onclick=\"show(2)\" style=\"cursor:pointer\">下一页</span> <em>共 3 页</em>'; }, 700)</script>",
    "numbers": listed(1, "<ul class='pagination'><li class=active><a>1</a></li><li><a href='/links/2'>2</a></li><li><a href='/links/3'>3</a></li></ul>"),
    "arrows": listed(1, "<div class=pages><span>共165条记录 2/3页</span> <a href='#' class=prev onclick=\"location.href='/links/2'\"> &lt;&lt; </a> <a class='Num on' href='#'>2</a> <a class=next href='#' onclick=\"location.href='/links/3'\"> &gt;&gt; </a></div>"),
    "middle": listed(1, "<ul class=pagination><li><a href='/links/2'>3</a></li><li class=active><a>4</a></li><li><a href='/links/3'>5</a></li></ul><p>共5页</p>"),
    "select": listed(1, "<div class=page>转到 <select onchange='show(this.selectedIndex + 1)'><option>1</option><option>2</option><option>3</option></select> 页</div>") + SCRIPT % 0,
    "more": listed(1, "<div class=more onclick=\"document.querySelector('.list').insertAdjacentHTML('beforeend', '<li><a href=/art/99.html>更多的一条政务要闻</a></li>')\" style='cursor:pointer'>加载更多</div>"),
    "window": listed(1, "<div class=page><a target=_blank href='/links/2'>下一页</a></div>"),
    # faults
    "same": listed(1, "<div class=page><a href='?p=2'>下一页</a> 共3页</div>"),
    "dead": listed(1, links("gone")),
    "empty": listed(1, "<div class=page><a href='/void'>下一页</a> 共2页</div>"),
    "mute": listed(1, "<div class=page><a href='javascript:;'>下一页</a> 共5页</div>"),
    "broken": listed(1, "<div class=page><a href='javascript:missing(2)'>下一页</a> 共5页</div>"),
    "last": listed(1, "<div class=page><a href='/stuck/2'>下一页</a> <a href='/stuck/2'>尾页</a> 共9页</div>"),
    # not to be told
    "changing": listed(1, "<div class=page><a href='#' onclick=\"fetch('/submit', {method: 'POST'});return false\">下一页</a> 共5页</div>"),
    "quiet": listed(1, "<div class=page><a href='javascript:;'>下一页</a></div>"),
    "framed": "<iframe src='/links/2'></iframe>",
    # none
    "one": listed(1, "<div class=page><span>首页</span><span>上一页</span><b>1</b><span>下一页</span><span>尾页</span> 共1页</div>"),
    "one-off": listed(1, "<div class=page><a class=disabled href='javascript:;'>下一页</a></div>"),
    "none": listed(1, "")
    + "<div class=calendar><a href='#'>&lt;</a> 2026年11月 <a href='#'>下一页</a></div>"
    + "<div class='swiper-container'><img alt='图'><a class=swiper-next href='#'>下一页</a></div>"
    + "<p><a href='/art/1.html'>上一篇：关于防汛的通知</a> <a href='/art/2.html'>下一篇：关于抗旱的通知</a></p>"
    + "<p><a href='/more/'>查看更多</a></p>",
}  # fmt: skip
TURNED = {
    "links": 2, "pinned": 2, "href-script": 2, "buttons": 2, "fetched": 1, "posted": 1, "built": 1, "numbers": 2,
    "select": 2, "more": 1, "window": 2, "arrows": 1, "middle": 1,
}  # fmt: skip
FAULTS = {
    "same": "The same entries are shown after turning",
    "dead": "A page of the list does not open",
    "empty": "The page that is turned to is empty",
    "mute": "The control does nothing",
    "broken": "The control does nothing",
    "last": "The last page holds what the next page holds",
}
OPEN = ("changing", "quiet", "framed")
NONE = ("one", "one-off", "none")
