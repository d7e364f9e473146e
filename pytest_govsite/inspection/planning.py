"""A dry run: what an inspection would do and about how long, from robots.txt, site maps and the home page alone."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_govsite.config.settings import Config
from pytest_govsite.discover.crawler import Crawler
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.inspection.rendering import AT_ONCE
from pytest_govsite.model import Fact, PageType, Text
from pytest_govsite.model.engine_view import EnginesLook
from pytest_govsite.observe.engines import choices
from pytest_govsite.observe.look.deep import DEEP_LOOKS
from pytest_govsite.observe.look.taking import TAKINGS

TEMPLATES = 15
"""Templates of a portal of medium size, as demo and saved sites have them; the real number shows in the crawl."""
RENDERED = 45
"""Pages of such a portal that the browser sees."""
_SECONDS_RENDERED = 1.5
_SECONDS_DEEP = 8.0
_SECONDS_COMPARED = 3.0


class Plan(Fact, frozen=True, kw_only=True):
    """What would be done. Every number of pages is a lower bound where the site has no site map."""

    home_url: str
    known: int
    """Different pages that home page and site maps name, or that are listed."""
    from_sitemap: int
    robots: bool
    """robots.txt is there."""
    fetched: int
    """Pages that would be asked for: those known, at most the limit of the crawl."""
    rendered: int
    """Pages that the browser would see; 0: no browser is needed."""
    looks: tuple[str, ...]
    """Kinds of closer looks, in the order in which they are taken."""
    engines: tuple[str, ...] = ()
    """Engines in which the rendered pages would be compared; empty: they would not."""
    whole_site: bool
    seconds: float
    """About how long, for the pages known now."""


def estimate(
    config: Config,
    needs: frozenset[str],
    *,
    home_url: str,
    known: int,
    from_sitemap: int,
    robots: bool,
    whole_site: bool,
) -> Plan:
    """Return the plan for what is known; the same input gives the same plan."""
    fetched = min(known, config.max_pages)
    rendered = 0 if "rendered" not in needs else min(fetched, RENDERED) if whole_site else fetched
    deep = [look for look in DEEP_LOOKS if look.kind.kind in needs]
    everywhere = [look for look in deep if look.types == frozenset(PageType)]
    places = min(rendered, TEMPLATES) if whole_site else rendered
    looks = len(everywhere) * places + (len(deep) - len(everywhere)) * min(places, 1)
    engines = _engines(config) if rendered and EnginesLook.kind in needs else ()
    pace = config.settings.crawl.requests_per_second or 20
    seconds = fetched / pace + (rendered * _SECONDS_RENDERED + looks * _SECONDS_DEEP) / AT_ONCE
    seconds += rendered * len(engines) * _SECONDS_COMPARED / AT_ONCE
    return Plan(
        home_url=home_url,
        known=known,
        from_sitemap=from_sitemap,
        robots=robots,
        fetched=fetched,
        rendered=rendered,
        looks=tuple(dict.fromkeys((*(kind for kind in TAKINGS if kind in needs), *(look.kind.kind for look in deep)))),
        engines=engines,
        whole_site=whole_site,
        seconds=round(seconds, 1),
    )


def _engines(config: Config) -> tuple[str, ...]:
    """Return the engines that would be used; none where no browser is here yet, which hinders no dry run."""
    try:
        return tuple(choice.name for choice in choices(config))
    except EngineUnavailableError:
        if config.engines:
            raise
        return ()


async def make_plan(config: Config, needs: frozenset[str], crawler: Crawler | None, listed: Sequence[str]) -> Plan:
    """Return the plan, after asking for robots.txt, site maps and the home page; nothing is asked for listed pages.

    Args:
        config: the configuration of the inspection.
        needs: what the selected requirements need.
        crawler: a crawler that has asked for nothing yet. None: only listed pages would be inspected.
        listed: those pages.

    Raises:
        SiteUnreachableError: there is no site to look at.
    """
    if crawler is None:
        return estimate(
            config, needs, home_url=listed[0], known=len(listed), from_sitemap=0, robots=False, whole_site=False
        )
    await crawler.start(config.url)
    outlook = crawler.outlook()
    return estimate(
        config,
        needs,
        home_url=outlook.home_url,
        known=outlook.discovered,
        from_sitemap=outlook.sitemap_urls,
        robots=bool(outlook.robots),
        whole_site=True,
    )


def plan_lines(plan: Plan, config: Config) -> list[str]:
    """Return the plan as a person reads it, in the language of the run."""
    submits = config.submit or config.settings.submission.allowed
    rate = config.settings.crawl.requests_per_second or 20
    at_least = plan.whole_site and not plan.from_sitemap
    looks = "、".join(plan.looks) or "—"
    engines = "、".join(plan.engines) or "—"
    minutes = max(1, round(plan.seconds / 60))
    texts = [
        Text(zh=f"试运行：{plan.home_url}（只读取了 robots.txt、网站地图文件和首页，未检测，不写记录）",
             en=f"dry run: {plan.home_url} (robots.txt, site maps and home page only; nothing inspected, no record)"),
        Text(zh=f"  抓取：已知 {plan.known} 页{'（没有网站地图文件，实际会更多）' if at_least else ''}，将取 {plan.fetched} 页，"
                f"上限 {config.max_pages} 页，每秒不超过 {rate:g} 个文档",
             en=f"  crawl: {plan.known} pages known{' (no site map; there will be more)' if at_least else ''}, {plan.fetched} "
                f"would be fetched, limit {config.max_pages}, at most {rate:g} documents a second"),
        Text(zh=f"  浏览器：约渲染 {plan.rendered} 页；进一步观察：{looks}",
             en=f"  browser: about {plan.rendered} pages rendered; closer looks: {looks}"),
        Text(zh=f"  浏览器对照：{engines}", en=f"  browsers compared: {engines}"),
        Text(zh="  操作：按键、悬停、点击页面内控件，不离开本站；" + ("会提交表单（已允许）" if submits else "不提交任何内容"),
             en="  use: keys, hovering and clicks inside pages, never leaving the site; "
                + ("forms are submitted (allowed)" if submits else "nothing is submitted")),
        Text(zh=f"  预计用时：约 {minutes} 分钟", en=f"  time: about {minutes} min"),
    ]  # fmt: skip
    return [text.in_language(config.language) for text in texts]
