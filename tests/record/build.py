from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from PIL import Image, ImageDraw

from pytest_govsite.model import (
    Cause,
    Clause,
    Conclusion,
    Counts,
    Coverage,
    Digest,
    Document,
    EngineFacts,
    Finding,
    Level,
    OpenItem,
    Outcome,
    PageEntry,
    PartConclusion,
    Record,
    RequirementResult,
    SiteEntry,
    Tool,
    UnobservedEntry,
    Veto,
)

HOST = "https://staging.shifan.example"
GUIDE = Clause(document="政府网站发展指引", number="国办发〔2017〕47号", clause="附件《网页设计规范》四、标签规范")
DEZHOU = Clause(document="德州市政府网站管理办法", number="德政办发〔2013〕1号", clause="第十三条", expired=True)
FROM_MEMORY = Clause(
    document="政府网站与政务新媒体检查指标", number="国办秘函〔2019〕19号", clause="单项否决", confirmed=False
)
HOSTILE = "<script>fetch('https://evil.example/')</script>\u202etxt.exe\u2066\u200b\x1b[31m\x07\x00\ud800"


def result(identifier: str, title: str, outcome: Outcome, **more: Any) -> RequirementResult:
    defaults: dict[str, Any] = {
        "suite": "page_labels",
        "level": Level.MUST,
        "mode": "auto",
        "part": "function",
        "clauses": (GUIDE,),
        "requirement_text": "标签位于 head 内，名称和内容正确。",
    }
    return RequirementResult(id=identifier, title=title, outcome=outcome, **{**defaults, **more})


def finding(page: str, **more: Any) -> Finding:
    defaults: dict[str, Any] = {"outcome": Outcome.FAILED, "level": Level.MUST, "message": "发布时间标签不是真实时间"}
    return Finding(page=f"{HOST}{page}", **{**defaults, **more})


def article(number: int) -> str:
    return f"/zwgk/tzgg/202611/t{number:05d}.html"


def results() -> tuple[RequirementResult, ...]:
    pub_date = tuple(
        finding(
            article(n),
            template="a1f3",
            expected="YYYY-MM-DD HH:MM",
            found=f"2026∶11∶{n % 28 + 1:02d}",
            selector='meta[name="PubDate"]',
            snippet='<meta name="PubDate"\n content="2026∶11∶01">',
            evidence=("evidence/article.png",) if n == 1 else (),
            group="labels.pub-date/a1f3",
            key=f"labels.pub-date|a1f3|{n}",
        )
        for n in range(1, 31)
    )
    hostile = finding(
        "/hostile/?q=<b>",
        message=f"标题 {HOSTILE}",
        expected="</style></dd><img src=https://evil.example/x onerror=alert(1)>",
        found='=HYPERLINK("https://evil.example/")',
        selector="a[href='javascript:alert(1)']",
        snippet=HOSTILE + "长" * 2000,
        evidence=("../../etc/passwd", "evidence/missing.png"),
        group="hostile",
    )
    advice = finding("/", outcome=Outcome.FAILED, level=Level.SHOULD, message="备案号链接不是 beian.miit.gov.cn")
    doubtful = finding(
        "/", outcome=Outcome.CANT_TELL, message="标志是否庄重须由人判断", evidence=("evidence/home.png",)
    )
    lost = finding("/slow/", outcome=Outcome.UNTESTED, message="页面超时", cause=Cause.BROKEN)
    return (
        result("identity.header-name", "头部标识区显示网站名称", Outcome.PASSED, suite="site_identity", pages_checked=41, passed_pages=40, measured="41 页，40 页显示“示范县人民政府”", findings=(lost,)),
        result("footer.icp", "ICP备案编号", Outcome.PASSED, suite="site_identity", pages_checked=41, passed_pages=41, findings=(advice,), clauses=(GUIDE, DEZHOU)),
        result("identity.logo", "网站标志", Outcome.CANT_TELL, suite="site_identity", level=Level.SHOULD, reason="庄重与否须由人判断", findings=(doubtful,)),
        result("footer.agency-mark", "党政机关网站标识", Outcome.UNTESTED, suite="site_identity", cause=Cause.ENVIRONMENT, reason="待取得：标识由机构编制部门核发", stage_class="B"),
        result("labels.pub-date", "PubDate 发布时间标签", Outcome.FAILED, pages_checked=41, passed_pages=11, measured="41 篇正文，11 篇为真实发布时间", findings=pub_date),
        result("labels.article-title", "ArticleTitle 标题标签", Outcome.FAILED, findings=(hostile,), waived="委托方约定下一版整改", clauses=(GUIDE, FROM_MEMORY)),
        result("design.share-print", "打印与分享", Outcome.FAILED, level=Level.SHOULD, findings=(finding(article(2), level=Level.SHOULD, message="没有打印和分享"),)),
        result("columns.news-fresh", "动态要闻类两周内更新", Outcome.INAPPLICABLE, suite="mandated_columns", reason="上线前不判", stage_class="C"),
        result("columns.not-blank", "无空白栏目", Outcome.FAILED, suite="mandated_columns", findings=tuple(finding(f"/lm{n}/", message="栏目没有内容", group=f"blank-{n}") for n in range(40))),
        result("security.https", "全站 HTTPS", Outcome.UNTESTED, suite="site_security", part="security", cause=Cause.BROKEN, reason="连接中断"),
        result("compat.errors", "无脚本错误", Outcome.PASSED, suite="browser_compatibility", engine="chromium"),
        result("compat.errors", "无脚本错误", Outcome.UNTESTED, suite="browser_compatibility", engine="firefox", cause=Cause.ENVIRONMENT, reason="未安装 firefox"),
        result("a11y.alt", "图片有替代文本", Outcome.FAILED, suite="accessibility", part="accessibility", findings=(finding("/", message="图片没有 alt", selector="img.logo", group="alt"),)),
        result("identity.approval", "开办审批材料", Outcome.UNTESTED, suite="site_identity", mode="manual", method="papers", cause=Cause.ENVIRONMENT, reason="须由人提供材料", excluded="委托方不要求"),
        result("house.minister", "自定义要求", Outcome.PASSED, suite="house", clauses=()),
    )  # fmt: skip


