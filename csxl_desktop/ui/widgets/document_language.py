"""In which language a document is printed."""

from csxl_desktop.i18n import _, current_language
from csxl_desktop.services.two_languages import BOTH
from csxl_desktop.ui.widgets.choices import SegmentedSwitch

LANGUAGES = (("fr", "FR"), ("nl", "NL"), ("en", "EN"))
OWN = ""
__all__ = ["BOTH", "OWN", "DocumentLanguage"]


class DocumentLanguage(SegmentedSwitch):
    """That of the window first; `own` offers each person’s own before them, `both` French and Dutch side by side."""

    def __init__(self, *, own: bool = False, both: bool = False) -> None:
        self._own = own
        name, first = _("Language of the document"), OWN if own else current_language()
        super().__init__(name, self._offered(both=both), first)

    def offer_both(self, *, both: bool) -> None:
        """Whether the document comes in French and Dutch together; what was chosen stays where it still can."""
        if both == (BOTH in self._by_key):
            return
        chosen = self.value()
        self.set_options(self._offered(both=both))
        self.set_value(current_language())
        self.set_value(chosen)

    def _offered(self, *, both: bool) -> list[tuple[str, str]]:
        before = [(OWN, _("Own language"))] if self._own else []
        return [*before, *LANGUAGES, *([(BOTH, "FR/NL")] if both else [])]
