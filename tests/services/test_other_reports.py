"""The figures that other offices printed, computed from what they were computed from: to the last digit."""

from decimal import Decimal
from uuid import UUID

import pytest

from csxl_desktop import i18n
from csxl_desktop.documents.meeting_head import count_text
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.content.meeting_facts import Share
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.figures import FigureValue, change
from csxl_desktop.domain.shares import by_month, part_of, ratio, rounded, share_table, together
from csxl_desktop.i18n.numbers import decimal, ordinal, percent
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.paths import resources
from tests.factories import make
from tests.services.report_support import YEAR

COUNTS = (566, 420, 418, 302, 274, 268, 233, 223, 177, 155, 148, 134, 117, 102, 81, 48)
SHARES = (
    *("15,44", "11,46", "11,40", "8,24", "7,47", "7,31", "6,36", "6,08"),
    *("4,83", "4,23", "4,04", "3,66", "3,19", "2,78", "2,21", "1,31"),
)


@pytest.fixture(autouse=True)
def _french() -> None:
    i18n.load(resources() / "locale", "fr")


def plain(text: str) -> str:
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


def test_shares_come_from_counts_and_their_total_is_the_whole() -> None:
    lines, total = share_table([(f"Thème {n}", Decimal(count), None) for n, count in enumerate(COUNTS)])

    assert plain(decimal(float(total.number or 0))) == "3 666"
    assert tuple(decimal(float(rounded(line.share or Decimal(), 2)), 2) for line in lines) == SHARES
    assert sum(Decimal(share.replace(",", ".")) for share in SHARES) == Decimal("100.01")  # what is never printed
    assert decimal(float(total.share or 0), 2) == "100,00"
    assert ordinal(lines[1].rank or 0) == "2e"


def test_ties_share_a_rank_and_nothing_has_none() -> None:
    values = (Decimal(5), Decimal(3), Decimal(5), None, Decimal(0))
    lines, _total = share_table([("", number, None) for number in values])

    assert [line.rank for line in lines] == [1, 3, 1, None, 4]
    none, total = share_table([("vide", Decimal(0), None)])
    assert (none[0].share, total.share) == (None, None)
    assert share_table([])[1].number is None


def test_a_share_without_a_base_is_printed_alone() -> None:
    (line,), total = share_table([("Femmes", None, Decimal(57))])

    assert (line.number, line.share, line.rank, total.number) == (None, Decimal(57), None, None)
    assert plain(percent(float(line.share or 0) / 100)) == "57 %"


def test_followers_moved_by_a_hundred_and_forty_three() -> None:
    moved = change(FigureValue(628), FigureValue(485))

    assert 628 - 485 == 143
    assert moved is not None
    assert plain(percent(moved, 1, signed=True)) == "+29,5 %"


def test_first_year_has_nothing_to_be_compared_with() -> None:
    assert change(FigureValue(319), None) is None
    assert change(FigureValue(319), FigureValue(0)) is None
    assert change(FigureValue(319), FigureValue(300, Quality.ABOUT)) is None


def test_tickets_by_month_and_by_head() -> None:
    assert decimal(float(by_month(Decimal(1086)))) == "90,5"
    assert rounded(by_month(Decimal(1086)), 0) == 91  # half up, as people do
    assert decimal(float(rounded(Decimal(1086) / 336, 2)), 2) == "3,23"
    assert decimal(float(rounded(by_month(Decimal(100)), 1)), 1) == "8,3"


def test_what_was_planned_against_what_was_given() -> None:
    planned = 110 * 12
    moved = change(FigureValue(planned), FigureValue(1086))

    assert plain(decimal(planned)) == "1 320"
    assert moved is not None
    assert plain(percent(moved, 1, signed=True)) == "+21,5 %"


def test_two_changes_make_more_than_their_sum() -> None:
    assert rounded(100 * together((Decimal("0.047"), Decimal("0.106"))), 1) == Decimal("15.8")


def test_parts_make_the_whole_and_stocks_are_added_as_not_distinct() -> None:
    assert 3 + 10 == 13
    assert plain(decimal(1400 + 741 + 661)) == "2 802"


def test_workshops_held_of_those_planned() -> None:
    held = 20 - 3

    assert held == 17
    assert part_of(Decimal(held), Decimal(20)) == 85


def test_a_rate_of_lower_bounds_is_but_about_so() -> None:
    found = ratio(FigureValue(30, Quality.MORE_THAN), FigureValue(3000, Quality.MORE_THAN))

    assert (found.number, found.quality) == (1, Quality.ABOUT)
    assert ratio(FigureValue(None), FigureValue(3)).number is None
    assert ratio(FigureValue(3), FigureValue(0)).number is None
    assert ratio(FigureValue(3), FigureValue(6)) == FigureValue(50)


def indicator(workspace: Workspace, name: str, value: str | None, **more: object) -> UUID:
    key = make(workspace, Indicator, name=name)
    make(
        workspace,
        IndicatorValue,
        indicator_id=key,
        year=YEAR,
        value=Decimal(value) if value is not None else None,
        **more,
    )
    return key


def test_the_office_s_wording_stands_beside_the_figure(workspace: Workspace) -> None:
    words = "une moyenne de 90 tickets par mois"
    indicator(workspace, "Article 27", "1086", wording=words, source="registre des tickets")

    (figure,) = workspace.figures.document(YEAR).content.own

    assert (figure.value.number, figure.wording, figure.source) == (1086, words, "registre des tickets")


def test_estimates_ranges_and_shares_print_as_such(workspace: Workspace) -> None:
    indicator(workspace, "Lecteurs", "6000", quality=Quality.ABOUT)
    indicator(workspace, "Visiteurs", "30", value_to=Decimal(40), quality=Quality.RANGE)
    indicator(workspace, "Femmes", None, share=Decimal(57))
    indicator(workspace, "Inconnu", None)

    own = {figure.label: figure.value for figure in workspace.figures.document(YEAR).content.own}

    assert (own["Lecteurs"].number, own["Lecteurs"].quality) == (6000, "about")
    assert (own["Visiteurs"].number, own["Visiteurs"].to) == (30, 40)
    assert own["Femmes"] == Share(57)
    assert count_text(own["Femmes"]) == "57\N{NO-BREAK SPACE}%"
    assert "Inconnu" not in own
