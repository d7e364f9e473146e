"""Pages to bytes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jinja2
from markupsafe import Markup

from pytest_govsite.compiled import compiled_templates
from pytest_govsite.demo import identity
from pytest_govsite.demo.content.traditional import traditional
from pytest_govsite.demo.defects import DEFECTS, matches
from pytest_govsite.demo.portal.labels import labels_of
from pytest_govsite.demo.portal.library import PLATFORM_PATH
from pytest_govsite.demo.portal.page import Page
from pytest_govsite.demo.portal.pages import Pages
from pytest_govsite.demo.portal.taking_away import without_phone_and_mail, without_regions

_WEEKDAYS = "一二三四五六日"


@cache
def _environment() -> jinja2.Environment:
    """Return the templates, read once: all portals of a process share them."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("pytest_govsite.demo", "templates"),
        autoescape=True,
        bytecode_cache=compiled_templates(),
        undefined=jinja2.ChainableUndefined,
        trim_blocks=True,
        auto_reload=False,
    )


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, pages: Pages) -> None:
        self._pages, self._site = pages, pages.site
        self._environment = _environment()

    def page(self, page: Page, **more: Any) -> bytes:
        """Return the page in its charset; a character that the charset lacks becomes a reference."""
        text = self._environment.get_template(f"{page.template}.html").render(self._context(page) | more)
        if self._site.defective("identity.default-language", page.path):
            head, main, rest = text.partition("<main")
            text = head + main + traditional(rest.partition("</main>")[0]) + "</main>" + rest.partition("</main>")[2]
        if self._site.defective("accessibility.regions", page.path):
            text = without_regions(text)
        if self._site.defective("accessibility.feedback", page.path):
            text = without_phone_and_mail(text)
        return text.encode(page.charset, "xmlcharrefreplace")

    def footer(self, kind: str) -> bytes:
        """Return the footer as frame document, as inner HTML or as a script that writes it."""
        page = Page(path=f"/include/foot-{kind}", kind="other", template="footer", title="", footer=kind)
        inner = self._environment.get_template("footer.html").render(self._context(page))
        if self._site.defective("accessibility.feedback", page.path):
            inner = without_phone_and_mail(inner)
        if kind == "later":
            return inner.encode()
        if kind == "script":
            # as a CMS writes it: one document.write a line, in the charset of the old pages
            lines = (line for line in inner.replace("</script>", "<\\/script>").splitlines() if line.strip())
            written = (f"document.writeln({json.dumps(line, ensure_ascii=False)});" for line in lines)
            return "\n".join(written).replace("<\\\\/", "<\\/").encode("gbk")
        return self._environment.get_template("foot-frame.html").render(self._context(page) | {"inner": inner}).encode()

    def standin(
        self, title: str, paragraphs: tuple[str, ...], links: tuple[tuple[str, str], ...] = (), *, login: bool = False
    ) -> bytes:
        """Return a page of another host."""
        template = self._environment.get_template("standin.html")
        return template.render(title=title, paragraphs=paragraphs, links=links, login=login).encode()

    def _context(self, page: Page) -> dict[str, Any]:
        site = self._site
        return {
            "page": page,
            "site": site,
            "id": identity,
            "channels": self._pages.library.channels,
            "labels": labels_of(page, site),
            "today": f"今天是{site.now.year}年{site.now.month}月{site.now.day}日 星期{_WEEKDAYS[site.now.weekday()]}",
            "platform": PLATFORM_PATH,
            "answers": f"https://{identity.PLATFORM_DOMAIN}/zjservice-fe/330199/znwd/",
            "search_action": self._search_action(),
            "letter_count": 300 + site.now.timetuple().tm_yday,
            "d": lambda defect: site.defective(defect, page.path),
            "on": site.on,
            "faults": lambda *starts: self._faults(page.path, starts),
            "fragments": lambda spot: self._fragments(page.path, spot),
        }

    def _faults(self, path: str, starts: tuple[str, ...]) -> str:
        """Return what the scripts of a page are to do wrong: ids of defects without their suite."""
        shown = (d for d in map(DEFECTS.__getitem__, sorted(self._site.defects)) if d.id.startswith(starts))
        return " ".join(d.id.partition(".")[2] for d in shown if matches(d.changes, path))

    def _fragments(self, path: str, spot: str) -> Markup:
        """Return the markup of the defects that show on a page as a piece of their own."""
        names = [d.id for d in map(DEFECTS.__getitem__, sorted(self._site.defects)) if d.fragment == spot]
        shown = [name for name in names if self._site.defective(name, path)]
        sources = (self._environment.get_template(f"defects/{n.replace(':', '--')}.html") for n in shown)
        return Markup("\n").join(Markup(source.render(path=path)) for source in sources)

    def _search_action(self) -> str:
        if self._site.settings["profile"] == "zhejiang" and not self._site.on("functions.search-unified"):
            return f"https://{identity.SEARCH_DOMAIN}/jsearchfront/search.do"
        return "/search/"
