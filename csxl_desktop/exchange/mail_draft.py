"""Mail drafts as files that a mail program opens ready to be sent."""

import mimetypes
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

_CLIENT = SMTP.clone(max_line_length=200)


class Enclosed(NamedTuple):
    """A file that goes with a mail; parameters of its type stand behind it: `text/calendar; method=PUBLISH`."""

    name: str
    media_type: str
    content: bytes


def enclosed(name: str, content: bytes) -> Enclosed:
    """A file of any kind, never shown within the mail: texts and mails go as mere bytes."""
    found = mimetypes.guess_type(name)[0] or ""
    whole = found.startswith(("application/", "image/", "audio/", "video/"))
    return Enclosed(name, found if whole else "application/octet-stream", content)


def in_ascii(address: str) -> str:
    """`address` with its domain as mails write it: `maison@xn--t-9fab.be` for `maison@été.be`."""
    name, at, host = address.rpartition("@")
    try:
        return f"{name}{at}{host.encode('idna').decode()}"
    except UnicodeError:
        return address


def mail_draft(
    subject: str, body: str, blind: Sequence[str], *, sender: str = "", attachments: Sequence[Enclosed] = ()
) -> bytes:
    """One draft (`.eml`): the addresses in Bcc, so that nobody sees whom else it goes to.

    `X-Unsent: 1` has Outlook open it as a mail being written. Line ends in the subject become spaces.
    """
    message = EmailMessage(policy=_CLIENT)
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(subject.split())
    if sender:
        message["From"] = sender
        message["To"] = sender
    if blind:
        message["Bcc"] = ", ".join(map(in_ascii, blind))
    message.set_content(body.replace("\r\n", "\n"), charset="utf-8", cte="quoted-printable")
    for each in attachments:
        kind, *parameters = (part.strip() for part in each.media_type.split(";"))
        main, _slash, sub = kind.partition("/")
        given = dict(parameter.split("=", 1) for parameter in parameters)
        message.add_attachment(each.content, maintype=main, subtype=sub, filename=each.name, params=given)
    return message.as_bytes()
