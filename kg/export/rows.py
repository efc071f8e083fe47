"""Many small rows as JSON: the encoder is made once, and not for each row, which takes as long as writing the row."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


def encoder(separators: tuple[str, str], default: Callable[[Any], Any] | None = None) -> Callable[[Any], str]:
    """What `json.JSONEncoder` writes without escapes to ASCII.

    Args:
        separators: what stands between two items, and behind a key.
        default: gives what is written for a value that JSON does not know.

    >>> encoder((",", ":"))({"a": [1, True, None, "\\u5de5"]})
    '{"a":[1,true,null,"\u5de5"]}'
    """
    plain = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=separators, default=default)
    make = getattr(json.encoder, "c_make_encoder", None)
    if make is None:  # a Python without the module in C
        return plain.encode
    item, key = separators
    write = make(None, plain.default, json.encoder.encode_basestring, None, key, item, False, False, True)
    return lambda value: "".join(write(value, 0))
