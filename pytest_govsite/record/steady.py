"""Archives of office files with one date for all members, so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)


def steady(data: bytes, rewrite: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Return the same archive, its members dated with the first day that the format knows.

    Args:
        data: an archive.
        rewrite: name of a member -> what makes its new content.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in made.namelist():
            content = made.read(name)
            if rewrite and name in rewrite:
                content = rewrite[name](content)
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(member, content)
    return buffer.getvalue()
