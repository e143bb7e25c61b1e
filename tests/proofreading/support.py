"""What tests of rules share: a text of a few lines, and what one rule finds in it."""

from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.knowledge import Knowledge
from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.reading import NOTHING_KNOWN, Reading
from csxl_desktop.proofreading.registry import DOSSIER_RULES, TEXT_RULES

YEAR = 2023


def remarks(code: str, text: str, knowledge: Knowledge = NOTHING_KNOWN, year: int | None = YEAR) -> list[Remark]:
    """What the rule `code` says of `text`."""
    rule = next(each for each in TEXT_RULES if each.code == code)
    return list(rule.check(Reading(from_plain(text, year), knowledge)))


def printed(code: str, text: str, knowledge: Knowledge = NOTHING_KNOWN, year: int | None = YEAR) -> list[str]:
    """The words that the rule points at."""
    return [each.printed for each in remarks(code, text, knowledge, year)]


def proposed(code: str, text: str, knowledge: Knowledge = NOTHING_KNOWN, year: int | None = YEAR) -> list[str]:
    return [each.proposal for each in remarks(code, text, knowledge, year)]


# A line longer than any column: the lines beside it are whole, and none goes on with the one before.
WIDE = (
    "\n\nLe soir, quand tout le monde est parti, on range les chaises contre le mur, on éteint la lampe et on "
    "referme la porte à clé jusqu’au lendemain matin."
)


def printed_wide(code: str, text: str) -> list[str]:
    """As `printed`, in a text whose lines no column breaks."""
    return printed(code, text + WIDE)


def proposed_wide(code: str, text: str) -> list[str]:
    return proposed(code, text + WIDE)


def of_records(code: str, knowledge: Knowledge) -> list[str]:
    """What the rule `code` says of the records."""
    rule = next(each for each in DOSSIER_RULES if each.code == code)
    return [each.printed for each in rule.check(knowledge)]
