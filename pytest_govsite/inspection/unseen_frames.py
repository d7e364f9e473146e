"""Frames of a page that could not be looked at: what is judged element by element is open there, never passed."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.model import Cause, CloserLook, DomLook, Outcome, Pointer, Text, Verdict

_MESSAGE = Text(
    zh="页面里的一个框架没有逐个检查：元素过多，或者没有及时应答",
    en="a frame of the page was not looked at element by element: too many elements, or no timely answer",
)


def unseen_frames(page: CloserLook) -> Iterator[Verdict]:
    """Yield `untested` for each frame that people see and that the look `dom` could not take apart."""
    seen = page.of(DomLook)
    for document in seen.dom.unseen if isinstance(seen, DomLook) else ():
        yield Verdict(
            outcome=Outcome.UNTESTED,
            message=_MESSAGE,
            pointer=Pointer(url=page.url, frame=document.frame),
            cause=Cause.BROKEN,
            place=f"unseen frame {document.frame}",
        )
