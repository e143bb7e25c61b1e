"""Mail drafts with a formatted body and its pictures inside (multipart/related), as a mail program opens them."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from csxl_desktop.exchange.mail_draft import in_ascii

_CLIENT = SMTP.clone(max_line_length=200)


class Inline(NamedTuple):
    """A picture that the body calls `cid:key`; `subtype` is that of `image/…`."""

    key: str
    subtype: str
    data: bytes


def html_draft(subject: str, plain: str, html: str, pictures: Sequence[Inline], blind: Sequence[str]) -> bytes:
    """One draft (`.eml`): plain words for who wants them, the formatted page with its pictures, addresses in Bcc."""
    message = EmailMessage(policy=_CLIENT)
    message["X-Unsent"] = "1"
    message["Subject"] = " ".join(subject.split())
    if blind:
        message["Bcc"] = ", ".join(map(in_ascii, blind))
    message.set_content(plain.replace("\r\n", "\n"), charset="utf-8", cte="quoted-printable")
    page = EmailMessage(policy=_CLIENT)
    page.set_content(html, subtype="html", charset="utf-8", cte="quoted-printable")
    for number, each in enumerate(pictures, start=1):
        page.add_related(
            each.data,
            maintype="image",
            subtype=each.subtype,
            cid=f"<{each.key}>",
            filename=f"image-{number}.{each.subtype}",
            disposition="inline",
        )
    del page["MIME-Version"]
    message.make_alternative()
    message.attach(page)
    return message.as_bytes()
