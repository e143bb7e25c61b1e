"""The exchange workbook: what goes out comes back equal, and what a person changes is understood."""

import io
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csxl_desktop.exchange.errors import NotAWorkbookError
from csxl_desktop.exchange.reader import parsed
from csxl_desktop.exchange.recognise import recognise
from csxl_desktop.exchange.table import Table
from csxl_desktop.exchange.workbook import ColumnSpec, SheetSpec, WorkbookContent, read, write

TODAY = date(2026, 3, 1)
KEY = UUID("01890000-0000-7000-8000-000000000001")
SPEC = SheetSpec(
    "things",
    "Choses",
    (
        ColumnSpec("id", "Identifiant", "uuid"),
        ColumnSpec("name", "Nom", "text", "Son nom.", required=True),
        ColumnSpec("note", "Note", "text"),
        ColumnSpec("count", "Nombre", "integer"),
        ColumnSpec("share", "Part", "number"),
        ColumnSpec("day", "Jour", "date"),
        ColumnSpec("at", "Moment", "datetime"),
        ColumnSpec("hour", "Heure", "time"),
        ColumnSpec("open", "Ouvert", "boolean"),
        ColumnSpec("state", "État", "choice", choices=(("draft", "Brouillon"), ("sent", "Envoyé"))),
        ColumnSpec("parent", "Dépend de", "reference"),
        ColumnSpec("text", "Texte", "rich"),
        ColumnSpec("data", "Données", "json"),
    ),
    natural_key=("name",),
    explanation="Des choses.",
)
FORMATTED = {
    "v": 1,
    "blocks": [
        {"id": "a", "t": "h", "level": 1, "runs": [{"s": "Titre"}]},
        {"id": "b", "t": "p", "runs": [{"s": "gras", "m": "b"}, {"s": " et "}, {"field": "year"}]},
        {"id": "c", "t": "table", "rows": [[[{"s": "x"}], [{"s": "y"}]]]},
    ],
}


def row(**values: Any) -> dict[str, Any]:
    return {"id": KEY, "name": "Une chose", **values}


def reread(data: bytes, *specs: SheetSpec) -> WorkbookContent:
    """Read in this process: the child's limits are tested elsewhere."""
    return read(parsed(data, "xlsx"), specs or (SPEC,), today=TODAY)


