"""A thing and what is said of it, with the colon of the language."""

from csxl_desktop.i18n.catalogue import _


def told_of(what: object, told: object) -> str:
    """“Personnes : 162” in French, “Personen: 162” in Dutch."""
    return _("{what}: {told}").format(what=what, told=told)
