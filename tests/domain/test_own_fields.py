"""Own fields print as the language wants; e-mail addresses are told from slips."""

import pytest

from csxl_desktop import i18n
from csxl_desktop.domain.choices import FieldKind
from csxl_desktop.domain.own_fields import choices_of, fits, printed_value
from csxl_desktop.system.paths import resources


@pytest.mark.parametrize(
    ("kind", "kept", "printed"),
    [
        (FieldKind.NUMBER, "1234.5", "1\N{NARROW NO-BREAK SPACE}234,5"),
        (FieldKind.NUMBER, "une dizaine", "une dizaine"),
        (FieldKind.DATE, "2025-04-03", "03/04/2025"),
        (FieldKind.DATE, "bientôt", "bientôt"),
        (FieldKind.CHOICE, "Oui", "Oui"),
        (FieldKind.TEXT, "12.5", "12.5"),
        (FieldKind.NUMBER, "", ""),
    ],
)
def test_a_value_is_printed_in_french(kind: FieldKind, kept: str, printed: str) -> None:
    i18n.load(resources() / "locale", "fr")

    assert printed_value(kind, kept) in {printed, printed.replace("\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")}


def test_choices_are_lines_each_once() -> None:
    assert choices_of(" Oui \n\nNon\nOui\n") == ("Oui", "Non")


def test_a_choice_withdrawn_fits_no_more() -> None:
    assert [fits(FieldKind.CHOICE, ("Oui", "Non"), each) for each in ("Oui", "oui", "Peut-être", "")] == [
        True, False, False, True,
    ]  # fmt: skip
