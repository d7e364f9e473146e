"""One document's markup as facts."""

from __future__ import annotations

import msgspec

from pytest_govsite.document.addresses import Addresses
from pytest_govsite.document.assets import read_assets
from pytest_govsite.document.blocks import read_blocks, to_block
from pytest_govsite.document.building import build
from pytest_govsite.document.datastore import with_records
from pytest_govsite.document.empty_links import read_anchors, read_empty_links
from pytest_govsite.document.forms import read_forms
from pytest_govsite.document.frames import merge_frame, read_frames
from pytest_govsite.document.headings import Headings
from pytest_govsite.document.headline import Wanted, find_headline, title_text
from pytest_govsite.document.images import read_images
from pytest_govsite.document.inner_addresses import read_inner_addresses
from pytest_govsite.document.links import read_links
from pytest_govsite.document.lists import read_lists
from pytest_govsite.document.marks import Marks
from pytest_govsite.document.markup_faults import markup_faults
from pytest_govsite.document.metas import declared_encoding, read_metas, read_refresh
from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.personal import PART, PersonalNumbers, without_numbers
from pytest_govsite.document.placing import Placing, is_running_text
from pytest_govsite.document.plain_resources import read_plain_resources
from pytest_govsite.document.regions import mark_regions
from pytest_govsite.document.runs import read_runs
from pytest_govsite.document.script_names import script_names
from pytest_govsite.document.scripts import makes_footer, read_scripts
from pytest_govsite.document.secrecy import classification_marks
from pytest_govsite.document.skeleton import signature
from pytest_govsite.document.sources import find_sources
from pytest_govsite.document.tables import read_tables
from pytest_govsite.document.times import find_times
from pytest_govsite.document.trail import find_trail
from pytest_govsite.document.tree import Tree
from pytest_govsite.document.written import with_written
from pytest_govsite.model import DocumentFacts, Meta

_MAX_SCRIPT = 100_000
_MAX_WRITTEN = 5
"""Frames whose documents stand in `srcdoc` that are read."""
_MAX_SRCDOC = 100_000


def read_document(
    html: str, url: str, numbers: dict[str, str] | None = None, *, encoding: str = "", base: str = ""
) -> DocumentFacts:
    """Return everything that the checks of page structure need to know of one document.

    Reads the source as fetched as well as the rendered markup that the probe annotates (`data-gs-v`, `data-gs-b`,
    `data-gs-f`, `data-gs-n`, `data-gs-bg`). Takes time in proportion to the markup, of which the first 10,000,000
    characters are read; never raises for any text. Personal numbers are blackened in every text that is kept; of a
    document with a mark of classification nothing is kept but its address and the mark.

    Args:
        html: the markup.
        url: the final address.
        numbers: takes the personal numbers that were found, with their kind, and their digits that stand in elements
            of their own (`part`), for whoever has to cover them elsewhere.
        encoding: character encoding that the document came in; empty: the one that it declares.
        base: what its addresses are relative to, where it stands in an attribute of the document there.
    """
    tree = build(html)
    nodes = Nodes(tree, Addresses(url, _base(tree) or base, encoding or declared_encoding(tree)))
    runs, metas, marks = read_runs(tree), read_metas(tree), Marks(tree)
    secret = classification_marks(line for run in runs for line in run.text.split("\n"))
    if secret:
        return DocumentFacts(url=nodes.addresses.url, marks=secret)
    title = title_text(
        next((e.raw for e in tree.elements if e.tag == "title" and e.parent and e.parent.tag != "svg"), "")
    )
    trail = find_trail(tree, runs, nodes.addresses, nodes.selectors)
    wanted = Wanted.of(title, metas, trail.trail if trail else None)
    regions = mark_regions(tree, runs, marks, trail.root if trail else None, wanted.exact)
    personal = PersonalNumbers(nodes, runs, metas, title)
    headline = find_headline(runs, wanted)
    placing = Placing(tree, runs, headline.run if headline else None)
    headings = Headings(tree)
    found = read_lists(nodes, headings)
    facts = DocumentFacts(
        url=nodes.addresses.url,
        title=nodes.clean(title),
        language=_language(tree),
        generator=_generator(metas),
        metas=tuple(_clean_meta(meta, nodes) for meta in metas),
        links=read_links(nodes, headings),
        images=read_images(nodes),
        scripts=read_scripts(nodes),
        frames=read_frames(nodes),
        plain_resources=read_plain_resources(nodes),
        inner_addresses=read_inner_addresses(tree),
        forms=read_forms(nodes),
        assets=read_assets(nodes),
        empty_links=read_empty_links(nodes),
        anchors=read_anchors(nodes),
        blocks=read_blocks(runs, nodes),
        lists=found.lists,
        tables=read_tables(nodes),
        trail=trail.trail if trail else None,
        headline=to_block(headline.run, nodes, headline.text) if headline else None,
        times=find_times(runs, placing, nodes, found.dated),
        sources=find_sources(runs, placing, nodes),
        main_text_length=sum(len(run.text) for run in runs if is_running_text(run)),
        element_count=len(tree.elements),
        skeleton=signature(tree),
        footer_selector=nodes.selectors.of(regions.footer) if regions.footer else "",
        footer_scripted=makes_footer(tree, marks, regions.footers),
        header_selector=nodes.selectors.of(regions.header) if regions.header else "",
        refresh=nodes.addresses.resolve(read_refresh(tree)),
        personal=personal.sightings(),
    )
    if facts.empty_links:
        names, _ = script_names(e.raw[:_MAX_SCRIPT] for e in tree.elements if e.tag == "script" and e.raw)
        facts = msgspec.structs.replace(facts, script_names=names)
    if numbers is not None:
        numbers.update(dict.fromkeys(personal.parts, PART) | personal.numbers)
    if not tree.rendered and not base:
        # what is rendered shows the documents of its frames by itself
        facts = _with_written_frames(facts, tree, nodes, numbers)
    if not personal.numbers and not nodes.masked:
        return facts
    facts = msgspec.structs.replace(facts, masked=len(personal.numbers.keys() | nodes.masked))
    return without_numbers(facts, personal.numbers)


