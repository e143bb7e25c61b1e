"""What the Évaluation tab reads: news with its relays, the year of a record."""

from datetime import date

from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.funder import Subsidy
from csxl_desktop.domain.news import NewsItem, NewsRelay
from csxl_desktop.domain.rich_text import Block, RichText
from csxl_desktop.domain.surveys import Survey
from csxl_desktop.services.evaluation_reads import EvaluationReads
from csxl_desktop.services.partnerships import PartnershipService
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, organisation, person

YEAR = 2026


def test_news_of_the_year_newest_first_and_undated_never_lost(workspace: Workspace) -> None:
    canevas = organisation(workspace, "(Le) Canevas")
    spring = make(workspace, NewsItem, title="Brocante", received_on=date(2026, 4, 2), organisation_id=canevas)
    make(workspace, NewsItem, title="Stage", received_on=date(2026, 9, 1))
    make(workspace, NewsItem, title="Sans date")
    make(workspace, NewsItem, title="Autre année", received_on=date(2025, 12, 31))
    make(workspace, NewsRelay, news_item_id=spring, channel="lettre", relayed_on=date(2026, 4, 9))
    make(workspace, NewsRelay, news_item_id=spring, channel="courriel", relayed_on=date(2026, 4, 3))
    make(workspace, NewsRelay, news_item_id=spring, channel="lettre", relayed_on=date(2026, 5, 9))

    rows = EvaluationReads(workspace.database).news(YEAR)

    assert [row.title for row in rows] == ["Sans date", "Stage", "Brocante"]
    assert rows[2].organisation == "(Le) Canevas"
    assert rows[2].channels == ("courriel", "lettre")
    assert EvaluationReads(workspace.database).channels()[:2] == ("lettre", "courriel")


def test_a_trashed_relay_is_not_told(workspace: Workspace) -> None:
    item = make(workspace, NewsItem, title="Brocante", received_on=date(2026, 4, 2))
    relay = make(workspace, NewsRelay, news_item_id=item, channel="lettre")
    workspace.records.trash(NewsRelay, relay)

    assert EvaluationReads(workspace.database).news(YEAR)[0].relays == ()


def test_each_record_knows_its_year(workspace: Workspace) -> None:
    reads = EvaluationReads(workspace.database)
    said = make(workspace, Quote, year=2025)
    news = make(workspace, NewsItem, title="Brocante", received_on=date(2024, 4, 2))
    undated = make(workspace, NewsItem, title="Sans date")
    workspace.report.begin_year(2023)
    section = workspace.report.sections(2023)[0].id
    partnerships = PartnershipService(workspace.database)
    partnerships.start("Carnaval", 2024)
    carnaval = partnerships.told(2024)[0].partnership_id
    partnerships.tell(carnaval, 2025)

    assert reads.year_of("testimonial", said, YEAR) == 2025
    assert reads.year_of("news_item", news, YEAR) == 2024
    assert reads.year_of("news_item", undated, YEAR) is None
    assert reads.year_of("report_section", section, YEAR) == 2023
    assert reads.year_of("partnership", carnaval, YEAR) == 2025
    assert reads.year_of("partnership", carnaval, 2024) == 2024


def test_references_offer_people_and_organisations(workspace: Workspace) -> None:
    organisation(workspace, "Espace Rencontre")
    person(workspace, "Odile", "Verbeke")

    references = EvaluationReads(workspace.database).references(date(2026, 11, 21))

    assert [option.label for option in references.organisations] == ["Espace Rencontre"]
    assert [option.label for option in references.people] == ["Odile Verbeke"]


def test_a_missing_picture_is_simply_not_there(workspace: Workspace) -> None:
    text = RichText((Block("b", "image", attachment="0" * 64),))

    assert EvaluationReads(workspace.database).images((text,)) == {}


def test_what_a_year_holds_opens_in_its_year(workspace: Workspace) -> None:
    reads = EvaluationReads(workspace.database)
    subsidy = make(workspace, Subsidy, year=2025, funder="La Région")
    survey = make(workspace, Survey, year=2024, title="Votre avis")

    assert reads.year_of("subsidy", subsidy, 2026) == 2025
    assert reads.year_of("survey", survey, 2026) == 2024
