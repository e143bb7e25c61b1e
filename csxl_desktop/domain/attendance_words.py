"""Attendance in words, on screen and on paper: “environ 15 participants”, “35 en moyenne, jusqu’à 45”."""

from decimal import Decimal

from csxl_desktop.domain.attendance_form import Attended, Reckoned
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation_choices import AttendanceForm
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.numbers import decimal, plural_list

_NBSP = "\N{NO-BREAK SPACE}"
_WITHIN = (
    "par ",
    "chaque ",
    "per ",
    "each ",
    "every ",
    "elke ",
    "tous ",
    "toutes ",
)  # “par semaine” follows the number
_GROUPED = 1_000


def number_words(figure: Attended) -> str:
    """The bare number as surely as it is known; nothing where there is none."""
    number = figure.persons
    if number is None:
        return ""
    if figure.number_to is not None and figure.number is not None:
        return _("{low} to {high}").format(low=_figure(number), high=_figure(figure.number_to))
    match figure.quality:
        case Quality.ABOUT:
            return _("about {number}").format(number=_figure(number))
        case Quality.MORE_THAN:
            return _("more than {number}").format(number=_figure(number))
        case _exact:
            return _figure(number)


def figure_words(figure: Attended, label: str = "", note: str = "") -> str:
    """The whole figure: number, what was counted, who was told apart, in which form."""
    words = _in_its_form(figure)
    if label:
        words = _("{label}: {words}").format(label=label, words=words) if words else label
    return f"{words} ({note})" if note and words else words or note


def _in_its_form(figure: Attended) -> str:
    match figure.form:
        case AttendanceForm.NOT_MEASURABLE:
            return _("hard to estimate")
        case AttendanceForm.NOT_GIVEN:
            return _("not given")
    counted = _counted(figure)
    if not counted:
        return ""
    match figure.form:
        case AttendanceForm.MEAN:
            words = _("{count} on average").format(count=counted)
            if figure.peak is not None:
                words = _("{words}, up to {peak}").format(words=words, peak=_figure(figure.peak))
        case AttendanceForm.CAPACITY:
            words = _("{count} at most").format(count=counted)
        case AttendanceForm.PER_OCCURRENCE:
            words = _("{count} each time").format(count=counted)
        case AttendanceForm.PER_PERIOD if figure.period.lower().startswith(_WITHIN):
            words = f"{counted} {figure.period}"
        case _other:
            words = counted
            if figure.period:
                words = _("{label}: {words}").format(label=figure.period, words=words)
    return f"{words}{_apart(figure)}"


def told_apart(figure: Attended) -> str:
    """“21 femmes et 15 hommes; 10 adultes et 26 enfants”; nothing where nobody was told apart."""
    women = ngettext("{count} woman", "{count} women", figure.women or 0).format(count=figure.women)
    men = ngettext("{count} man", "{count} men", figure.men or 0).format(count=figure.men)
    adults = ngettext("{count} adult", "{count} adults", figure.adults or 0).format(count=figure.adults)
    children = ngettext("{count} child", "{count} children", figure.children or 0).format(count=figure.children)
    pairs = (
        ((figure.women, women), (figure.men, men)),
        ((figure.adults, adults), (figure.children, children)),
    )
    told = [plural_list(words for number, words in pair if number is not None) for pair in pairs]
    return "; ".join(words for words in told if words)


def reckoned_words(whole: Reckoned) -> str:
    """“78 participations sur 9 séances, 8,67 en moyenne, 18 au plus”."""
    total = Attended(number=whole.total, number_to=_other_end(whole), quality=whole.quality)
    if whole.over == 1:
        sentence = ngettext("{total} participation", "{total} participations", int(whole.total_to))
        return sentence.format(total=number_words(total))
    sentence = _("{total} participations over {count} times, {mean} on average, {peak} at most")
    mean = decimal(float(whole.mean))
    if whole.total_to != whole.total:
        mean = _("{low} to {high}").format(low=mean, high=decimal(float(whole.mean_to)))
    return sentence.format(total=number_words(total), count=whole.over, mean=mean, peak=_figure(whole.peak))


def periods_words(whole: Reckoned) -> str:
    """“43 participations en 5 périodes”."""
    total = Attended(number=whole.total, number_to=_other_end(whole), quality=whole.quality)
    sentence = ngettext(
        "{total} participations in {count} period", "{total} participations in {count} periods", whole.over
    )
    return sentence.format(total=number_words(total), count=whole.over)


def followed_words(name: str, unit: str, value: Attended, before: Decimal | None, year: int) -> str:
    """“Tickets : 1 086 (980 en 2022)”; nothing where the year has no number yet."""
    number = number_words(value)
    if not number:
        return ""
    words = _("{label}: {words}").format(label=name, words=f"{number}{_NBSP}{unit}" if unit else number)
    if before is None:
        return words
    return _("{words} ({before} in {year})").format(words=words, before=_figure(before), year=year - 1)


def _other_end(whole: Reckoned) -> Decimal | None:
    return whole.total_to if whole.total_to != whole.total else None


def _counted(figure: Attended) -> str:
    number = number_words(figure)
    if not number:
        return ""
    if figure.unit:
        return f"{number}{_NBSP}{figure.unit}"
    several = int(figure.persons_to or 0)
    if figure.form is AttendanceForm.CAPACITY:
        return ngettext("{number} place", "{number} places", several).format(number=number)
    return ngettext("{number} participant", "{number} participants", several).format(number=number)


def _apart(figure: Attended) -> str:
    words = ""
    if parts := told_apart(figure):
        words = _(", among them {parts}").format(parts=parts)
    if figure.staff:
        staff = ngettext("; {count} of the team beside them", "; {count} of the team beside them", figure.staff)
        words += staff.format(count=figure.staff)
    return words


def _figure(number: Decimal) -> str:
    return str(int(number)) if number == int(number) and abs(number) < _GROUPED else decimal(float(number))
