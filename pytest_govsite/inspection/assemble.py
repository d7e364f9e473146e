"""Results and observations -> the record."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Any

import msgspec

from pytest_govsite.checks.hosts import own_hosts
from pytest_govsite.config.report import SignatureSection
from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.attested import attested_entries, decided_vetoes, unused_note
from pytest_govsite.inspection.environment import environment_of
from pytest_govsite.inspection.judging import lost
from pytest_govsite.inspection.leftovers import complete_results
from pytest_govsite.inspection.mending import with_remedy
from pytest_govsite.inspection.observed import Observed
from pytest_govsite.inspection.remembering import remembered_entries, remembered_notes
from pytest_govsite.inspection.reuse_told import quick_notes, sources
from pytest_govsite.inspection.side_by_side import pictures_in_engines, with_comparisons
from pytest_govsite.inspection.thresholds import deviations
from pytest_govsite.inspection.waivers import waiver_warnings
from pytest_govsite.inspection.watch import Made, marks_of
from pytest_govsite.model import (
    Coverage,
    Digest,
    Document,
    Finding,
    Lexicon,
    LexiconEntry,
    PageEntry,
    PageFacts,
    Record,
    RequirementResult,
    SiteEntry,
    Tool,
    UnobservedEntry,
    UnobservedReason,
)
from pytest_govsite.norms.catalogue import Catalogue
from pytest_govsite.norms.decision import conclude, propose_vetoes
from pytest_govsite.norms.point_sheet import point_sheet
from pytest_govsite.norms.traceability import matrix
from pytest_govsite.observe.look.axe_core import axe_version
from pytest_govsite.record.manifest import digest_of
from pytest_govsite.version import __version__

SCHEMA = "pytest-govsite/record/1"
_TITLES = {
    "zh": ("网站检测原始记录", "网站检测原始记录（部分检测）"),
    "en": ("Inspection record", "Inspection record (partial inspection)"),
}


def assemble(
    config: Config,
    observed: Observed,
    results: Mapping[str, RequirementResult],
    *,
    record_id: str,
    finished: datetime,
    bundled: Iterable[str],
    selected: Iterable[str],
    broken: Mapping[str, str],
    interrupted: bool,
) -> Record:
    """Return the record of a run; every id of the catalogue appears in it.

    Args:
        config: configuration of the run.
        observed: what was seen.
        results: what was judged, by id.
        record_id: id of the record.
        finished: the moment the run ended.
        bundled: ids that this version's suites judge.
        selected: ids that were selected to be judged.
        broken: ids whose test broke, with the last line of the error.
        interrupted: the run was stopped early.
    """
    selected = set(selected)
    complete = complete_results(
        config, observed.catalogue, results, bundled=set(bundled), selected=selected, broken=broken
    )
    complete = [with_comparisons(_with_evidence(r, observed), observed, observed.folder) for r in complete]
    complete = [with_remedy(r, config.language) for r in complete]
    partial = bool(set(bundled) - selected)
    conclusion = conclude(
        complete,
        scope=config.settings.scope.parts,
        stage=observed.site.stage,
        clause=observed.catalogue.clause,
        confirmed=decided_vetoes(config.attestations, "confirmed"),
        rejected=decided_vetoes(config.attestations, "rejected"),
        partial=partial,
        language=config.language,
    )
    proposed = {veto.id for veto in propose_vetoes(complete, clause=observed.catalogue.clause)}
    day = observed.site.now.date().isoformat()
    entries = (
        *attested_entries(config.attestations, complete, proposed),
        *remembered_entries(config.remembered, complete, config.attestations, day),
    )
    return Record(
        schema=SCHEMA,
        id=record_id,
        tool=_tool(),
        engines=observed.engines,
        site=_site(observed),
        report=_report(config),
        content_digest=_content_digest(observed),
        started=observed.facts.started,
        finished=finished.isoformat(timespec="seconds"),
        now=observed.site.now.isoformat(timespec="minutes"),
        seed=config.seed,
        coverage=coverage_of(observed),
        requirements=tuple(complete),
        conclusion=conclusion,
        interactions=tuple(observed.interactions()),
        attestations=entries,
        watch=Made((p for p in observed.pages.all if p.observed), own_hosts(observed.site)).digest,
        lexicons=tuple(_lexicon(each) for each in config.lexicons),
        title=_title(config, partial=partial),
        partial=partial,
        interrupted=interrupted or observed.outline.interrupted,
        language=config.language,
        documents=_documents(observed.catalogue, complete),
        environment=environment_of(config, observed),
        trace=matrix(observed.catalogue.lineage),
        points=point_sheet(
            complete,
            kind=observed.site.kind,
            level=observed.site.level,
            stage=observed.site.stage,
            outward_services=observed.site.outward_services,
            vetoes=conclusion.veto,
            rejected=decided_vetoes(config.attestations, "rejected"),
            table=observed.catalogue.points,
        ),
        notes=(
            *_notes(config, observed),
            *_unknown(config, broken, observed.catalogue),
            *unused_note(entries, config.language),
            *remembered_notes(entries, config.language),
            *waiver_warnings(config, complete),
        ),
        timings=observed.outline.timings,
    )


def _lexicon(lexicon: Lexicon) -> LexiconEntry:
    return LexiconEntry(
        title=lexicon.title,
        file=lexicon.file,
        sha256=lexicon.sha256,
        source=lexicon.source,
        version=lexicon.version,
        entries=lexicon.size,
    )


def _title(config: Config, *, partial: bool) -> str:
    if config.settings.report.number and config.settings.report.title and not partial:
        return config.settings.report.title
    return _TITLES[config.language][partial]


def _tool() -> Tool:
    try:
        axe = axe_version()
    except ModuleNotFoundError:
        axe = ""
    return Tool(name="pytest-govsite", version=__version__, python=platform.python_version(), axe=axe)


def _site(observed: Observed) -> SiteEntry:
    site = observed.site
    return SiteEntry(
        name=site.name,
        url=site.url,
        domain=site.domain,
        id_code=site.id_code,
        kind=site.kind.value,
        level=site.level.value,
        profile=observed.catalogue.profile.name,
        stage=site.stage.value,
        content=site.content.value,
        sponsor=site.sponsor,
        inferred=site.inferred,
    )


def _report(config: Config) -> dict[str, Any]:
    """Return what the record says of `[report]`: of files only their names, for where they lie is nobody's business."""
    report = config.settings.report
    template = PurePath(report.docx_template).name
    kept = msgspec.structs.replace(report, docx_template=template, amends_record="", signature=SignatureSection())
    plain = msgspec.to_builtins(kept)
    return plain if isinstance(plain, dict) else {}


