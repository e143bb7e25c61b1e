"""Testimonials: nobody is quoted who does not agree; corrections keep what was received; past documents are known."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from csxl_desktop.domain.campaigns import TestimonialUse as Use
from csxl_desktop.domain.choices import ConsentScope, CorrectionState
from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.newsletters import Newsletter, NewsletterItem
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.testimonial_rows import Hindrance
from csxl_desktop.services.office import the_office
from csxl_desktop.services.quoting import NotAgreedError
from csxl_desktop.services.report_content import report_content
from csxl_desktop.services.testimonials import NothingPrintedError
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, meeting, paragraph, person

YEAR, TODAY = 2026, date(2026, 11, 21)
EVE, MORROW = date(2026, 11, 20), date(2026, 11, 22)
WORDS = "On nous a fait entrer, et l’on nous a écoutées."
AGREED: dict[str, Any] = {"consent_on": date(2026, 1, 12)}


def quote(workspace: Workspace, **values: object) -> UUID:
    given = {"year": YEAR, "text": paragraph(WORDS), "author_name": "Odile Verbeke", **values}
    return make(workspace, Quote, **given)


def quoted(workspace: Workspace) -> list[str]:
    with workspace.database() as session:
        content = report_content(
            session, the_office(session), YEAR, annexes=workspace.folder / "annexes", language="fr", today=TODAY
        )
    return [each.author for each in content.testimonials]


@pytest.mark.parametrize(
    ("values", "hindrance"),
    [
        (AGREED, Hindrance.NONE),
        ({**AGREED, "consent_until_on": TODAY}, Hindrance.NONE),
        ({**AGREED, "consent_covers": ConsentCovers.PUBLICATIONS}, Hindrance.NONE),
        ({**AGREED, "consent_withdrawn_on": MORROW}, Hindrance.NONE),
        ({}, Hindrance.TO_ASK),
        ({"consent_on": MORROW}, Hindrance.NOT_YET),
        ({**AGREED, "consent_until_on": EVE}, Hindrance.ENDED),
        ({**AGREED, "consent_withdrawn_on": TODAY}, Hindrance.WITHDRAWN),
        ({**AGREED, "consent_covers": ConsentCovers.INTERNAL}, Hindrance.INTERNAL),
        ({**AGREED, "printed": False}, Hindrance.LEFT_OUT),
    ],
)
def test_an_author_outside_the_directory_is_quoted_only_while_the_agreement_holds(
    workspace: Workspace, values: dict[str, Any], hindrance: Hindrance
) -> None:
    quote(workspace, **values)

    (row,) = workspace.testimonials.rows(YEAR)
    assert row.hindrance is hindrance
    assert quoted(workspace) == (["Odile Verbeke"] if hindrance is Hindrance.NONE else [])


def test_the_agreement_on_the_record_of_a_person_holds_for_all_that_she_said(workspace: Workspace) -> None:
    odile = person(workspace, "Odile", "Verbeke")
    quote(workspace, author_id=odile)
    assert quoted(workspace) == []
    consent = make(workspace, Consent, person_id=odile, scope=ConsentScope.QUOTATION, given_on=date(2026, 1, 1))
    assert quoted(workspace) == ["Odile Verbeke"]

    workspace.privacy.withdraw(consent)

    assert quoted(workspace) == []
    assert workspace.testimonials.rows(YEAR)[0].hindrance is Hindrance.WITHDRAWN


def test_withdrawing_leaves_the_next_print_and_tells_where_it_stood(workspace: Workspace) -> None:
    said = quote(workspace, **AGREED)
    service = workspace.testimonials
    assert service.note_printed(YEAR, "Rapport d’activité 2026") == 1
    assert service.note_printed(YEAR, "Rapport d’activité 2026") == 0
    service.note_use(said, "Affiche de la journée", date(2026, 3, 1))

    service.withdraw(said)

    (row,) = service.rows(YEAR)
    assert (row.hindrance, row.consent_withdrawn_on) == (Hindrance.WITHDRAWN, TODAY)
    assert [(use.document, use.used_on) for use in row.uses] == [
        ("Rapport d’activité 2026", TODAY),
        ("Affiche de la journée", date(2026, 3, 1)),
    ]
    assert service.note_printed(YEAR, "Rapport d’activité, deuxième tirage") == 0
    with pytest.raises(NothingPrintedError):
        service.document(YEAR)


def test_what_was_received_is_kept_beside_the_correction_and_taken_again(workspace: Workspace) -> None:
    said = quote(workspace, **AGREED)
    service = workspace.testimonials
    service.correct(said, CorrectionState.CORRECTED)
    workspace.records.change(Quote, said, {"text": paragraph("On nous a enfin écoutées.")})
    service.correct(said, CorrectionState.AGREED)
    (row,) = service.rows(YEAR)
    assert (row.text.plain(), row.original.plain()) == ("On nous a enfin écoutées.", WORDS)

    service.correct(said, CorrectionState.AS_RECEIVED)

    (row,) = service.rows(YEAR)
    assert (row.text.plain(), bool(row.original)) == (WORDS, False)


def test_the_signed_paper_is_an_agreement_and_its_name_is_shown(workspace: Workspace) -> None:
    said = quote(workspace)

    workspace.testimonials.file(said, b"%PDF-1.4", "accord.pdf", "application/pdf")

    (row,) = workspace.testimonials.rows(YEAR)
    assert (row.consent_paper, row.hindrance) == ("accord.pdf", Hindrance.NONE)


def test_an_anonymous_author_is_never_named(workspace: Workspace) -> None:
    quote(workspace, **AGREED, anonymous=True, organisation_name="Relais Proches", position=1)
    quote(workspace, **AGREED, anonymous=True, signature="Une habitante", position=2)

    content = workspace.testimonials.document(YEAR, language="en").content

    told = [(each.author, each.function, each.organisation) for each in content.testimonials]
    assert told == [("Anonymous", "", ""), ("Une habitante", "", "")]


def test_a_module_that_is_off_prints_nothing(workspace: Workspace) -> None:
    quote(workspace, **AGREED)
    workspace.modules.choose(Module.TESTIMONIALS, wanted=False)

    assert quoted(workspace) == []


# The newsletter and the minutes.


def test_a_testimonial_goes_into_the_issue_being_written_and_its_printing_is_known(workspace: Workspace) -> None:
    said = quote(workspace, **AGREED, consent_covers=ConsentCovers.PUBLICATIONS, extract="l’on nous a écoutées […]")
    issue = workspace.newsletter_quotations.put(said).record_id
    assert workspace.newsletter_quotations.put(said).record_id == issue
    (first, _second) = workspace.newsletters.issue_whole(issue).articles
    assert first.title == "Odile Verbeke"
    assert first.text.plain().split("\n") == ["l’on nous a écoutées […]", "— Odile Verbeke"]

    workspace.newsletters.issue(issue, recipients=12)

    (row,) = workspace.testimonials.rows(YEAR)
    assert row.uses == ()  # so few words may stand anywhere: they are noted by hand


def test_an_issue_that_quotes_somebody_who_does_not_agree_does_not_leave(workspace: Workspace) -> None:
    said = quote(workspace, **AGREED)  # for the report alone
    with pytest.raises(NotAgreedError, match="Odile Verbeke"):
        workspace.newsletter_quotations.put(said)
    issue = make(workspace, Newsletter, number=4)
    news = make(workspace, NewsItem, title="Brocante", text=paragraph("Dimanche, place du Marché."))
    make(workspace, NewsletterItem, newsletter_id=issue, news_item_id=news, position=1)
    quoting = paragraph(f"« {WORDS.upper()} » nous écrit une mère.")
    make(workspace, NewsletterItem, newsletter_id=issue, title="Une voix", text=quoting, position=2)

    assert [each.title for each in workspace.newsletters.document(issue).content.articles] == ["Brocante"]
    with pytest.raises(NotAgreedError):
        workspace.newsletters.issue(issue, recipients=12)

    workspace.records.change(Quote, said, {"consent_covers": ConsentCovers.PUBLICATIONS})
    workspace.newsletters.issue(issue, recipients=12)
    (use,) = workspace.testimonials.rows(YEAR)[0].uses
    assert (use.document, use.used_on) == ("Lettre d’information n° 4", TODAY)
    workspace.testimonials.withdraw(said)
    assert len(workspace.newsletters.document(issue).content.articles) == 2  # it stays as it was sent


def test_minutes_that_are_approved_note_whom_they_quote(workspace: Workspace) -> None:
    quote(workspace, **AGREED)
    held = meeting(workspace, theme="Logement")
    make(workspace, AgendaItem, meeting_id=held, position=1, title="Voix", text=paragraph(f"Lu en séance : {WORDS}"))

    workspace.minutes.send(held, TODAY, "tous les membres")

    uses = workspace.testimonials.rows(YEAR)[0].uses
    with workspace.database() as session:
        assert [session.get_one(Use, use.id).meeting_id for use in uses] == [held]
