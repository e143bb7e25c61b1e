"""Where the pages of the report end: nothing stands alone there, and none is left half empty."""

from dataclasses import replace
from datetime import date

from csxl_desktop.documents.report import render
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.report import AxisPart, GroupPage, Report, Section, ServiceMet, SessionLine
from csxl_desktop.domain.content.shared import OfficeIdentity
from tests.documents import report_sample
from tests.documents.reading import page_texts

THEME = Theme()
BARE = Report(2026, OfficeIdentity("Coordination Sociale de Sainte-Alix"))


def test_a_long_partnership_without_a_photo_leaves_no_page_half_empty() -> None:
    page = replace(report_sample.partnerships()[2], text=report_sample.rich(*[report_sample.PARAGRAPH * 2] * 2))
    pages = tuple(replace(page, title=f"Partenariat {n}") for n in range(1, 7))

    told = page_texts(render(replace(BARE, partnerships=pages, sections=(Section("partnerships"),)), THEME))[2:]
    assert any("Partenariat" not in text.splitlines()[2] for text in told[1:])  # one goes on over the page


def test_the_meetings_at_a_glance_stay_on_one_page_with_what_announces_them() -> None:
    meetings = report_sample.full().meetings
    for lines in range(25, 45):
        section = Section("meetings", text=report_sample.rich(*["mot"] * lines))
        pages = page_texts(render(replace(BARE, meetings=meetings, sections=(section,)), THEME))
        (page,) = (page for page in pages if "la coordination a tenu" in page)
        assert all(facts.title in page for facts in (meeting.facts for meeting in meetings))


def test_the_last_service_met_is_not_alone_on_a_page() -> None:
    words = report_sample.rich(*["mot"] * 24)  # with a few services more than a page: a shorter group is moved whole
    for count in range(5, 10):
        services = tuple(ServiceMet(f"Service {n}") for n in range(1, count + 1))
        group = GroupPage("Seniors", text=words, services_met=services)
        pages = page_texts(render(replace(BARE, groups=(group,)), THEME))
        (page,) = (page for page in pages if services[-1].organisation in page)
        assert services[-2].organisation in page


def test_a_title_above_a_title_goes_with_it_to_the_next_page() -> None:
    sessions = tuple(SessionLine(date(2026, month, 1), axis=1) for month in (1, 2, 3))
    group = GroupPage("Seniors", axes=(AxisPart(1, "Comprendre"),), sessions=sessions)
    for lines in range(50, 56):  # longer than a page: a shorter group is moved whole
        words = report_sample.rich(*["mot"] * lines)
        pages = page_texts(render(replace(BARE, groups=(replace(group, text=words),)), THEME))
        (page,) = (page for page in pages if "Planning" in page and "Sommaire" not in page)
        assert "01/03/2026" in page


def test_counts_of_a_partnership_stand_with_its_text() -> None:
    page = next(page for page in report_sample.full().partnerships if page.counts)
    pages = tuple(
        replace(page, title=f"Partenariat {n}", text=report_sample.rich(f"Texte {n}."), pictures=(), links=())
        for n in range(1, 20)
    )
    told = f"{page.counts[0].count.number} {page.counts[0].label}"[:5]

    for text in page_texts(render(replace(BARE, partnerships=pages, sections=(Section("partnerships"),)), THEME))[2:]:
        assert text.count("Texte") == text.count(told) > 0
