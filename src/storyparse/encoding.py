"""Texts as bytes of UTF-8, and what of them is none."""

__all__ = ["decode", "encode", "is_utf8", "require_utf8"]


def decode(data: bytes) -> str:
    """Decode UTF-8 so that every byte can be given back.

    A byte that is no UTF-8 becomes a lone surrogate, as PEP 383 describes.
    ``text.encode("utf-8", "surrogateescape")`` is the data again.

    Examples:
        >>> decode(b"caf\\xe9")
        'caf\\udce9'
    """
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """Encode a text as UTF-8, and give back the bytes that `decode` could not read.

    Raises:
        UnicodeEncodeError: The text holds a lone surrogate that no byte has become.

    Examples:
        >>> encode(decode(b"caf\\xe9"))
        b'caf\\xe9'
    """
    return text.encode("utf-8", "surrogateescape")


def is_utf8(text: str) -> bool:
    """Tell whether a text can be written as UTF-8: whether it holds no lone surrogate.

    Examples:
        >>> is_utf8("café"), is_utf8(decode(b"caf\\xe9"))
        (True, False)
    """
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def require_utf8(text: str) -> None:
    """Raise a ValueError if a text holds lone surrogates, such as bytes that `decode` kept.

    Examples:
        >>> require_utf8("caf\\udce9")
        Traceback (most recent call last):
        ...
        ValueError: a text that is no UTF-8 cannot be written: it holds a lone surrogate
    """
    if not is_utf8(text):
        msg = "a text that is no UTF-8 cannot be written: it holds a lone surrogate"
        raise ValueError(msg)
