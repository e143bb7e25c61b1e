"""The newsletter: chosen, ordered, printed, mailed with its pictures, issued; each relay logged."""

import io
from datetime import date
from email import message_from_bytes, policy
from uuid import UUID

import docx
import pytest
from PIL import Image
from sqlalchemy import select

from csxl_desktop.documents.newsletter_mail import mail_body
from csxl_desktop.domain.choices import BasicKind, ItemKind, MailingPurpose
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.news import NewsItem, NewsRelay
from csxl_desktop.domain.newsletters import Newsletter, NewsletterItem
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.exchange.html_draft import Inline, html_draft
from csxl_desktop.services.newsletters import NewsletterIssuedError, NothingToIssueError
from csxl_desktop.services.printing import Document, render, render_word
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from csxl_desktop.system.identifiers import new_id
from tests.documents.reading import whole_text
from tests.factories import make, meeting, organisation, paragraph


def png(colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


def kept(workspace: Workspace, data: bytes) -> UUID:
    digest = attachments.store(workspace.folder / "annexes", data)
    return make(workspace, Attachment, sha256=digest, file_name="a.png", media_type="image/png", size=len(data))


def news(workspace: Workspace, title: str, **values: object) -> UUID:
    whole = {"title": title, "received_on": date(2026, 10, 1), "text": paragraph(f"Le texte de {title}."), **values}
    return make(workspace, NewsItem, **whole)


def test_only_valid_news_that_no_issue_carries_are_offered_unrelayed_first(workspace: Workspace) -> None:
    fresh, mailed = news(workspace, "Fraîche"), news(workspace, "Déjà envoyée", valid_until_on=date(2026, 12, 1))
    make(workspace, NewsRelay, news_item_id=mailed, channel="courriel", relayed_on=date(2026, 10, 2))
    make(workspace, NewsRelay, news_item_id=mailed, channel="courriel", relayed_on=date(2026, 10, 9))
    news(workspace, "Passée", valid_until_on=date(2026, 11, 20))
    news(workspace, "Hier", event_on=date(2026, 11, 20))
    service = workspace.newsletters
    issue = service.begin().record_id

    choices = service.issue_whole(issue).choices

    assert [each.title for each in choices] == ["Fraîche", "Déjà envoyée"]
    assert choices[1].channels == ("courriel",)
    service.put(issue, [fresh])
    assert [each.title for each in service.issue_whole(issue).choices] == ["Déjà envoyée"]
    with pytest.raises(RecordNotFoundError):
        service.issue_whole(new_id())


def test_numbers_follow_the_last_issue_or_the_last_one_noted_beside_a_relay(workspace: Workspace) -> None:
    told = news(workspace, "Ancienne")
    make(workspace, NewsRelay, news_item_id=told, channel="Lettre d'information", note="n° 14, page 2")
    make(workspace, NewsRelay, news_item_id=told, channel="courriel", note="n° 90")
    first = workspace.newsletters.begin().record_id
    workspace.records.trash(Newsletter, first)
    workspace.newsletters.begin()

    assert [row.number for row in workspace.newsletters.rows()] == [16]


def test_issued_each_news_is_relayed_the_mailing_logged_and_the_issue_closed(workspace: Workspace) -> None:
    service = workspace.newsletters
    issue = service.begin().record_id
    with pytest.raises(NothingToIssueError):
        service.issue(issue, 12)
    keys = [news(workspace, "Une"), news(workspace, "Deux")]
    service.put(issue, keys)
    service.put_words(issue, "Mot de la coordination")
    articles = service.issue_whole(issue).articles
    service.arrange(issue, [articles[2].id, articles[1].id, articles[0].id])
    assert [each.shown_title for each in service.issue_whole(issue).articles] == [
        "Mot de la coordination",
        "Deux",
        "Une",
    ]
    target = make(workspace, MailingList, name="Lettre d’information")

    service.issue(issue, 12, target)

    with workspace.database() as session:
        relays = session.scalars(select(NewsRelay)).all()
        mailing = session.scalars(select(Mailing)).one()
        assert {relay.news_item_id for relay in relays} == set(keys)
        assert {(relay.newsletter_id, relay.relayed_on, relay.note) for relay in relays} == {
            (issue, date(2026, 11, 21), "n° 1")
        }
        assert (mailing.purpose, mailing.recipients, mailing.newsletter_id) == (MailingPurpose.NEWSLETTER, 12, issue)
    row = service.rows()[0]
    assert (row.issued_on, row.recipients, row.articles) == (date(2026, 11, 21), 12, 3)
    assert service.issue_whole(issue).choices == ()
    with pytest.raises(NewsletterIssuedError):
        service.put(issue, keys)
    with pytest.raises(NewsletterIssuedError):
        service.arrange(issue, [])
    with pytest.raises(NewsletterIssuedError):
        service.issue(issue, 1)


def test_the_report_counts_the_relays_and_tells_the_issues(workspace: Workspace) -> None:
    service = workspace.newsletters
    issue = service.begin().record_id
    workspace.records.change(Newsletter, issue, {"title": "Automne"})
    service.put(issue, [news(workspace, "Une"), news(workspace, "Deux")])
    service.issue(issue, 118)

    report = workspace.documents.report(2026).content

    assert [line.channels for line in report.news] == [("newsletter",)] * 2 or all(
        line.channels for line in report.news
    )
    assert [(each.number, each.title, each.articles, each.recipients) for each in report.newsletters] == [
        (1, "Automne", 2, 118)
    ]
    assert workspace.documents.report(2025).content.newsletters == ()


def whole_issue(workspace: Workspace) -> Document:
    """An issue with a picture beside an article and one inside its text."""
    service = workspace.newsletters
    issue = service.begin().record_id
    body = organisation(workspace, "Maison de quartier")
    text = rich(attachments.store(workspace.folder / "annexes", png("navy")))
    first = news(
        workspace, "Repair café", text=text, organisation_id=body, event_on=date(2026, 12, 5), contact="a@example.org",
        attachment_id=kept(workspace, png()),
    )  # fmt: skip
    service.put(issue, [first, news(workspace, "Deux"), news(workspace, "Trois")])
    article = service.issue_whole(issue).articles[0]
    workspace.records.change(NewsletterItem, article.id, {"heading": "Agenda des membres"})
    workspace.records.change(
        Newsletter, issue, {"title": "L’été arrive", "text": paragraph("Chères et chers membres,")}
    )
    return service.document(issue)


def rich(inside: str) -> RichText:
    """Every kind of block that a mail must carry."""
    return RichText(
        (
            Block(
                "a", "p", (Span("Réparer "), Span("ensemble", "b"), Span(" le site", url="https://exemple.brussels"))
            ),
            Block("b", "li", (Span("un <outil>"),), list_kind="bullet"),
            Block("c", "image", attachment=inside, alt="Établi", caption="L’établi"),
            Block("d", "table", rows=(((Span("Heure"),),), ((Span("14h"),),)), header=True),
            Block("e", "h", (Span("Venir"),), level=2),
            Block("f", "quote", (Span("Bienvenue"),)),
            Block("g", "pagebreak"),
        )
    )


def test_pdf_word_and_mail_say_the_same(workspace: Workspace) -> None:
    document = whole_issue(workspace)

    pdf = whole_text(render(document))
    word = "\n".join(each.text for each in docx.Document(io.BytesIO(render_word(document))).paragraphs)
    said = mail_body(document.content, "#0B6B81")
    for words in ("Agenda des membres", "1. Repair café", "Maison de quartier", "3. Trois", "a@example.org"):
        assert words in pdf
        assert words in word
        assert words in said.plain
        assert words in said.html.replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")


def test_the_mail_carries_its_pictures_inline_and_its_accents_whole(workspace: Workspace) -> None:
    said = mail_body(whole_issue(workspace).content, "#0B6B81")
    draft = html_draft(
        said.subject,
        said.plain,
        said.html,
        [Inline(each.key, each.subtype, each.data) for each in said.pictures],
        ["é@example.org".replace("é", "e"), "b@example.org"],
    )
    mail = message_from_bytes(draft, policy=policy.default)
    assert mail["Subject"].endswith("L’été arrive")
    assert mail["Bcc"] == "e@example.org, b@example.org"
    assert mail.get_content_type() == "multipart/alternative"
    page = mail.get_body(("html",))
    plain = mail.get_body(("plain",))
    assert page is not None
    assert plain is not None
    assert "Chères et chers membres," in plain.get_content()
    html = page.get_content()
    assert "Chères et chers membres," in html
    assert "un &lt;outil&gt;" in html
    related = [part for part in mail.walk() if part.get_content_type() == "multipart/related"]
    assert len(related) == 1
    pictures = {part["Content-ID"].strip("<>"): part for part in mail.walk() if part.get_content_maintype() == "image"}
    assert {part.get_content() for part in pictures.values()} >= {png(), png("navy")}
    for key, part in pictures.items():
        assert f"cid:{key}" in html
        assert part.get_content_disposition() == "inline"


def test_lists_of_a_newsletter_come_first_and_are_resolved(workspace: Workspace) -> None:
    make(workspace, MailingList, name="Membres", position=1)
    target = make(workspace, MailingList, name="Infolettre", position=2)
    make(workspace, Subscription, mailing_list_id=target, address="a@example.org")

    assert [each.label for each in workspace.newsletters.lists()] == ["Infolettre", "Membres"]
    assert workspace.newsletters.recipients(target).addresses() == ("a@example.org",)


def test_a_portrait_presents_the_partner_with_what_may_be_printed(workspace: Workspace) -> None:
    body = organisation(workspace, "Maison de quartier")
    told = news(workspace, "Du pain rue du Marché", organisation_id=body)
    alone = news(workspace, "Un inconnu", contact="0475 12 34 56")

    pages = whole_text(render(workspace.newsletters.portrait(told, language="en")))

    assert "Maison de quartier" in pages
    assert "Le texte de Du pain rue du Marché." in pages
    assert "0475 12 34 56" in whole_text(render(workspace.newsletters.portrait(alone, language="nl")))
    assert workspace.newsletters.last_news_of(body) == told
    assert workspace.newsletters.last_news_of(new_id()) is None


def test_news_told_at_a_meeting_stand_under_their_item_of_its_minutes(workspace: Workspace) -> None:
    held = meeting(workspace)
    service = workspace.newsletters
    first = service.tell(held, "Brocante le 3 mai").record_id
    service.tell(held, "Stage de vélo")
    body = organisation(workspace, "Maison de quartier")
    workspace.records.change(NewsItem, first, {"organisation_id": body, "text": paragraph("Place du Marché.")})
    item = next(each for each in workspace.meetings.record(held).items if each.kind is ItemKind.MEMBERS_NEWS)
    workspace.records.change(AgendaItem, item.id, {"text": paragraph("Une membre annonce un Stage de vélo.")})

    printed = workspace.documents.minutes(held, language="en").content

    text = next(each.text for each in printed.items if each.title == item.title)
    assert text.plain().splitlines()[0] == "Une membre annonce un Stage de vélo."
    assert "Maison de quartier: Brocante le 3 mai – Place du Marché." in text.plain()
    assert text.plain().count("Stage de vélo") == 1
    assert [each.title for each in service.told_at(held)] == ["Brocante le 3 mai", "Stage de vélo"]
    assert workspace.meetings.record(held).items[0].text == RichText()
    told_nothing = meeting(workspace, BasicKind.THEMED)
    service.tell(told_nothing, "Sans point")
    assert "Sans point" not in str(workspace.documents.minutes(told_nothing).content.items)


def test_an_issue_is_found_by_its_title(workspace: Workspace) -> None:
    issue = workspace.newsletters.begin().record_id
    workspace.records.change(Newsletter, issue, {"title": "L’hiver solidaire"})

    (hit,) = [each for each in workspace.history.find("solidaire") if each.kind == "newsletter"]

    assert hit.record_id == issue