def _content_digest(observed: Observed) -> Digest:
    """Return the digest of what the site served: address and body hash of each page, in the order of addresses."""
    exchanges = ((p.url, p.exchange.body_sha256) for p in observed.pages.all if p.exchange is not None)
    lines = "".join(f"{digest}  {url}\n" for url, digest in sorted(exchanges))
    return digest_of(lines.encode()) if lines else Digest(sha256=sha256(b"").hexdigest())


def coverage_of(observed: Observed) -> Coverage:
    """Return what was looked at."""
    pages = list(observed.pages.all)
    reused = observed.reuse.pages
    entries = tuple(
        msgspec.structs.replace(
            _page_entry(p, observed.looks.get(p.url, {}), observed.shown.get(p.url, ())),
            pictures=pictures_in_engines(p.url, observed),
            reused=reused[p.url].record if p.url in reused else "",
        )
        for p in pages
    )
    moments = sorted(p.exchange.fetched for p in pages if p.exchange is not None and p.exchange.fetched)
    return Coverage(
        first_fetch=moments[0] if moments else "",
        last_fetch=moments[-1] if moments else "",
        discovered=max(observed.facts.discovered, len(pages)),
        fetched=sum(p.source is not None for p in pages),
        rendered=sum(bool(p.rendered) for p in pages),
        templates=observed.outline.templates,
        pages=entries,
        unobserved=tuple(
            UnobservedEntry(url=p.url, reason=why.reason.value, detail=why.detail)
            for p in pages
            for why in p.unobserved
        ),
        truncated=observed.facts.truncated,
        whole_site=observed.facts.whole_site,
        reused=len(reused),
        reused_from=sources(observed.reuse),
    )


