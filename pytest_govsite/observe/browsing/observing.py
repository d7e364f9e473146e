"""What is observed of a window of any engine as it stands."""

from __future__ import annotations

import asyncio

from pytest_govsite.document.read import read_document
from pytest_govsite.model import RenderedPage, Unobserved
from pytest_govsite.observe.capture import TooMuchError, read
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.engine.window import Window
from pytest_govsite.observe.masking import masked
from pytest_govsite.observe.reasons import withheld
from pytest_govsite.observe.settle import VisitLimits


async def observe(window: Window, engine: str, credentials: Credentials) -> RenderedPage | Unobserved:
    """Return the facts of the document in a window; frames are not read into it. Errors as in `Window.call`."""
    try:
        reading = await read(window, VisitLimits())
    except TooMuchError as error:
        return Unobserved(url=window.url, reason=error.reason, detail=error.detail)
    html = credentials.redact(reading.html or "")
    document = await asyncio.to_thread(read_document, html, reading.url.partition("#")[0])
    if document.marks:
        return withheld(window.url, document, html.encode("utf-8", "replace"))
    happened = await window.happened()
    return RenderedPage(
        engine=engine,
        width=reading.width,
        height=reading.height,
        document=document,
        page_width=reading.page_width,
        page_height=reading.page_height,
        resources=happened.resources or (),
        errors=happened.errors or (),
        dialogs=tuple(masked(credentials.redact(line)) for line in happened.dialogs or ()),
    )
