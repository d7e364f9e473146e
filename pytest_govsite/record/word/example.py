"""An example of a Word template, written with python-docx: a body starts from it and puts its own in its place."""

from __future__ import annotations

import io

from pytest_govsite.record.steady import steady
from pytest_govsite.record.word.layout import Layout
from pytest_govsite.record.words import Words


def example_template(language: str = "zh") -> bytes:
    """Return a template with cover, conclusion, results, nonconformities with pictures, and what is open."""
    from docx import Document

    document = Document()
    writer = _Chapters(document, Words(language))
    writer.page()
    writer.cover()
    writer.conclusion()
    writer.results()
    writer.problems()
    writer.amendment()
    writer.open_items()
    document.core_properties.title = "{{ report.title }} {{ report.number }}"
    document.core_properties.author = "{{ body.name }}"
    document.core_properties.comments = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return steady(buffer.getvalue())


class _Chapters(Layout):
    """Writes the chapters one after the other."""

    def cover(self) -> None:
        """Cover: title, site, verdict, who and when, place for the seal."""
        words = self.words
        self.line("{{ report.accreditations }}", align=2)
        for _ in range(4):
            self.line("")
        self.document.add_paragraph("{{ report.title }}", style="Title").alignment = 1
        self.line("{{ report.marks }}", align=1)
        self.line("{{ sample.name }}", align=1, size=16, bold=True)
        self.line("{{ site.url }}", align=1)
        self.line("")
        self.line(f"{words('cover.overall')}{words('colon')}{{{{ conclusion.verdict }}}}", align=1, size=18, bold=True)
        self.line("{{ conclusion.note }}", align=1)
        for _ in range(3):
            self.line("")
        self.facts(
            (words("cover.client"), "{{ client.name }}"),
            (words("cover.purpose"), "{{ report.purpose }}"),
            (words("cover.body"), "{{ body.name }}"),
            (words("cover.period"), "{{ record.day }}"),
            (words("cover.issued"), "{{ report.issued }}"),
            (words("amendment.replaces"), "{{ amendment.number }} {{ amendment.note }}"),
            (words("cover.evidence"), "SHA-256 {{ record.evidence_sha256 }}"),
            optional=True,
        )
        self.line("")
        self.line("{% if report.formal %}" + words("cover.seal") + "{% endif %}", align=2)

    def conclusion(self) -> None:
        """Conclusion page: sample, place, rule, parts, counts, people."""
        words = self.words
        self.document.add_page_break()
        self.heading(words("chapter.conclusion"))
        self.line("{{ conclusion.verdict }}", size=14, bold=True)
        self.line("{{ conclusion.note }}")
        self.facts(
            (words("cover.sample"), "{{ sample.name }} {{ sample.version }}"),
            (words("body.location"), "{{ body.location }}"),
            (words("cover.period"), "{{ record.started }}" + words("conclusion.until") + "{{ record.finished }}"),
            (words("method_chapter.rule"), "{{ conclusion.rule }}"),
        )
        self.heading(words("conclusion.parts"), 2)
        self.rows(
            "parts", "part",
            ((words("conclusion.part"), "{{ part.name }}", 30), (words("results.verdict"), "{{ part.verdict }} {{ part.points }}", 40), (words("cover.scope"), "{{ part.scope }}", 30)),
        )  # fmt: skip
        self.heading(words("conclusion.counts"), 2)
        names = ("passed", "failed", "cant_tell", "untested", "inapplicable")
        columns = [(words("outcome." + _key(name)), f"{{{{ row.{name} }}}}", 15) for name in names]
        self.rows("counts", "row", ((words("conclusion.counts_level"), "{{ row.level }}", 25), *columns))
        self.line("")
        self.facts(
            (words("sign.tested"), "{{ people.tested }}"),
            (words("sign.reviewed"), "{{ people.reviewed }}"),
            (words("sign.approved"), "{{ people.approved }} {{ people.approved_title }}"),
        )

    def results(self) -> None:
        """All items with what was measured, group by group, on pages that lie across."""
        from docx.enum.section import WD_ORIENT, WD_SECTION

        words = self.words
        across = self.document.add_section(WD_SECTION.NEW_PAGE)
        across.orientation = WD_ORIENT.LANDSCAPE
        across.page_width, across.page_height = across.page_height, across.page_width
        self.heading(words("chapter.results"))
        self.line("{%p for suite in suites %}")
        self.heading("{{ suite.name }}", 2)
        self.rows(
            "suite.results", "item",
            (
                (words("results.number"), "{{ item.number }}", 5),
                (words("results.item"), "{{ item.title }}{% if item.engine %} ({{ item.engine }}){% endif %}", 14),
                (words("results.clause"), "{{ item.clauses }}", 24),
                (words("results.text"), "{{ item.requirement }}", 20),
                (words("results.method"), "{{ item.method }}", 7),
                (words("results.measured"), "{{ item.measured }}", 13),
                (words("results.verdict"), "{{ item.outcome }}", 8),
                (words("results.remarks"), "{{ item.remark }}", 11),
            ),
            size=7.5,
        )  # fmt: skip
        self.line("{%p endfor %}")

    def problems(self) -> None:
        """What is not met, with pictures; the advice on it is marked as an opinion."""
        from docx.enum.section import WD_ORIENT, WD_SECTION

        words = self.words
        upright = self.document.add_section(WD_SECTION.NEW_PAGE)
        upright.orientation = WD_ORIENT.PORTRAIT
        upright.page_width, upright.page_height = upright.page_height, upright.page_width
        self.heading(words("chapter.failed"))
        self.line("{%p for problem in failed %}")
        self.heading("{{ problem.number }} {{ problem.title }} ({{ problem.code }})", 2)
        self.line("{{ problem.message }}", bold=True, keep=True)
        self.facts(
            (words("results.clause"), "{{ problem.clauses }}"),
            (words("problem.expected"), "{{ problem.expected }}"),
            (words("problem.found"), "{{ problem.found }}"),
            (words("problem.selector"), "{{ problem.selector }}"),
            (words("problem.pages"), "{{ problem.pages }}\n{{ problem.addresses }}"),
            (f"{words('remedy.title')} ({words('remedy.opinion')})", "{{ problem.remedy }}"),
            optional=True,
        )
        self.line("{%p for picture in problem.pictures %}")
        self.line("{{ picture.image }}")
        self.line("{{ picture.path }}", size=8)
        self.line("{%p endfor %}")
        self.line("{%p else %}")
        self.line(words("problem.none_failed"))
        self.line("{%p endfor %}")
        self.line("{%p if left_out.failed %}")
        self.line(words("more", n="{{ left_out.failed }}"))
        self.line("{%p endif %}")

    def amendment(self) -> None:
        """What changed after the report that this one replaces; nothing where it replaces none."""
        words = self.words
        self.line("{%p if amendment.number %}")
        self.heading(words("chapter.amendment"))
        self.line(words("statement.amends", number="{{ amendment.number }}"))
        self.facts(
            (words("amendment.reason"), "{{ amendment.reason }}"), (words("amendment.in_short"), "{{ amendment.note }}")
        )
        columns = ("before", "after")
        told = [(words(f"amendment.{name}"), f"{{{{ row.{name} }}}}", 35) for name in columns]
        self.line("")
        self.rows("amendment.details", "row", ((words("amendment.what"), "{{ row.what }}", 30), *told))
        self.line("")
        self.rows("amendment.results", "row", ((words("results.item"), "{{ row.title }}", 30), *told))
        self.line("{%p endif %}")

    def open_items(self) -> None:
        """What is still to be done, by whom; the end."""
        words = self.words
        self.heading(words("chapter.open"))
        self.rows(
            "todo", "item",
            (
                (words("conclusion.who_acts"), "{{ item.who }}", 15),
                (words("conclusion.what"), "{{ item.what }}", 40),
                (words("conclusion.why"), "{{ item.why }} ({{ item.kind }})", 45),
            ),
            size=9,
        )  # fmt: skip
        self.line("")
        self.line(words("blank"), align=1)


def _key(name: str) -> str:
    return "cantTell" if name == "cant_tell" else name
