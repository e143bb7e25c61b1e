"""Words, numbers and dates in the reader's language."""

from csxl_desktop.i18n.catalogue import N_, _, current_language, every_way, load, ngettext, respoken, speaking
from csxl_desktop.i18n.folding import fold, sort_key

__all__ = ["N_", "_", "current_language", "every_way", "fold", "load", "ngettext", "respoken", "sort_key", "speaking"]
