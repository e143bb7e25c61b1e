"""How many people an action reached, in the form in which it is known, and what can be summed of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation_choices import AttendanceForm
from csxl_desktop.i18n.folding import fold

_CENT = Decimal("0.01")
_NUMBER = r"(\d{1,3}(?: \d{3})+|\d{1,9})(?:[.,](\d{1,2}))?"
_RANGE = re.compile(rf"(?:entre |de |van |tussen |between |from )?{_NUMBER} ?(?:-|–|a|et|tot|en|to|and) ?{_NUMBER}")
_ABOUT = re.compile(rf"(?:~|±|≈|\+/-|env\.?|environ|ongeveer|ong\.?|ca\.?|circa|about) ?{_NUMBER}")
_MORE = re.compile(rf"(?:>|plus de|meer dan|more than) ?{_NUMBER}|{_NUMBER} ?(?:\+|et plus)")
_EXACT = re.compile(_NUMBER)


@dataclass(frozen=True, slots=True)
class Attended:
    """A figure of attendance. Who came may be told apart; the office's own staff is never in the number."""

    form: AttendanceForm = AttendanceForm.COUNT
    number: Decimal | None = None
    number_to: Decimal | None = None
    peak: Decimal | None = None
    quality: Quality = Quality.EXACT
    unit: str = ""
    period: str = ""
    women: int | None = None
    men: int | None = None
    adults: int | None = None
    children: int | None = None
    staff: int | None = None

    @property
    def persons(self) -> Decimal | None:
        """The number; where none was given, the sum of those told apart."""
        if self.number is not None:
            return self.number
        for parts in ((self.women, self.men), (self.adults, self.children)):
            if any(part is not None for part in parts):
                return Decimal(sum(part or 0 for part in parts))
        return None

    @property
    def persons_to(self) -> Decimal | None:
        """The upper end of what is known; the number itself where it is no range."""
        return self.number_to if self.number_to is not None and self.number is not None else self.persons

    @property
    def with_staff(self) -> Decimal | None:
        """All who were there."""
        return None if self.persons is None else self.persons + (self.staff or 0)

    @property
    def does_not_add_up(self) -> bool:
        """Women and men, or adults and children, are told apart and make another number than the one given."""
        pairs = ((self.women, self.men), (self.adults, self.children))
        whole = [sum(pair) for pair in pairs if None not in pair]  # type: ignore[arg-type]
        said = self.number if self.quality is Quality.EXACT else None
        return len({Decimal(each) for each in whole} | ({said} if said is not None and whole else set())) > 1


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What several figures come to: their sum over those that have a number, mean and peak; ranges keep both ends."""

    total: Decimal
    over: int
    peak: Decimal
    total_to: Decimal
    staff: int = 0
    quality: Quality = Quality.EXACT

    @property
    def mean(self) -> Decimal:
        """Rounded to the hundredth, a half upwards."""
        return (self.total / self.over).quantize(_CENT, ROUND_HALF_UP)

    @property
    def mean_to(self) -> Decimal:
        return (self.total_to / self.over).quantize(_CENT, ROUND_HALF_UP)

    @property
    def with_staff(self) -> Decimal:
        return self.total + self.staff


def reckon(figures: Iterable[Attended]) -> Reckoned | None:
    """Sum, mean and peak of the figures that have a number; nothing where none has one."""
    known = [figure for figure in figures if figure.persons is not None]
    if not known:
        return None
    lows = [figure.persons or Decimal(0) for figure in known]
    highs = [figure.persons_to or Decimal(0) for figure in known]
    return Reckoned(
        total=sum(lows, Decimal(0)),
        over=len(known),
        peak=max(figure.peak or high for figure, high in zip(known, highs, strict=True)),
        total_to=sum(highs, Decimal(0)),
        staff=sum(figure.staff or 0 for figure in known),
        quality=_together(figure.quality for figure in known),
    )


def _together(qualities: Iterable[Quality]) -> Quality:
    """One quality for a sum: exact where all are, “more than” where that is all there is beside exact ones."""
    found = {quality for quality in qualities if quality is not Quality.RANGE}
    if found <= {Quality.EXACT}:
        return Quality.EXACT
    return Quality.MORE_THAN if found <= {Quality.EXACT, Quality.MORE_THAN} else Quality.ABOUT


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed as a number of people: `18`, `environ 15`, `10-30`, `plus de 170`."""

    number: Decimal | None = None
    number_to: Decimal | None = None
    quality: Quality = Quality.EXACT


NOTHING_TYPED = Typed()


def read_typed(words: str) -> Typed | None:
    """The number meant, nothing where the words are none."""
    typed = " ".join(fold(words).split())
    if not typed:
        return NOTHING_TYPED
    if found := _EXACT.fullmatch(typed):
        return Typed(_decimal(*found.groups()))
    if found := _RANGE.fullmatch(typed):
        low, high = _decimal(*found.groups()[:2]), _decimal(*found.groups()[2:])
        return Typed(low, high, Quality.RANGE) if low < high else None
    if found := _ABOUT.fullmatch(typed):
        return Typed(_decimal(*found.groups()), quality=Quality.ABOUT)
    if found := _MORE.fullmatch(typed):
        groups = found.groups()[:2] if found[1] else found.groups()[2:]
        return Typed(_decimal(*groups), quality=Quality.MORE_THAN)
    return None


def _decimal(whole: str, part: str | None) -> Decimal:
    return Decimal(f"{whole.replace(' ', '')}.{part or 0}").normalize() + 0
