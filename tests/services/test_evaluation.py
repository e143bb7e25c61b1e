"""Figures, indicators, testimonials and sections: the year as it is evaluated."""

from datetime import date
from decimal import Decimal

import pytest

from csxl_desktop.domain import evaluation, house_words
from csxl_desktop.domain.choices import Quality, SectionState
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import Block, LiveField, RichText
from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.catalogue import LANGUAGES
from csxl_desktop.services.live_fields import LABELS, label_of
from csxl_desktop.services.printing import render
from csxl_desktop.services.report import is_house_section, read_template
from csxl_desktop.services.report_figures import counting_note
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.paths import resources
from tests.conftest import NOW
from tests.documents.reading import whole_text
from tests.factories import make, paragraph
from tests.services.report_support import YEAR, report, two_years


def test_figures_of_the_report_with_their_evolution(workspace: Workspace) -> None:
    two_years(workspace)

    content = report(workspace)

    printed = {figure.label: (figure.value.number, figure.previous) for figure in content.figures}
    assert printed["assemblies"] == (2, 1)
    assert all(figure.definition for figure in content.figures)
    assert tuple(content.evolution_years) == (2025, 2026)
    rows = {row.label: row.values for row in content.evolution}
    assert rows["assemblies"] == (1, 2)
    assert report(workspace, 2025).evolution == ()


def test_note_under_the_figures_says_the_office_s_rule() -> None:
    notes = {
        counting_note(CountingRule(staff_counted=staff, represented_counted=represented))
        for staff in (True, False)
        for represented in (True, False)
    }

    assert len(notes) == 4
    assert all("participations" in note for note in notes)


def test_office_s_own_indicators(workspace: Workspace) -> None:
    calls = make(workspace, evaluation.Indicator, name="Appels", unit="appels", definition="Reçus")
    unknown = make(workspace, evaluation.Indicator, name="Visites", position=2)
    workspace.evaluation.set_indicator(calls, YEAR - 1, Decimal(90), Quality.EXACT)
    value = workspace.evaluation.set_indicator(calls, YEAR, Decimal(100), Quality.EXACT).record_id
    again = workspace.evaluation.set_indicator(calls, YEAR, Decimal(120), Quality.ABOUT).record_id
    workspace.evaluation.set_indicator(unknown, YEAR, None, Quality.UNKNOWN)

    rows = workspace.evaluation.indicators(YEAR)

    assert value == again
    assert [(row.name, row.value, row.quality.value, row.previous) for row in rows] == [
        ("Appels", Decimal(120), "about", Decimal(90)),
        ("Visites", None, "unknown", None),
    ]
    assert workspace.evaluation.indicators(2020)[0].value_id is None
    (figure,) = report(workspace).figures
    assert (figure.value.number, figure.value.quality, figure.label, figure.previous) == (120, "about", "Appels", 90)


def test_an_indicator_is_printed_with_its_decimals_and_target_and_closed_asks_no_more(workspace: Workspace) -> None:
    values = {"name": "Heures", "decimals": 1, "stock": False, "source": "Registre", "closed_on": date(YEAR, 6, 30)}
    hours = make(workspace, evaluation.Indicator, **values)
    make(workspace, evaluation.Indicator, name="Vide", closed_on=date(YEAR - 1, 6, 30))
    service = workspace.evaluation
    service.set_indicator(hours, YEAR - 1, Decimal(40), Quality.ABOUT)
    service.set_target(hours, YEAR, Decimal(100))
    assert report(workspace).figures == ()  # a target alone is no figure
    service.set_indicator(hours, YEAR, Decimal(88), Quality.EXACT)
    service.set_target(hours, YEAR, Decimal(110))

    (row,) = service.indicators(YEAR)
    assert (row.target, row.reached) == (Decimal(110), 0.8)
    assert (row.stock, row.decimals, row.usual_source) == (False, 1, "Registre")
    (figure,) = report(workspace).figures
    assert (figure.target, figure.decimals, figure.source, figure.previous_quality) == (110, 1, "Registre", "about")
    printed = " ".join(whole_text(render(workspace.documents.report(YEAR, language="en"))).split())
    assert "88.0 Heures about 40.0 the year before Target: 110.0 (80% reached)" in printed
    assert "Target: 110.0 (80% reached)" in whole_text(render(workspace.figures.document(YEAR, language="en")))
    assert [each.name for each in service.indicators(YEAR + 1)] == []
    assert service.indicators(YEAR - 1)[0].reached is None
    service.set_target(hours, YEAR, Decimal(0))
    assert "Target: 0.0 " in " ".join(whole_text(render(workspace.documents.report(YEAR, language="en"))).split())


