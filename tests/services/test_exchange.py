"""The exchange workbook: everything out, everything in again, and every refusal named."""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from csxl_desktop import i18n
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.exchange.annexes import write_annexes
from csxl_desktop.services.exchange import outgoing
from csxl_desktop.services.exchange.incoming import import_workbook
from csxl_desktop.services.exchange.outgoing import export_workbook
from csxl_desktop.services.exchange.sheets import carried, sheet_specs
from csxl_desktop.services.natural_keys import KEYS, entities
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import attachments
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.services.exchange_support import TODAY, Sheets, all_of, another, cells_of, outcomes, read, take, transactions


def test_every_kind_of_record_has_a_key_a_sheet_and_words_for_each_column() -> None:
    keys = {spec.key for spec in sheet_specs()}

    assert {entity.__tablename__ for entity in entities()} == keys
    assert set(entities()) == set(KEYS)
    for spec in sheet_specs():
        assert all(column.header and (column.explanation or column.key == "id") for column in spec.columns)


@pytest.mark.parametrize("language", i18n.catalogue.LANGUAGES)
def test_titles_and_headers_are_told_apart_in_every_language(language: str) -> None:
    with i18n.speaking(language):
        specs = sheet_specs()

    titles = [i18n.fold(spec.title) for spec in specs]
    assert len(set(titles)) == len(titles)
    for spec in specs:
        headers = [i18n.fold(column.header) for column in spec.columns]
        assert len(set(headers)) == len(headers), spec.title
        for column in spec.columns:
            labels = [label for _code, label in column.choices]
            assert len(set(labels)) == len(labels), column.header


def test_every_choice_has_a_word() -> None:
    for entity in entities():
        spec = next(spec for spec in sheet_specs() if spec.key == entity.__tablename__)
        for key, column in carried(entity).items():
            if (chosen := getattr(column.type, "enum_class", None)) is not None:
                assert [code for code, _label in spec.column(key).choices] == [each.value for each in chosen]


def test_the_demonstration_comes_out_goes_in_and_comes_out_equal(demo: Path, tmp_path: Path) -> None:
    with open_workspace(demo, AUTHOR, lambda: NOW) as workspace:
        first = export_workbook(workspace)
        path = tmp_path / "export.xlsx"
        write_annexes(path, outgoing.exported_contents(workspace, first.files))

    content = read(first.content)
    with another(tmp_path / "two") as other:
        report = import_workbook(other, content, beside=path)
        second = export_workbook(other)
        before = transactions(other)
        again = import_workbook(other, content, beside=path)

        assert report.written
        assert report.refused == ()
        assert set(outcomes(report)) == {"created"}
        assert second.content == first.content
        assert set(outcomes(again)) == {"unchanged"}
        assert not again.written
        assert transactions(other) == before
        for file in first.files:
            assert attachments.read(other.folder / "annexes", file.sha256)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Co")), min_size=1, max_size=30
).filter(lambda text: text.strip() == text and i18n.fold(text) != "")
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(
    names=st.lists(WORDS, min_size=1, max_size=4, unique_by=i18n.fold),
    people=st.lists(st.tuples(WORDS, WORDS), max_size=3),
    texts=st.lists(st.tuples(WORDS, st.sampled_from(["", "b", "iu"])), max_size=3),
    days=st.lists(DAYS, min_size=1, max_size=3),
    value=st.decimals(min_value=0, max_value=10_000, places=2),
)
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_small_dossier_comes_back_equal(
    empty_dossier: Path,
    tmp_path_factory: pytest.TempPathFactory,
    names: list[str],
    people: list[tuple[str, str]],
    texts: list[tuple[str, str]],
    days: list[date],
    value: Decimal,
) -> None:
    folder = tmp_path_factory.mktemp("any")
    rich = RichText(tuple(Block(str(n), "p", (Span(text, marks),)) for n, (text, marks) in enumerate(texts)))
    shutil.copytree(empty_dossier, folder / "one")
    with open_workspace(folder / "one", AUTHOR, lambda: NOW) as workspace:
        with workspace.database.begin("test") as session:
            kind = session.scalars(select(MeetingKind)).first()
            assert kind is not None
            session.add_all(Organisation(name=name, description=name) for name in names)
            session.add_all(Person(first_name=first, last_name=last) for first, last in people)
            session.add_all(Meeting(kind_id=kind.id, first_on=day, report_paragraph=rich) for day in days)
            indicator = Indicator(name=names[0])
            session.add(indicator)
            session.add(IndicatorValue(indicator_id=indicator.id, year=2024, value=value))
        first = export_workbook(workspace)
    content = read(first.content)
    with another(folder / "two") as other:
        report = import_workbook(other, content)

        assert report.refused == ()
        assert export_workbook(other).content == first.content
        assert set(outcomes(import_workbook(other, content))) == {"unchanged"}