def _with_written_frames(
    facts: DocumentFacts, tree: Tree, nodes: Nodes, numbers: dict[str, str] | None
) -> DocumentFacts:
    """Return the facts with the documents that stand in `srcdoc` put in; those within these are left alone."""
    written = {nodes.selectors.of(e): e.attributes["srcdoc"] or "" for e in tree.elements if "srcdoc" in e.attributes}
    holders = [f for f in facts.frames if f.selector in written][:_MAX_WRITTEN]
    for holder in holders:
        html = written[holder.selector][:_MAX_SRCDOC]
        inner = read_document(html, "about:srcdoc", numbers, base=nodes.addresses.base)
        facts = inner if inner.marks else merge_frame(facts, inner, holder)
    return facts


def read_source(html: str, url: str, numbers: dict[str, str] | None = None, *, encoding: str = "") -> DocumentFacts:
    """Return the facts of a document as it was fetched: those of `read_document`, and where its markup breaks the rules.

    Entries that stand in it as data, for a script to show, are read as the list that they become, and markup that an
    inline script only writes is read as written.
    """
    facts = read_document(with_records(with_written(html)), url, numbers, encoding=encoding)
    return facts if facts.marks else msgspec.structs.replace(facts, markup_faults=markup_faults(html))


def _base(tree: Tree) -> str:
    return next((e.value("href") for e in tree.elements[:3_000] if e.tag == "base" and e.value("href")), "")


def _language(tree: Tree) -> str | None:
    root = tree.elements[0] if tree.elements else None
    if root is None or "lang" not in root.attributes:
        return None
    return (root.attributes["lang"] or "").strip()[:100]


def _generator(metas: tuple[Meta, ...]) -> str:
    return next((m.content or "" for m in metas if m.name.casefold() == "generator"), "").strip()[:300]


def _clean_meta(meta: Meta, nodes: Nodes) -> Meta:
    if not meta.content or not any(c.isdigit() for c in meta.content):
        return meta
    return Meta(
        name=meta.name,
        content=nodes.clean(meta.content),
        attribute=meta.attribute,
        place=meta.place,
    )
