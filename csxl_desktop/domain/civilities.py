"""How people are called: the civility that stands before a name, in the language being spoken."""

from csxl_desktop.i18n import N_, _

WOMAN, MAN = "Mme", "M."
# What is stored is the French code; a title that no language changes (“Mx”, a word typed) is said as it is.
_SPOKEN = {WOMAN: N_("Ms"), MAN: N_("Mr"), "Dr": N_("Dr"), "Me": N_("Maître")}


def spoken(civility: str) -> str:
    """“Mevr.” in Dutch for the code `Mme`; nothing where the civility is not known."""
    return _(_SPOKEN[civility]) if civility in _SPOKEN else civility


def called(civility: str, *names: str) -> str:
    """Civility and names, as they are printed: “Mme Odile Verbeke”, “Mevr. Odile Verbeke”."""
    return " ".join(part for part in (spoken(civility), *names) if part)


def in_full(civility: str, name: str) -> str:
    """“Madame Odile Verbeke”, as an envelope and a certificate call people."""
    match civility:
        case "Mme":
            return _("Mrs {name}").format(name=name)
        case "M.":
            return _("Mr {name}").format(name=name)
        case _:
            return called(civility, name)