def pages(number: int) -> tuple[PageEntry, ...]:
    home = PageEntry(url=f"{HOST}/", type="home", template="h001", rendered=("chromium",), reason="首页", title="示范县人民政府", screenshot="evidence/home.png", looks=("axe", "dom", "house"), looks_lost=("keyboard",))  # fmt: skip
    columns = tuple(PageEntry(url=f"{HOST}/lm{n}/", type="column", template="c0f2", rendered=("chromium",) if n < 3 else (), reason="一级栏目" if n < 3 else "") for n in range(40))  # fmt: skip
    articles = tuple(PageEntry(url=f"{HOST}{article(n)}", type="article", template="a1f3", rendered=("chromium",) if n < 4 else (), reason="模板 a1f3 的代表，种子 7" if n < 4 else "", looks=("axe", "dom") if n < 4 else ()) for n in range(1, number))  # fmt: skip
    return (home, *columns, *articles)


def conclusion(verdict: str = "nonconforming") -> Conclusion:
    must = Counts(passed=4, failed=4, cantTell=0, inapplicable=1, untested=4)
    return Conclusion(
        verdict=verdict,
        scope=("function", "security"),
        parts={
            "function": PartConclusion(verdict=verdict, counts=must),
            "security": PartConclusion(verdict="pending"),
            "accessibility": PartConclusion(verdict="nonconforming"),
            "elderly": PartConclusion(verdict="conforming"),
        },
        counts={"must": must, "should": Counts(failed=1, cantTell=1)},
        veto=(Veto(id="G19-veto", state="proposed", clause=FROM_MEMORY, requirement="columns.not-blank", reason="空白栏目 40 个"),),
        open_items=(
            OpenItem(requirement="security.https", title="全站 HTTPS", reason="连接中断，重新检测", who="operator", kind="pending"),
            OpenItem(requirement="footer.agency-mark", title="党政机关网站标识", reason="待取得", who="client", kind="before_launch"),
            OpenItem(requirement="security.https", title="全站 HTTPS", reason="公网环境下复核", who="inspector", kind="after_launch"),
        ),
        reasons=("labels.pub-date", "labels.article-title", "columns.not-blank"),
    )  # fmt: skip


def record(*, articles: int = 60, **changes: Any) -> Record:
    made = Record(
        schema="pytest-govsite/record/1",
        id="GS-20261122-093000-3301990001",
        tool=Tool(name="pytest-govsite", version="0.1.0", python="3.11.7", axe="4.10.3"),
        engines=(
            EngineFacts(name="chromium", version="156.0", driver="playwright 1.63", sandbox=False, note="以 root 运行"),
            EngineFacts(name="firefox", available=False, capabilities={"touch": False}, note="未安装"),
        ),
        site=SiteEntry(name="示范县人民政府", url=f"{HOST}/", domain="www.shifan.gov.cn", id_code="3301990001", kind="portal", level="county", profile="zhejiang", stage="prelaunch", sponsor="示范县人民政府办公室", inferred=("id_code",)),
        report={},
        content_digest=Digest(sha256="ab" * 32, sm3="cd" * 32),
        started="2026-11-22T09:30:00+08:00",
        finished="2026-11-22T09:41:12+08:00",
        now="2026-11-22T09:30:00+08:00",
        seed=7,
        coverage=Coverage(discovered=articles + 43, fetched=articles + 40, rendered=7, templates=3, pages=pages(articles), unobserved=(UnobservedEntry(url=f"{HOST}/slow/", reason="timeout", detail="30 秒内没有答复"),)),
        requirements=results(),
        conclusion=conclusion(),
        documents=(
            Document(key="G47", title="政府网站发展指引", number="国办发〔2017〕47号", issuer="国务院办公厅", issued="2017-05-15", in_force="2017-05-15"),
            Document(key="D", title="德州市政府网站管理办法", number="德政办发〔2013〕1号", issuer="德州市人民政府办公室", in_force="2013-12-01", expired="2016-12-01"),
        ),
        notes=("页脚由脚本生成，底部项目在浏览器打开的网页上判定。",),
        timings={"crawl": 12.3, "look": 95.0, "look:keyboard": 60.0, "engine:webkit": 8.0},
    )  # fmt: skip
    return msgspec.structs.replace(made, **changes)


def evidence(folder: Path) -> None:
    for name, height in (("home", 3000), ("article", 900)):
        picture = Image.new("RGB", (1280, height), "white")
        draw = ImageDraw.Draw(picture)
        draw.rectangle((0, 0, 1280, 120), fill="#1d4a78")
        for top in range(160, height, 60):
            draw.rectangle((80, top, 900, top + 24), fill="#c9d3df")
        target = folder / "evidence" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        picture.save(target)
    (folder / "observations").mkdir(exist_ok=True)
    (folder / "observations" / "pages.jsonl").write_text("{}\n")
