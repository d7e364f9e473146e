"""Every kind of interaction that the norms in use name is offered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind
from pytest_govsite.checks.columns.leading import pointer_to_entry
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry
from pytest_govsite.checks.folding import folded_name
from pytest_govsite.checks.functions.letter_reading import letter_columns
from pytest_govsite.checks.functions.opening import Opens, best, opens
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.model import CategorySpec, PageFacts, PageType, Profile, Region, Verdict

_NATIONAL = (
    CategorySpec(
        id="comments",
        title="留言评论",
        synonyms=(
            "网上留言",
            "在线留言",
            "我要留言",
            "网民留言",
            "公众留言",
            "留言",
            "评论",
            "留言板",
            "我要写信",
            "信箱",
        ),
        clause="G47-FN-11",
    ),
    CategorySpec(
        id="interviews",
        title="在线访谈",
        synonyms=("访谈", "访谈直播", "政务访谈", "在线直播", "网上访谈", "嘉宾访谈"),
        clause="G47-FN-11",
    ),
    CategorySpec(
        id="surveys",
        title="征集调查",
        synonyms=("民意征集", "意见征集", "调查征集", "网上调查", "问卷调查", "在线调查", "网上征集", "征求意见"),
        clause="G47-FN-11",
    ),
    CategorySpec(
        id="consultation",
        title="咨询投诉",
        synonyms=(
            "我要咨询",
            "我要投诉",
            "咨询",
            "投诉",
            "领导信箱",
            "市长信箱",
            "县长信箱",
            "区长信箱",
            "信箱",
            "12345",
        ),
        clause="G47-FN-11",
    ),
)
_COLUMN = {"interviews": "interviews", "surveys": "surveys", "consultation": "consultation"}
_BY_LETTER = frozenset(("consultation", "complaint", "suggestion", "report", "comments"))
_LONGEST = 16


def interaction_kinds(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: Survey,
    profile: Profile | None = None,
) -> Iterator[Verdict]:
    """Each kind of interaction has an entry that opens, is a choice of the form of letters, or is on a unified platform.

    (政府网站发展指引 互动交流；浙江办法第二十四条；江苏、西吉规定.) One verdict a kind.
    """
    kinds = (profile.interactions if profile else ()) or _NATIONAL
    offered = _choices(survey)
    platform = _platform(survey, Opens.ANSWERS)
    for each in kinds:
        if not each.kinds or survey.site.kind in each.kinds:
            yield _judged(each, survey, offered, platform)


def _judged(wanted: CategorySpec, survey: Survey, offered: str, platform: Entry | None) -> Verdict:
    names = tuple(map(folded_name, (wanted.title, *wanted.synonyms)))
    found = best(survey, _entries(wanted, names, survey))
    if found is not None and found[1] is Opens.ANSWERS:
        return _there(wanted, f"{found[0].name} → {found[0].url}", survey)
    if wanted.id in _BY_LETTER:
        told = next((n for n in names if n.removeprefix("我要").removeprefix("网上") in offered and len(n) >= 2), "")
        if told:
            return _there(wanted, told, survey)
        if platform is not None:
            return _there(wanted, f"{platform.name} → {platform.url}", survey)
        unopened = _platform(survey, Opens.UNKNOWN)
        found = found or ((unopened, Opens.UNKNOWN) if unopened is not None else None)
    if found is not None and found[1] in (Opens.UNKNOWN, Opens.SCRIPT):
        tell = untested if found[1] is Opens.UNKNOWN else cant_tell
        return tell(
            f"“{wanted.title}”的入口未能打开，请人工确认",
            f"The entry to {wanted.title} could not be opened here",
            found=f"{found[0].name} → {found[0].url}",
            pointer=pointer_to_entry(found[0]),
            place=wanted.id,
        )
    where = pointer_to(survey.home.url if survey.home else survey.facts.start_url)
    if wanted.id == "comments" and letter_columns(survey):
        return cant_tell(
            f"没有名为“{wanted.title}”的渠道，有信箱，是否认可请人工确认",
            f"There is no {wanted.title}, but a mailbox; whether it will do is a person's decision",
            expected="、".join((wanted.title, *wanted.synonyms[:3])),
            pointer=where,
            place=wanted.id,
        )
    if survey.facts.truncated or survey.home is None:
        return cant_tell(
            f"没有看到“{wanted.title}”，但网站没有看全",
            f"{wanted.title} was not seen, but not the whole site was",
            pointer=where,
            place=wanted.id,
        )
    return failed(
        f"没有提供“{wanted.title}”",
        f"The kind of interaction {wanted.title} is not offered",
        expected="、".join((wanted.title, *wanted.synonyms[:3])),
        pointer=where,
        place=wanted.id,
    )


def _there(wanted: CategorySpec, told: str, survey: Survey) -> Verdict:
    return passed(
        f"提供“{wanted.title}”",
        f"{wanted.title} is offered",
        measured=told,
        pointer=pointer_to(survey.home.url if survey.home else survey.facts.start_url),
        place=wanted.id,
    )


def _entries(wanted: CategorySpec, names: tuple[str, ...], survey: Survey) -> list[Entry]:
    found = [e for e in survey.entries if _fits(folded_name(e.name), names)]
    column = _COLUMN.get(wanted.id)
    if column and any(n in names for n in map(folded_name, kind(column).names[:3])):
        found += entries_to(survey, column, kind(column))
    return found


def _fits(name: str, names: tuple[str, ...]) -> bool:
    return name in names or (len(name) <= _LONGEST and any(len(n) >= 4 and n in name for n in names))


def _choices(survey: Survey) -> str:
    """Return what the forms of letters let a visitor choose, and what their columns say they take."""
    told: list[str] = []
    columns = {p.url for p in letter_columns(survey)}
    for page in survey.pages:
        document = page.document
        if document is None or page.type in (PageType.HOME, PageType.ARTICLE):
            continue
        writes = any(c.tag == "textarea" for f in document.forms if f.region is Region.MAIN for c in f.controls)
        if writes or page.url in columns:
            told += [c.label for f in document.forms for c in f.controls if c.kind in ("radio", "checkbox", "select")]
            told += [b.text for b in document.texts(Region.MAIN) if "受理" in b.text and len(b.text) <= 200]
            told += [
                b.text
                for b in document.texts(Region.MAIN)
                if b.tag in ("label", "option", "legend") and len(b.text) <= 20
            ]
    return folded_name(" ".join(told)[:20_000])


def _platform(survey: Survey, wanted: Opens) -> Entry | None:
    """Return an entry to a unified platform of consultation that answers, or that could not be asked."""
    for entry in entries_to(survey, "consultation", kind("consultation")):
        if entry.url and not survey.addresses.is_own(entry.url) and opens(survey, entry) is wanted:
            return entry
    return None
