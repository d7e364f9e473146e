"""A time stamping authority (RFC 3161) asked over HTTP. Needs the extra `sign`; imported only where a PDF is signed."""

from __future__ import annotations

import httpx
from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

TIME_LIMIT = 30.0
_LARGEST = 1_000_000
_ASKED, _ANSWERED = "application/timestamp-query", "application/timestamp-reply"


class HttpxTimeStamper(TimeStamper):
    """Asks one authority; nothing but the digest of the signature is sent."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Return the answer of the authority.

        Raises:
            TimestampRequestError: it did not answer, or with something else.
        """
        try:
            async with httpx.AsyncClient(timeout=TIME_LIMIT) as client:
                headers = {"Content-Type": _ASKED, "Accept": _ANSWERED}
                answer = await client.post(self._address, content=req.dump(), headers=headers)
        except httpx.HTTPError as error:
            raise TimestampRequestError(f"{self._address}: {error or type(error).__name__}") from None
        kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if answer.status_code != 200 or kind != _ANSWERED or len(answer.content) > _LARGEST:
            raise TimestampRequestError(f"{self._address}: HTTP {answer.status_code}, {kind[:60]}")
        return tsp.TimeStampResp.load(answer.content)
