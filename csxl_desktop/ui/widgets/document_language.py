"""In which language a document is printed."""

from csxl_desktop.i18n import _, current_language
from csxl_desktop.ui.widgets.choices import SegmentedSwitch

LANGUAGES = (("fr", "FR"), ("nl", "NL"), ("en", "EN"))
BOTH = "fr-nl"
OWN = ""


class DocumentLanguage(SegmentedSwitch):
    """That of the window first; `own` offers each person’s own before them, `both` French and Dutch side by side."""

    def __init__(self, *, own: bool = False, both: bool = False) -> None:
        before = [(OWN, _("Own language"))] if own else []
        after = [(BOTH, "FR/NL")] if both else []
        name, first = _("Language of the document"), OWN if own else current_language()
        super().__init__(name, [*before, *LANGUAGES, *after], first)