def back(*rows: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    content = reread(write([SPEC], {"things": rows}))
    assert content.problems == ()
    return [found.values for found in content.sheets["things"]]


def edited(data: bytes, **cells: Any) -> bytes:
    """The workbook after a person typed in it with a spreadsheet."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, value in cells.items():
        book["Choses"][place] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("note", "=cmd()|' /C calc'!A0"),
        ("note", "+32 2 641 56 21"),
        ("note", "0042"),
        ("note", "-1"),
        ("note", "une ligne\nune autre\n\n  retrait"),
        ("note", "😀 Łódź Ελλάδα مرحبا"),
        ("note", "_x0041_ et _x000D_"),
        ("note", "#REF!"),
        ("note", "TRUE"),
        ("note", "é" * 40_000),
        ("note", "😀 mot_" * 20_000),
        ("note", " bords "),
        ("count", 0),
        ("count", 2**60),
        ("share", 0.8),
        ("day", date(1887, 5, 4)),
        ("day", date(2024, 2, 29)),
        ("at", datetime.fromisoformat("2024-03-12T14:00")),
        ("at", datetime.fromisoformat("2024-03-12")),
        ("at", datetime.fromisoformat("2024-03-12T14:00:00.123456+00:00")),
        ("hour", time(23, 59, 59)),
        ("hour", time(0, 0)),
        ("open", False),
        ("state", "sent"),
        ("parent", "(L’)Autre – Service"),
        ("text", "Un paragraphe.\nUn autre."),
        ("text", FORMATTED),
        ("data", {"b": [1, 2, None], "a": "é\n"}),
        ("id", KEY),
        ("note", None),
        ("text", None),
    ],
)
def test_a_value_comes_back_equal(key: str, value: object) -> None:
    assert back(row(**{key: value}))[0][key] == value


def test_plain_formatted_text_needs_no_json_and_keeps_its_letters() -> None:
    plain = {"v": 1, "blocks": [{"id": "x", "t": "p", "runs": [{"s": "Un"}]}, {"id": "y", "t": "li", "list": "bullet", "runs": [{"s": "Deux"}]}]}  # fmt: skip  # noqa: E501

    data = write([SPEC], {"things": [row(text=plain)]})

    headers = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(data))["Choses"][1]]
    assert not [header for header in headers if "{" in str(header)]
    assert reread(data).sheets["things"][0].values["text"] == "Un\n- Deux"


def test_long_formatting_goes_on_in_numbered_columns() -> None:
    long = {"v": 1, "blocks": [{"id": str(n), "t": "p", "runs": [{"s": "mot " * 10, "m": "i"}]} for n in range(1500)]}

    assert back(row(text=long), row(id=None, name="Autre", text=FORMATTED))[0]["text"] == long


def test_letters_changed_by_a_person_win_over_the_formatting() -> None:
    data = write([SPEC], {"things": [row(text=FORMATTED)]})
    assert reread(data).sheets["things"][0].values["text"] == FORMATTED

    changed = reread(edited(data, L2="Titre\nmaigre"))
    cleared = reread(edited(data, L2=None))

    assert changed.sheets["things"][0].values["text"] == "Titre\nmaigre"
    assert cleared.sheets["things"][0].values["text"] is None


def test_damaged_formatting_leaves_the_letters() -> None:
    data = edited(write([SPEC], {"things": [row(text=FORMATTED)]}), N2="{oops")

    assert reread(data).sheets["things"][0].values["text"] == "Titre\ngras et {year}\nx | y"


def test_a_missing_column_leaves_alone_and_an_empty_cell_clears() -> None:
    short = SheetSpec("things", "Choses", SPEC.columns[:3], ("name",))
    data = write([short], {"things": [row(note=None)]})

    (found,) = reread(data).sheets["things"]

    assert found.values == {"id": KEY, "name": "Une chose", "note": None}


def test_what_people_type_is_understood() -> None:
    data = edited(
        write([SPEC], {"things": [row()]}),
        D2="12", E2="0,8", F2="3 avril 2025", G2="3/4/2025 14h30", H2="9h05", I2="OUI", J2="envoye", B2=1050, C2=12.0,
    )  # fmt: skip

    (found,) = reread(data).sheets["things"]

    assert found.values["count"] == 12
    assert found.values["share"] == 0.8
    assert found.values["day"] == date(2025, 4, 3)
    assert found.values["at"] == datetime.fromisoformat("2025-04-03T14:30")
    assert found.values["hour"] == time(9, 5)
    assert found.values["open"] is True
    assert found.values["state"] == "sent"
    assert (found.values["name"], found.values["note"]) == ("1050", "12")


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        ("D2", "beaucoup", "whole number"),
        ("D2", 1.5, "whole number"),
        ("E2", "x", "number"),
        ("F2", "31/02/2025", "date"),
        ("F2", "hier", "date"),
        ("G2", "un jour", "date and time"),
        ("H2", "25:00", "time"),
        ("I2", "peut-être", "Yes"),
        ("J2", "perdu", "choices"),
        ("A2", "42", "identifier"),
        ("M2", "{", "damaged"),
        ("B2", None, "filled in"),
        ("C2", "=1+1", "formula"),
    ],
)
def test_a_wrong_cell_is_named(place: str, value: object, told: str) -> None:
    content = reread(edited(write([SPEC], {"things": [row()]}), **{place: value}))

    (problem,) = content.refused
    assert (problem.sheet, problem.line, problem.column) == ("Choses", 2, place[0])
    assert told in problem.reason


def test_unknown_sheets_and_columns_are_told_and_left_out() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write([SPEC], {"things": [row()]})))
    book["Choses"]["N1"] = "Humeur"
    book.create_sheet("Brouillon")["A1"] = "x"
    stream = io.BytesIO()
    book.save(stream)

    content = reread(stream.getvalue())

    assert content.refused == ()
    assert [(p.sheet, p.column) for p in content.problems] == [("Choses", "N"), ("Brouillon", "")]
    assert len(content.sheets["things"]) == 1


def test_twins_double_headers_and_lost_keys_are_refused() -> None:
    twins = reread(write([SPEC], {"things": [row(), row(name="Autre"), {"name": "Seule"}, {"name": "seule"}]}))
    assert [(p.line, p.refused) for p in twins.problems] == [(3, True), (5, True)]

    data = write([SPEC], {"things": [row()]})
    assert [p.column for p in reread(edited(data, C1="Nom")).refused] == ["C"]
    assert any("recognised" in p.reason for p in reread(edited(data, A1=None, B1=None)).refused)


def test_a_workbook_of_nobody_is_refused() -> None:
    stranger = SheetSpec("other", "Autre", (ColumnSpec("name", "Nom"),))
    book = openpyxl.Workbook()
    book.create_sheet("Tableau").append(["a"])
    stream = io.BytesIO()
    book.save(stream)

    with pytest.raises(NotAWorkbookError):
        reread(stream.getvalue(), stranger)


def test_the_file_explains_itself_and_is_the_same_each_time() -> None:
    data = write([SPEC], {"things": [row(state="draft")]})
    assert data == write([SPEC], {"things": [row(state="draft")]})

    book = openpyxl.load_workbook(io.BytesIO(data))
    guide, sheet = book.worksheets
    told = [cell.value for line in guide.iter_rows() for cell in line if cell.value]
    assert {"Choses", "Des choses.", "Son nom.", "Brouillon, Envoyé"} <= set(told)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:M2"
    assert {v.formula1 for v in sheet.data_validations.dataValidation} == {'"yes,no"', '"Brouillon,Envoyé"'}


def test_a_workbook_is_recognised_through_the_reading_process() -> None:
    found = recognise(write([SPEC], {"things": [row()]}), (SPEC,))

    assert found.nature == "workbook"
    assert isinstance(found.table, Table)
    assert read(found.table, (SPEC,), today=TODAY).sheets["things"][0].values["name"] == "Une chose"


def quoted(text: str) -> dict[str, Any]:
    return {"v": 1, "blocks": [{"id": "1", "t": "quote", "runs": [{"s": text, "m": "b"}]}]}


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["=cmd()", "+32 475", "007", "a\r\nb", "😀", "x" * 40_000, "_x000D_", " ", "'=1", "{1}", "1e5", "\t"]
)
MOMENTS = st.datetimes(datetime.fromisoformat("1800-01-01"), datetime.fromisoformat("2200-01-01"))
ROWS = st.lists(
    st.fixed_dictionaries(
        {"id": st.uuids(), "name": st.sampled_from(["Un", "Deux"]) | st.just("=1")},
        optional={
            "note": st.none() | TEXTS,
            "count": st.integers(-(2**70), 2**70),
            "share": st.floats(-1e15, 1e15),
            "day": st.dates(min_value=date(1600, 1, 1)),
            "at": MOMENTS | MOMENTS.map(lambda m: m.replace(microsecond=0)),
            "hour": st.times() | st.times().map(lambda t: t.replace(microsecond=0)),
            "open": st.booleans(),
            "state": st.sampled_from(["draft", "sent"]),
            "text": TEXTS | TEXTS.map(quoted),
            "data": st.dictionaries(TEXTS, st.integers() | TEXTS, max_size=3),
        },
    ),
    max_size=4,
    unique_by=lambda r: r["id"],
)  # fmt: skip


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(ROWS)
def test_written_read_and_written_again_is_equal(rows: list[dict[str, Any]]) -> None:
    first = reread(write([SPEC], {"things": rows}))
    assert first.problems == ()
    again = reread(write([SPEC], {"things": [found.values for found in first.sheets["things"]]}))

    assert [found.values for found in again.sheets["things"]] == [found.values for found in first.sheets["things"]]
    for written, found in zip(rows, first.sheets["things"], strict=True):
        for key in ("count", "day", "hour", "open", "state", "id"):
            assert found.values[key] == written.get(key)
        assert (found.values["share"] or 0.0) == pytest.approx(written.get("share") or 0.0, rel=1e-14, abs=0)
