"""What every record guards by itself: clean texts, names, sort keys, dates in order."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy.dialects import sqlite

from csxl_desktop.domain.base import (
    FIRST_YEAR,
    LARGEST,
    LAST_YEAR,
    LINE,
    TEXT,
    RichTextType,
    UtcDateTime,
    clean_text,
    overlaps,
)
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import (
    DatesOutOfOrderError,
    DomainError,
    EmptyNameError,
    ImpossibleYearError,
    NumberTooLargeError,
    TextTooLongError,
    UnprintableTextError,
)
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Candidacy, Membership, Seat
from csxl_desktop.domain.office import Office, Venue
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.i18n import sort_key
from tests.factories import paragraph

KEY = UUID(int=1)


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x0b", "\x1f", "\x7f", "\ud800"])
def test_unprintable_characters_are_refused(char: str) -> None:
    known = Person(first_name="Zoé")

    with pytest.raises(UnprintableTextError) as refusal:
        known.first_name = f"Zo{char}é"

    assert refusal.value.values["code"] == f"{ord(char):04X}"
    assert known.first_name == "Zoé"


@pytest.mark.parametrize("name", ["Ζωή Жанна محمد", "🙂 & <b>\"'", "Nom\u2028sur deux lignes", "Łódź Çağ Ștefan"])
def test_names_of_every_writing_are_kept(name: str) -> None:
    assert Organisation(name=name).name == name


def test_texts_are_kept_composed_and_with_one_kind_of_line_end() -> None:
    known = Organisation(name="Cafe\u0301", note="a\r\nb\rc\td")

    assert (known.name, known.note) == ("Café", "a\nb\nc\td")


def test_texts_that_are_too_long_are_refused() -> None:
    Organisation(name="x" * LINE, note="x" * TEXT)

    with pytest.raises(TextTooLongError) as refusal:
        Organisation(name="x" * (LINE + 1))
    assert refusal.value.values == {"length": LINE + 1, "limit": LINE}
    assert clean_text("x" * 10_000_000, None)


@pytest.mark.parametrize(
    "block",
    [
        Block("1", "p", (Span("a\x00b"),)),
        Block("1", "p", (Span("a", url="https://x/\ud800"),)),
        Block("1", "image", alt="\x01"),
        Block("1", "poem", extra={"verse": ["\x00"]}),
        Block("1", "poem", extra={"\x00": 1}),
    ],
)
def test_unprintable_characters_are_refused_anywhere_in_a_formatted_text(block: Block) -> None:
    item = AgendaItem(meeting_id=KEY, position=1, text=paragraph("Avant"))

    with pytest.raises(UnprintableTextError):
        item.text = RichText((block,))

    assert (item.text.plain(), item.text_plain) == ("Avant", "Avant")


def test_plain_projection_follows_the_formatted_text() -> None:
    item = AgendaItem(meeting_id=KEY, position=1, text=paragraph("E\u0301té"))
    assert item.text_plain == "Été"

    item.text = None  # type: ignore[assignment]

    assert (item.text, item.text_plain) == (RichText(), "")


def test_blank_text_is_no_text_but_a_page_break_is_one() -> None:
    item = AgendaItem(meeting_id=KEY, position=1, text=paragraph(" "))
    assert item.text == RichText()

    item.text = RichText((Block("1", "pagebreak"),))

    assert item.text.blocks
    assert item.text_plain == ""


def test_formatted_text_and_moments_as_the_database_holds_them() -> None:
    dialect = sqlite.dialect()
    rich, moment = RichTextType(), UtcDateTime()
    summer = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))

    assert rich.process_bind_param(RichText(), dialect) is None
    assert rich.process_bind_param(None, dialect) is None
    assert rich.process_result_value(paragraph("é").to_json(), dialect) == paragraph("é")
    assert moment.process_bind_param(summer, dialect) == datetime(2026, 7, 1, 10)  # noqa: DTZ001 - as stored
    assert moment.process_result_value(datetime(2026, 7, 1, 10), dialect) == summer  # noqa: DTZ001 - as stored
    assert moment.process_bind_param(None, dialect) is moment.process_result_value(None, dialect) is None


def test_numbers_are_kept_to_their_scale() -> None:
    member = StaffMember(last_name="Tits", fte=Decimal("0.755"))
    assert member.fte == Decimal("0.76")

    member.fte = None

    assert member.fte is None


@pytest.mark.parametrize("fte", ["1000", "-1000", "1e40", "nan", "inf"])
def test_numbers_that_their_column_cannot_hold_are_refused(fte: str) -> None:
    member = StaffMember(last_name="Tits", fte=Decimal("0.5"))

    with pytest.raises(NumberTooLargeError):
        member.fte = Decimal(fte)

    assert member.fte == Decimal("0.5")


def test_whole_numbers_end_where_every_engine_ends() -> None:
    item = AgendaItem(meeting_id=KEY, position=LARGEST)

    with pytest.raises(NumberTooLargeError):
        item.position = LARGEST + 1

    assert item.position == LARGEST


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_years_that_are_slips_of_the_fingers_are_refused(year: int) -> None:
    with pytest.raises(ImpossibleYearError) as refusal:
        Membership(organisation_id=KEY, joined_on=date(year, 6, 1))

    assert refusal.value.values["year"] == year


def test_choice_and_key_are_kept_as_they_are() -> None:
    first, second = Office(name="A"), Office(name="B")

    assert first.id < second.id
    assert first.trashed_at is None
    assert Meeting(kind_id=KEY, first_on=date(2026, 1, 1)).report_paragraph == RichText()


@pytest.mark.parametrize("name", ["", " ", "\n"])
def test_organisation_and_alias_need_a_name(name: str) -> None:
    with pytest.raises(EmptyNameError):
        Organisation(name=name)
    with pytest.raises(EmptyNameError):
        OrganisationAlias(organisation_id=KEY, name=name)


def test_sort_keys_are_computed_with_the_name() -> None:
    body = Organisation(name=" (L’)Entre-Temps ")
    alias = OrganisationAlias(organisation_id=KEY, name=" Été ")
    venue = Venue(name="La Maison")

    assert (body.name, body.sort_key, body.folded) == ("(L’)Entre-Temps", "entretemps", "(l')entre-temps")
    assert (alias.name, alias.folded) == ("Été", "ete")
    assert venue.sort_key == "maison"


def test_office_order_knows_no_articles_accents_nor_case() -> None:
    names = ["(Le) Canevas", "Émile", "(L')Entre-Temps", "L’Abri", "les Amis", "La Zone", "Lalou", "eau vive", "Le"]

    assert sorted(names, key=sort_key) == [
        "L’Abri", "les Amis", "(Le) Canevas", "eau vive", "Émile", "(L')Entre-Temps", "Lalou", "Le", "La Zone",
    ]  # fmt: skip


def test_family_name_keeps_its_particle() -> None:
    known = Person(first_name=" Jean  Marc ", last_name="Le  Grand-d'Or")

    assert (known.first_name, known.last_name, known.full_name) == (
        "Jean Marc",
        "Le Grand-d'Or",
        "Jean Marc Le Grand-d'Or",
    )
    assert known.sort_key == "legranddorjeanmarc"
    known.first_name = "Éva"
    assert (known.sort_key, known.folded) == ("legranddoreva", "eva le grand-d'or")
    assert Person(last_name="Seule").full_name == "Seule"


DAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        (None, None, True),
        (DAY, None, True),
        (None, DAY, True),
        (DAY, DAY, True),
        (DAY + timedelta(days=1), None, False),
        (None, DAY - timedelta(days=1), False),
    ],
)
def test_bounds_are_included_and_unknown_ones_are_open(start: date | None, end: date | None, holds: bool) -> None:
    membership = Membership(organisation_id=KEY, joined_on=start, left_on=end)
    mandate = Mandate(person_id=KEY, organisation_id=KEY, from_on=start, to_on=end)
    seat = Seat(organisation_id=KEY, elected_on=start, ended_on=end)

    assert overlaps(start, end, DAY) is holds
    assert [each.holds_on(DAY) for each in (membership, mandate, seat)] == [holds] * 3


def test_membership_ends_on_its_last_day_not_before_its_first() -> None:
    membership = Membership(organisation_id=KEY, joined_on=DAY)

    with pytest.raises(DatesOutOfOrderError, match="12/03/2026"):
        membership.leave(DAY - timedelta(days=1))
    assert membership.left_on is None
    membership.leave(DAY)
    assert membership.left_on == DAY

    unknown = Membership(organisation_id=KEY)
    unknown.leave(DAY)
    assert unknown.left_on == DAY


def test_refusal_speaks_for_itself() -> None:
    happened, safe = (
        "This text is too long: 5 characters, at most 3.",
        "Nothing was saved of it; what was there before is.",
    )
    assert str(TextTooLongError(length=5, limit=3)) == f"{happened} {safe} Make it shorter."
    assert str(DomainError()) == "This is not possible."
    assert repr(EmptyNameError()) == "EmptyNameError('EmptyNameError')"


def test_candidacy_waits_for_its_answer() -> None:
    assert Candidacy(organisation_id=KEY).outcome.value == "pending"


def test_moment_in_utc() -> None:
    assert UtcDateTime().process_result_value(datetime(2026, 1, 1), sqlite.dialect()) == datetime(  # noqa: DTZ001
        2026, 1, 1, tzinfo=UTC
    )