def test_testimonials_to_be_printed(workspace: Workspace) -> None:
    values: dict[str, object] = {"year": YEAR, "text": paragraph("Un long texte"), "consent_on": date(YEAR, 1, 12)}
    values |= {"author_name": "Odile", "function_title": "Directrice"}
    make(workspace, evaluation.Testimonial, **values, organisation_name="Maison", position=1)
    make(workspace, evaluation.Testimonial, **values, extract="long […]", signature="Une voisine", position=2)
    make(workspace, evaluation.Testimonial, **values, printed=False, position=3)
    make(workspace, evaluation.Testimonial, year=2025, text=paragraph("x" * 200))

    first, second = report(workspace).testimonials

    assert (first.text.plain(), first.author, first.function, first.organisation) == (
        "Un long texte",
        "Odile",
        "Directrice",
        "Maison",
    )
    assert (second.text.plain(), second.author, second.function) == ("long […]", "Une voisine", "")
    assert len(workspace.testimonials.rows(YEAR)) == 3
    (row,) = workspace.testimonials.rows(2025)
    assert (len(row.excerpt), row.excerpt[-1]) == (141, "…")


def test_sections_begin_from_the_house_and_are_carried_over(workspace: Workspace) -> None:
    assert workspace.report.begin_year(YEAR) is not None
    assert workspace.report.begin_year(YEAR) is None
    first = workspace.report.sections(YEAR)[0]
    workspace.records.change(ReportSection, first.id, {"text": RichText((Block("1", "p", (LiveField("year"),)),))})
    workspace.records.change(ReportSection, workspace.report.sections(YEAR)[1].id, {"included": False})
    own = workspace.report.add_section(YEAR, "Perspectives").record_id
    workspace.report.set_state(first.id, SectionState.READ)
    workspace.report.set_state(own, SectionState.TO_WRITE)

    workspace.report.begin_year(YEAR + 1)

    before, after = workspace.report.sections(YEAR), workspace.report.sections(YEAR + 1)
    assert [each.title for each in after] == [each.title for each in before]
    assert (after[0].text, after[0].previous) == (before[0].text, before[0].text)
    assert {each.state for each in after} == {SectionState.CARRIED_OVER}
    assert [each.included for each in after] == [each.included for each in before]
    assert (is_house_section(before[0].code), is_house_section(before[-1].code)) == (True, False)
    read = workspace.records.values(ReportSection, first.id)
    assert (read["read_by"], read["read_at"]) == ("Ana Test", NOW)
    assert workspace.records.values(ReportSection, own)["read_by"] == ""
    printed = report(workspace, YEAR + 1).sections
    assert len(printed) == len(after) - 1
    assert workspace.documents.report(2020).content.sections


def test_live_fields_are_offered_with_their_values(workspace: Workspace) -> None:
    two_years(workspace)

    fields = {field.name: (field.label, field.value) for field in workspace.report.fields(YEAR)}

    assert fields["year"] == ("Year of the report", "2026")
    assert fields["assemblies"][1] == "2"
    assert fields["assemblies_in_words"] == ("Number of assemblies, in words", "two")
    assert fields["member_count"][1] == "1"
    assert fields["persons"][1] == "2"
    assert fields["sessions"][1] == "1"
    assert set(LABELS) <= set(fields)
    assert label_of("year") == "Year of the report"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_house_has_the_same_sections_in_each_language(language: str) -> None:
    template = read_template(resources() / "texts", language)

    assert [each.code for each in template] == [each.code for each in read_template(resources() / "texts", "fr")]
    with speaking(language):  # the titles are known, and said again in the language of another document
        assert [house_words.section_title(each.title) for each in template] == [each.title for each in template]
    with speaking("fr"):
        french = [each.title for each in read_template(resources() / "texts", "fr")]
        assert [house_words.section_title(each.title) for each in template] == french
    runs = (run for each in template for block in each.text.blocks for run in block.runs)
    assert {run.name for run in runs if isinstance(run, LiveField)} <= set(LABELS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_that_begins_in_a_language_is_printed_in_it(workspace: Workspace, language: str) -> None:
    with speaking(language):
        workspace.report.begin_year(YEAR)
    with speaking("nl"):
        workspace.report.begin_year(YEAR - 2)  # nothing is carried over to it, and nothing was chosen before

    content = workspace.documents.report(YEAR).content
    assert content.language == workspace.report_years.look(YEAR + 1).language == language
    assert [each.title for each in content.sections] == [
        each.title for each in read_template(resources() / "texts", language)
    ]
    assert workspace.documents.report(YEAR - 2).content.language == "nl"


def test_the_house_speaks_the_language_that_was_chosen_for_the_report(workspace: Workspace) -> None:
    workspace.report_years.change(YEAR, "language", "nl")
    workspace.report.begin_year(YEAR)
    assert workspace.report.sections(YEAR)[0].title == "Inleiding"

    workspace.report.apply_order(YEAR, "actions")
    assert workspace.report.sections(YEAR)[0].title == "Voorstelling"
    workspace.report.apply_order(YEAR, "house")
    assert workspace.report.sections(YEAR)[0].title == "Inleiding"
