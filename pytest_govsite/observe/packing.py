"""Facts <-> compressed MessagePack."""

from __future__ import annotations

import zlib
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
    """Packs and unpacks facts with one preset dictionary."""

    def __init__(self, words: bytes) -> None:
        self._words = words
        self._encoder = msgspec.msgpack.Encoder()
        self._decoders: dict[Any, msgspec.msgpack.Decoder[Any]] = {}

    def pack(self, value: Any) -> bytes:
        """Return the bytes of a value."""
        compress = zlib.compressobj(6, zdict=self._words)
        return compress.compress(self._encoder.encode(value)) + compress.flush()

    def unpack(self, data: bytes, kind: type[_T]) -> _T:
        """Return the value of some bytes.

        Raises:
            zlib.error, msgspec.DecodeError, ValueError: they are no such value.
        """
        inflate = zlib.decompressobj(zdict=self._words)
        plain = inflate.decompress(data, _LARGEST)
        if inflate.unconsumed_tail:
            raise ValueError("larger than any page")
        decoder = self._decoders.get(kind) or self._decoders.setdefault(kind, msgspec.msgpack.Decoder(kind))
        value: _T = decoder.decode(plain)
        return value
