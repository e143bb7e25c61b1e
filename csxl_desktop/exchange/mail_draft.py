"""Mail drafts as files that a mail program opens ready to be sent."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

_CLIENT = SMTP.clone(max_line_length=200)


def mail_draft(subject: str, body: str, blind: Sequence[str], *, sender: str = "") -> bytes:
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
        message["Bcc"] = ", ".join(blind)
    message.set_content(body.replace("\r\n", "\n"), charset="utf-8", cte="quoted-printable")
    return message.as_bytes()
