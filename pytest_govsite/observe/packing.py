"""Facts <-> compressed MessagePack."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

_T = TypeVar("_T")
_LARGEST = 200_000_000
_COMMON = (
    "当前位置首页政务公开政府信息公开新闻中心互动交流办事服务无障碍浏览适老化网站地图关于我们联系我们隐私声明"
    "主办单位承办单位人民政府办公室版权所有网站标识码ICP备公网安备发布时间来源浏览次数字体大中小打印关闭分享更多上一页下一页"
    " > div:nth-of-type() > ul > li:nth-of-type() > a > span body > div.container > table > tbody > tr > td "
    "http://www..gov.cn/https://beian.miit.gov.cn/ javascript:void(0); _blank text/html; charset=utf-8 index.html .shtml "
)


def common_words() -> bytes:
    """Return the preset dictionary (RFC 1950) of a new store: the names of all fields, then what such sites often say."""
    from pytest_govsite import model

    names: dict[str, None] = {}
    for kind in (getattr(model, name) for name in model.__all__):
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            names.update(dict.fromkeys(field.encode_name for field in msgspec.structs.fields(kind)))
    packed = b"".join(msgspec.msgpack.encode(name) for name in names)
    return _COMMON.encode() + packed


class Packing:
    """Packs and unpacks facts.

    Args:
        words: preset dictionary (RFC 1950) of whatever nothing better is known for.
        more: returns a further one by its Adler-32, None for one that is not there.
    """

    def __init__(self, words: bytes, more: Callable[[int], bytes | None] = lambda _: None) -> None:
        self._words = words
        self._more = more
        self._known: dict[int, bytes] = {zlib.adler32(words): words}
        self._encoder = msgspec.msgpack.Encoder()
        self._decoders: dict[Any, msgspec.msgpack.Decoder[Any]] = {}

    def plain(self, value: Any) -> bytes:
        """Return the bytes of a value as they are, not compressed."""
        return self._encoder.encode(value)

    def pack(self, value: Any) -> bytes:
        """Return the bytes of a value."""
        return self.compressed(self.plain(value))

    def compressed(self, plain: bytes, words: bytes = b"") -> bytes:
        """Return plain bytes compressed, with other words than the usual ones where they are given."""
        compress = zlib.compressobj(6, zdict=words or self._words)
        return compress.compress(plain) + compress.flush()

    def unpack(self, data: bytes, kind: type[_T]) -> _T:
        """Return the value of some bytes.

        Raises:
            zlib.error, msgspec.DecodeError, ValueError: they are no such value.
        """
        inflate = zlib.decompressobj(zdict=self._words_of(data))
        plain = inflate.decompress(data, _LARGEST)
        if inflate.unconsumed_tail:
            raise ValueError("larger than any page")
        decoder = self._decoders.get(kind) or self._decoders.setdefault(kind, msgspec.msgpack.Decoder(kind))
        value: _T = decoder.decode(plain)
        return value

    def _words_of(self, data: bytes) -> bytes:
        """Return the words that a stream says it was made with: RFC 1950, field DICTID."""
        number = int.from_bytes(data[2:6], "big")
        if number not in self._known:
            found = self._more(number)
            if found is None:
                return self._words
            self._known[number] = found
        return self._known[number]
