"""Drafts with what is enclosed, read back by another reader."""

from email import message_from_bytes
from email.policy import default

from csxl_desktop.exchange.html_draft import Inline, html_draft
from csxl_desktop.exchange.mail_draft import Enclosed, enclosed, mail_draft


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


def test_a_domain_with_accents_is_written_as_mails_write_it_and_a_wrong_one_harms_no_other() -> None:
    blind = ["a@b.be", "maison@été.be", "c@" + "x" * 80 + ".be"]
    for data in (mail_draft("S", "B", blind), html_draft("S", "B", "<p>B</p>", [], blind)):
        read = message_from_bytes(data, policy=default)
        assert [each.addr_spec for each in read["Bcc"].addresses] == ["a@b.be", "maison@xn--t-9fab.be", blind[2]]


def test_line_ends_in_a_subject_begin_no_header() -> None:
    read = message_from_bytes(mail_draft("Été\r\nTo: x@y.be\n\nPS", "B", []), policy=default)

    assert (read["Subject"], read["To"], read["Bcc"]) == ("Été To: x@y.be PS", None, None)


def test_texts_and_mails_are_enclosed_as_mere_bytes() -> None:
    files = {"a.txt": "É\r\nà\n\x00".encode(), "b.eml": b"Subject: x\r\n\r\ny", "c.inconnu": b"\xff", "d.png": b"\x89P"}
    data = mail_draft("S", "B", [], attachments=[enclosed(*each) for each in files.items()])

    read = list(message_from_bytes(data, policy=default).iter_attachments())
    assert {each.get_filename(): each.get_payload(decode=True) for each in read} == files
    assert [each.get_content_type() for each in read] == [*["application/octet-stream"] * 3, "image/png"]
