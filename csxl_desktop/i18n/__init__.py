"""Words, numbers and dates in the reader's language."""

from csxl_desktop.i18n.catalogue import N_, _, current_language, load, ngettext, respoken, speaking
from csxl_desktop.i18n.folding import fold, sort_key

__all__ = ["N_", "_", "current_language", "fold", "load", "ngettext", "respoken", "sort_key", "speaking"]
