"""The values of the office's own fields: read as their kind wants them, kept in one form, printed in another."""

from datetime import date
from decimal import Decimal, InvalidOperation

from csxl_desktop.domain.choices import FieldKind
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, fold
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import decimal

_LONGEST_NUMBER = 20


class NotANumberError(DomainError):
    template = N_("“{value}” is not a number.")


class NotADayError(DomainError):
    template = N_("“{value}” is not a day. Type it like 3/4 or 03/04/2025.")


class NotAChoiceError(DomainError):
    template = N_("“{value}” is not one of the choices of this field.")


def choices_of(lines: str) -> tuple[str, ...]:
    """The choices, one a line as they are kept, each once."""
    return tuple(dict.fromkeys(line.strip() for line in lines.splitlines() if line.strip()))


def own_value(kind: FieldKind, choices: tuple[str, ...], typed: str, today: date) -> str:
    """What was typed as it is kept: text, a number with a point, an ISO day, a choice as declared; refuses the rest."""
    text = typed.strip()
    if not text:
        return ""
    match kind:
        case FieldKind.NUMBER:
            return _number(text)
        case FieldKind.DATE:
            day = parse_date(text, today)
            if day is None:
                raise NotADayError(value=text)
            return day.isoformat()
        case FieldKind.CHOICE:
            known = next((choice for choice in choices if fold(choice) == fold(text)), None)
            if known is None:
                raise NotAChoiceError(value=text)
            return known
        case _text:
            return text


def fits(kind: FieldKind, choices: tuple[str, ...], kept: str) -> bool:
    """Whether a value as it is kept is one of its kind."""
    try:
        return own_value(kind, choices, kept, date.min) == kept
    except DomainError:
        return False


def printed_value(kind: FieldKind, kept: str) -> str:
    """“12,5”, “03/04/2025”: a value as it is printed; one that does not fit its kind stays as typed."""
    if not kept or not fits(kind, (kept,), kept):
        return kept
    match kind:
        case FieldKind.NUMBER:
            return decimal(Decimal(kept))  # type: ignore[arg-type]  # Babel writes decimals exactly
        case FieldKind.DATE:
            return short_date(date.fromisoformat(kept))
        case _text:
            return kept


def _number(text: str) -> str:
    figures = "".join(text.split()).replace(",", ".")
    try:
        number = Decimal(figures)
    except InvalidOperation:
        raise NotANumberError(value=text) from None
    if not number.is_finite() or len(figures) > _LONGEST_NUMBER:
        raise NotANumberError(value=text)
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