def _page_entry(page: PageFacts, looks: Mapping[str, bool], shown: tuple[str, ...]) -> PageEntry:
    picture = next((r.screenshot for r in page.rendered if r.screenshot), None)
    return PageEntry(
        url=page.url,
        type=page.type.value,
        template=page.page.template,
        rendered=tuple(dict.fromkeys((*(r.engine for r in page.rendered), *shown))),
        reason=page.page.reason,
        signals=tuple(s.what for s in page.page.signals),
        title=page.document.title if page.document else "",
        screenshot=picture.path if picture else "",
        looks=tuple(sorted(kind for kind, taken in looks.items() if taken)),
        marks=marks_of(page),
        looks_lost=tuple(sorted(kind for kind, taken in looks.items() if not taken)),
    )


def _with_evidence(result: RequirementResult, observed: Observed) -> RequirementResult:
    """Give each finding the picture and source of its page, where the page was rendered."""
    if not result.findings:
        return result
    known = set(observed.pages.all.urls)

    def evidence(finding: Finding) -> tuple[str, ...]:
        if finding.evidence or finding.page not in known:
            return finding.evidence
        page = observed.pages.by_url(finding.page)
        return tuple(e.path for r in page.rendered[:1] for e in (r.screenshot, r.source) if e)

    findings = tuple(msgspec.structs.replace(f, evidence=evidence(f)) for f in result.findings)
    return msgspec.structs.replace(result, findings=findings)


def _documents(catalogue: Catalogue, results: Iterable[RequirementResult]) -> tuple[Document, ...]:
    cited = {(c.document, c.number) for r in results for c in r.clauses}
    return tuple(d for d in catalogue.documents if (d.title, d.number) in cited)


def _unknown(config: Config, broken: Mapping[str, str], catalogue: Catalogue) -> Iterable[str]:
    """Name tests whose worker died with them: nothing is known of what they were to judge."""
    for name, why in broken.items():
        if name not in catalogue.requirements and why.startswith("worker "):
            zh, en = f"测试 {name} 未得出结果：{why}", f"Test {name} came to no result: {why}"
            yield en if config.language == "en" else zh


def _notes(config: Config, observed: Observed) -> Iterable[str]:
    yield from observed.outline.notes
    yield from quick_notes(observed.reuse, config.language)
    scripted = sum(p.scripted_footer and not p.rendered for p in observed.pages.all)
    if scripted:
        zh = f"{scripted} 个页面的页脚由脚本生成，页脚要求只在已渲染的同模板页面上判定"
        en = f"{scripted} pages get their footer from a script; it is judged on the rendered pages of their templates"
        yield en if config.language == "en" else zh
    lost = sum(any(why.reason is UnobservedReason.LOGIN for why in p.unobserved) for p in observed.pages.all)
    if lost:
        zh = f"登录在检测中失效，{lost} 个页面打开的是登录页，没有判定；请用 python -m pytest_govsite.login 重新登录后再检测"
        en = (
            f"The login expired during the inspection: {lost} pages showed the login page and were not judged; log in again "
            "with python -m pytest_govsite.login"
        )
        yield en if config.language == "en" else zh
    for requirement, (given, norm) in deviations(config, observed.catalogue).items():
        zh = f"方法偏离：{requirement} 配置的限值 {given:g} 比规范的 {norm:g} 宽，按规范判定"
        en = (
            f"Deviation: {requirement} is configured with {given:g}, laxer than the norm's {norm:g}; judged by the norm"
        )
        yield en if config.language == "en" else zh


def unobserved_pages(observed: Observed) -> int:
    """Return how many pages were due and could not be observed."""
    return sum(lost(p, listed=not observed.facts.whole_site) is not None for p in observed.pages.all)
