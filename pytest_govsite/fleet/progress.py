"""How far a run of the list is, in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec

from pytest_govsite.fleet.order import Result, State
from pytest_govsite.fleet.runs import FleetRun, read_states
from pytest_govsite.fleet.storage import Storage
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.words import Words

_BAR = 30


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A site that some worker is at."""

    run: str
    started: str
    worker: str


def status(storage: Storage, run: FleetRun, *, now: datetime, language: str = "zh") -> list[str]:
    """Return what there is to tell: a bar, sites by state and verdict, what runs now, time left, reasons of failures."""
    states = {key: state for key, state in read_states(storage).items() if key in {site.key for site in run.sites}}
    mine = {key: states[key] for key in run.todo if key in states and states[key].run == run.run}
    # a resumed run has old states of the sites that it does once more
    since = run.resumed or run.started
    done = {key: state for key, state in mine.items() if state.finished >= since}
    running = _running(storage, run, done)
    zh = language != "en"
    total, ready = len(run.todo), len(done)
    lines = [
        f"{run.run}  {run.month}  {_bar(ready, total)} {ready}/{total}"
        + (f"（另有 {len(run.sites) - total} 个此前已完成）" if zh else f" ({len(run.sites) - total} done before)"),
        _tally(states, zh),
    ]
    if run.finished:
        return [*lines, (f"已于 {run.finished} 结束" if zh else f"finished at {run.finished}"), *_reasons(done)]
    left = time_left(done, total - ready, max(len(running), run.workers, 1))
    if left is not None:
        end = (now + left).strftime("%m-%d %H:%M")
        lines.append(f"预计还需 {_span(left)}，约 {end} 结束" if zh else f"about {_span(left)} left, until {end}")
    for key, begun in sorted(running.items()):
        since_then = _span(now - datetime.fromisoformat(begun.started))
        lines.append(f"  … {key}  {since_then}  @{begun.worker}")
    return [*lines, *_reasons(done)]


def time_left(done: Mapping[str, Result], remaining: int, at_once: int) -> timedelta | None:
    """Return about how long the rest takes; None as long as no site is ready."""
    spent = [state.seconds for state in done.values() if state.seconds]
    if not spent:
        return None
    return timedelta(seconds=round(sum(spent) / len(spent) * remaining / at_once))


def line_of(result: Result, language: str = "zh") -> str:
    """Return a finished site on one line."""
    words = Words(language)
    if result.state is State.DONE:
        told = words.name("verdict", result.verdict)
    else:
        told = f"{result.state} {result.reason}：{one_line(result.detail, 160)}"
    return f"{result.key}  {one_line(result.name, 40)}  {told}  {_span(timedelta(seconds=result.seconds))}"


def _running(storage: Storage, run: FleetRun, done: Mapping[str, Result]) -> dict[str, Begun]:
    found: dict[str, Begun] = {}
    for name, held in storage.read_all("begun/*.json").items():
        try:
            begun = msgspec.json.decode(held, type=Begun)
        except msgspec.MsgspecError:
            continue
        key = name.removesuffix(".json")
        if (
            begun.run == run.run
            and key in run.todo
            and key not in done
            and begun.started >= (run.resumed or run.started)
        ):
            found[key] = begun
    return found


def _tally(states: Mapping[str, Result], zh: bool) -> str:
    by_state = Counter(state.state for state in states.values())
    words = Words("zh" if zh else "en")
    verdicts = Counter(state.verdict for state in states.values() if state.verdict)
    names = {State.DONE: "有记录", State.PARTIAL: "记录不完整", State.FAILED: "未能检测"}
    parts = [f"{names[state] if zh else state} {by_state[state]}" for state in State if by_state[state]]
    parts += [f"{words.name('verdict', verdict)} {number}" for verdict, number in verdicts.most_common()]
    return "  ".join(parts)


def _reasons(done: Mapping[str, Result]) -> list[str]:
    failed = sorted((s for s in done.values() if s.state is not State.DONE), key=lambda s: (str(s.reason), s.key))
    return [f"  ! {state.key}  {state.reason}：{one_line(state.detail, 160)}" for state in failed]


def _bar(ready: int, total: int) -> str:
    full = round(_BAR * ready / total) if total else _BAR
    return "█" * full + "░" * (_BAR - full)


def _span(span: timedelta) -> str:
    seconds = max(0, int(span.total_seconds()))
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}h{minutes:02}" if hours else f"{minutes}m{seconds % 60:02}s"
