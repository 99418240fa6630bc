"""Mails as files: headers, encodings and parts, read by the standard library's `email`."""

from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

__all__ = ["mail_text"]

_SHOWN = ("From", "To", "Date", "Subject")
_FORWARDED = "---------- Forwarded message ----------"
_DEEPEST = 5
"""Messages in messages that are opened."""


def mail_text(data: bytes) -> str:
    """The text of a mail under the headers that matter; HTML becomes plain blocks.

    What an attached mail says stands below, behind a forwarding mark.
    """
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=policy.default)
    return _text(message, 0)


def _text(message: EmailMessage, depth: int) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    content, html = _content(body), body is not None and body.get_content_subtype() == "html"
    inner = [
        _text(part.get_content(), depth + 1)
        for part in message.walk()
        if depth < _DEEPEST and part is not message and part.get_content_type() == "message/rfc822"
    ]
    if html:
        from articlekit.reading.html import read_html

        content = read_html(content, escape=True).text
    parts = ("\n".join(_headers(message)), content, *(f"{_FORWARDED}\n{text}" for text in inner))
    return "\n\n".join(part for part in parts if part.strip())


def _headers(message: EmailMessage) -> list[str]:
    shown: list[str] = []
    for name in _SHOWN:
        value = message.get(name)
        if value is not None:
            shown.append(f"{name}: {' '.join(str(value).split())}")
    return shown


def _content(body: MIMEPart | None) -> str:
    """The words of a part; bytes that are not in the encoding that it names are replaced."""
    if body is None:
        return ""
    try:
        return str(body.get_content())
    except (LookupError, ValueError, KeyError):
        payload = body.get_payload(decode=True)
        return payload.decode("utf-8", errors="replace") if isinstance(payload, bytes) else ""
