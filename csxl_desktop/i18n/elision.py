"""Before which words French says “l’” and “d’”: those that begin with the sound of a vowel."""

from csxl_desktop.i18n.folding import fold

_VOWELS = "aeiouy"
_NOT_ELIDED = ("onz", "oui", "ouist", "ya", "ye", "yi", "yo", "yu")  # “le onze”, “le oui”, “de Yasmina”
# “Le hub”, “de Handicap International”; other words: “l’habitat”. Of first names, those from abroad.
_ASPIRATED_WRITTEN = (
    "hub hall haut halte hors huit hangar hameau hand haras harc harn hasard haie hais hait halal hache hero"
    " hibou hierarch hobb hobo hockey holland home hong houbl housing help happy hip hop hut husky"
    " haddad hadja hafid hafsa hajar hakim halim hamid hamza hanan hanae hania hasna hassan hatic hayat hicham hind"
    " houd houri hous husse"
)
_ASPIRATED = tuple(_ASPIRATED_WRITTEN.split())
_MUTE = ("heroi", "hopi", "hippo")  # that begin as one of these all the same


def begins_with_vowel(word: str) -> bool:
    """Whether “l’” stands before it: “l’AMO”, “l’hôpital”; not “le hub”, “le onze”."""
    word = fold(word)
    if word.startswith("h"):
        return word.startswith(_MUTE) or not word.startswith(_ASPIRATED)
    return word[:1] in tuple(_VOWELS) and not word.startswith(_NOT_ELIDED)
