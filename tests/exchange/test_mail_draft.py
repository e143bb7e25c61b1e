"""Drafts with what is enclosed, read back by another reader."""

from email import message_from_bytes
from email.policy import default

from csxl_desktop.exchange.html_draft import Inline, html_draft
from csxl_desktop.exchange.mail_draft import Enclosed, mail_draft


def test_what_is_enclosed_keeps_its_name_its_type_and_its_bytes() -> None:
    pdf, ics = bytes(range(256)) * 40, "BEGIN:VCALENDAR\r\nSUMMARY:Été\r\nEND:VCALENDAR\r\n".encode()
    name = "Invitation – l’assemblée générale d’été.pdf"
    data = mail_draft(
        "Été",
        "Bonjour,",
        ["a@b.be"],
        attachments=[
            Enclosed(name, "application/pdf", pdf),
            Enclosed("Rendez-vous.ics", "text/calendar; method=PUBLISH; charset=utf-8", ics),
        ],
    )

    read = message_from_bytes(data, policy=default)
    first, second = read.iter_attachments()
    assert (first.get_filename(), first.get_content_type(), first.get_content()) == (name, "application/pdf", pdf)
    assert (second.get_content_type(), second["Content-Type"].params["method"]) == ("text/calendar", "PUBLISH")
    assert second.get_payload(decode=True) == ics
    body = read.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() == "Bonjour,"
    assert max(map(len, data.split(b"\r\n"))) < 998


def test_a_formatted_mail_keeps_its_plain_words_and_its_pictures() -> None:
    data = html_draft(
        "Nouvelles d’été", "En clair", '<p>Été <img src="cid:a"></p>', [Inline("a", "png", b"\x89PNG")], []
    )

    read = message_from_bytes(data, policy=default)
    assert (read["X-Unsent"], read["Subject"], read["Bcc"]) == ("1", "Nouvelles d’été", None)
    plain, page = read.get_body(("plain",)), read.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().strip() == "En clair"
    assert "Été" in page.get_content()
    (picture,) = (part for part in read.walk() if part.get_content_maintype() == "image")
    assert (picture["Content-ID"], picture.get_content()) == ("<a>", b"\x89PNG")