def test_rows_without_identifier_are_recognised_by_their_key(workspace: Workspace) -> None:
    rows: Sheets = {
        "organisations": [{"name": "Le Pont", "city": "Sainte-Alix"}],
        "memberships": [{"organisation": "le pont", "joined_on": date(2024, 3, 1)}],
    }

    first = take(workspace, rows)
    rows["organisations"][0]["city"] = "Sainte-Berthe"
    second = take(workspace, rows)
    third = take(workspace, rows)

    assert outcomes(first) == ["created", "created"]
    assert outcomes(second) == ["changed", "unchanged"]
    assert [str(change) for change in second.lines[0].changes] == ["city: Sainte-Alix → Sainte-Berthe"]
    assert outcomes(third) == ["unchanged", "unchanged"]
    assert [each.city for each in all_of(workspace, Organisation)] == ["Sainte-Berthe"]


def test_a_missing_column_leaves_values_and_an_empty_cell_clears_them(workspace: Workspace) -> None:
    take(workspace, {"organisations": [{"name": "Le Pont", "city": "Sainte-Alix", "street": "Rue Haute 1"}]})

    take(workspace, {"organisations": [{"name": "Le Pont", "city": None}]})

    (found,) = all_of(workspace, Organisation)
    assert (found.city, found.street) == ("", "Rue Haute 1")


def test_one_refused_row_and_nothing_is_written(workspace: Workspace) -> None:
    rows: Sheets = {
        "organisations": [{"name": "Le Pont"}],
        "memberships": [{"organisation": "Le Pond"}, {"organisation": "Le Pont"}],
    }

    report = take(workspace, rows)

    assert not report.written
    (refused,) = report.refused
    assert (refused.line, refused.sheet, refused.column) == (2, "Memberships", "Organisation")
    assert "Le Pond" in refused.reason
    assert "Le Pont" in refused.reason
    assert all_of(workspace, Organisation) == []


def test_a_dry_run_tells_the_same_and_writes_nothing(workspace: Workspace) -> None:
    rows: Sheets = {"organisations": [{"name": "Le Pont"}]}
    before = transactions(workspace)

    tried = take(workspace, rows, dry_run=True)

    assert outcomes(tried) == ["created"]
    assert not tried.written
    assert transactions(workspace) == before
    assert take(workspace, rows).written


def test_the_same_row_twice_is_refused(workspace: Workspace) -> None:
    report = take(workspace, {"people": [{"first_name": "Ana", "last_name": "Diop"}] * 2})

    assert "line 2" in report.refused[0].reason
    assert all_of(workspace, Person) == []


def test_namesakes_keep_apart_by_their_keys(workspace: Workspace, tmp_path: Path) -> None:
    one = factories.person(workspace, "Ana", "Diop")
    factories.person(workspace, "Ana", "Diop")
    bridge = factories.organisation(workspace, "Le Pont", member=False)
    factories.representative(workspace, one, bridge)

    with another(tmp_path / "two") as other:
        first = export_workbook(workspace)
        import_workbook(other, read(first.content))

        assert export_workbook(other).content == first.content
        assert f"Ana Diop {{{one}}}" in cells_of(first.content, "Mandates")


def test_a_reference_to_namesakes_is_refused_with_the_candidates(workspace: Workspace) -> None:
    one = factories.person(workspace, "Ana", "Diop")
    factories.person(workspace, "Ana", "Diop")
    factories.organisation(workspace, "Le Pont", member=False)

    report = take(workspace, {"mandates": [{"person": "Ana Diop", "organisation": "Le Pont"}]})

    assert str(one) in report.refused[0].reason


def test_another_name_leads_to_the_organisation(workspace: Workspace) -> None:
    bridge = factories.organisation(workspace, "Le Pont", member=False)
    factories.make(workspace, OrganisationAlias, organisation_id=bridge, name="Asbl du Pont")

    report = take(workspace, {"memberships": [{"organisation": "ASBL DU PONT"}]})

    assert report.written
    assert [each.organisation_id for each in all_of(workspace, Membership)] == [bridge]


def test_rows_may_point_to_rows_below_them(workspace: Workspace) -> None:
    report = take(workspace, {"organisations": [{"name": "Service", "parent": "Maison"}, {"name": "Maison"}]})

    assert report.written
    by_name = {each.name: each for each in all_of(workspace, Organisation)}
    assert by_name["Service"].parent_id == by_name["Maison"].id


def test_what_the_rules_refuse_is_refused(workspace: Workspace) -> None:
    report = take(
        workspace,
        {
            "organisations": [{"name": "Le Pont", "parent": "Le Pont"}],
            "memberships": [{"organisation": "Le Pont", "joined_on": date(2024, 1, 1), "left_on": date(2023, 1, 1)}],
        },
    )

    assert len(report.refused) == 2
    assert all_of(workspace, Organisation) == []


def test_plain_letters_keep_the_formatting_that_says_the_same(workspace: Workspace) -> None:
    kind = factories.kind(workspace, BasicKind.PLENARY)
    plain = RichText((Block("a", "p", (Span("Un mot."),)),))
    made = factories.make(workspace, Meeting, kind_id=kind, first_on=TODAY, report_paragraph=plain)
    row = {"kind": "AG", "first_on": TODAY, "report_paragraph": "Un mot."}

    same = take(workspace, {"meetings": [row]})
    other = take(workspace, {"meetings": [row | {"report_paragraph": "Deux mots."}]})

    assert outcomes(same) == ["unchanged"]
    assert outcomes(other) == ["changed"]
    (found,) = all_of(workspace, Meeting)
    assert found.id == made
    assert found.report_paragraph.plain() == "Deux mots."
