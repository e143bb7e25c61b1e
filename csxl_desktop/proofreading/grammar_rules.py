"""Which rules of Grammalecte are listened to: by family, less those that were wrong too often in correct French.

Measured over 7.5 million letters (docs/measurements.md); rules are called as Grammalecte calls them.
"""

import re

from csxl_desktop.i18n import N_

INFINITIVE, PARTICIPLE, VERB = "grammar-infinitive", "grammar-participle", "grammar-verb"
NOUN, SOUND, JOINED, LETTERS = "grammar-noun", "grammar-sound", "grammar-joined", "grammar-letters"
_FAMILIES = (
    (INFINITIVE, r"infi_\w+|ppas_être_confusion|imp_ne_infinitif_negadv|conf_vinfi_adj"),
    (PARTICIPLE, r"ppas_\w+"),
    (VERB, r"conj_\w+|vmode_\w+"),
    (NOUN, r"gn_\w+_1m|gn_toute?_det|gn_vingt|gn_de_manière_façon_1m"),
    (SOUND, r"conf_\w+|loc_\w+"),
    (JOINED, r"tu_\w+|inte_union_\w+|imp_union_verbe_pronom_\w+"),
    (LETTERS, r"eleu_\w+|doublon"),
)
EXPLANATIONS = {
    INFINITIVE: N_("Infinitive or participle: the other form is expected here."),
    PARTICIPLE: N_("This participle or adjective does not agree with what it goes with."),
    VERB: N_("This verb is not in the form that its subject asks for."),
    NOUN: N_("The noun and the small word before it do not agree."),
    SOUND: N_("This word sounds like the one that is meant."),
    JOINED: N_("A hyphen is missing, or one is too many."),
    LETTERS: N_("A word stands twice, or is not cut before a vowel."),
}
_FAMILY = tuple((code, re.compile(pattern)) for code, pattern in _FAMILIES)
# Wrong more often than once in twenty, or right with a wrong proposal; matters of style; names of places and people.
_LEFT_OUT_WRITTEN = """
infi_à_verbe infi_laisser_avec_pronom infi_vouloir infi_qqch_de infi_divers infi_ne_pas_jamais_etc infi_verbes
infi_faire
ppas_nom_propre_être_accord ppas_det_sing_COD_que_avoir ppas_fin_loc_verb_état_adj_et_adj ppas_adj_être_det_nom
conj_det_sing_nom conj_1p_sans_sujet conj_1s_sans_sujet_xxxai conj_1s_2s_sans_sujet_xxxs conj_2p_sans_sujet
conj_2s_sans_sujet_xxxas_xxxes conj_peux_veux_vaux_équivaux_prévaux_sans_sujet conj_que_où_comment_verbe_sans_sujet
conj_tout conj_nom_propre conj_nom_propre_et_nom_propre conj_nom_propre_virgule conj_des_nom conj_le_la_leur_nom
vmode_que_indicatif
gn_start_prn_1m gn_nulle_1m gn_nul_1m gn_nombre_chiffres_1m gn_mon_ton_son_1m gn_un_des_1m gn_nombre_de_1m
conf_a_à_verbe conf_de_vconj conf_dès_des_dés conf_déterminant_fem_sing_verbe conf_déterminant_mas_sing_verbe
conf_déterminant_plur_verbe conf_en_participes_présents conf_filtre_philtre conf_filtre_philtre2 conf_il_non_verbe
conf_ils_non_verbe conf_on_non_verbe conf_je_non_verbe conf_tu_non_verbe conf_incohérences_globales conf_la_là
conf_non_verbe_après_préverbes conf_peu_peut_peux conf_peut_être2 conf_poing_point conf_préposition_det_verbe
conf_si_vconj conf_soit_soi_soie conf_son_sont conf_start_nom_ppas conf_substantif_à_substantif conf_sûr_sur
conf_sur_vconj conf_tache_tâche conf_tâche_tache conf_tort_tord_tore conf_un_in conf_verbes_det_verbe_nom
conf_voir_voire conf_ça_çà_sa conf_numérique_digital conf_abusif conf_vocabulaire conf_usage_impropre
conf_différent_différend conf_c_s_verbe
tu_toponymes tu_préfixe_gentilés tu_prénoms tu_préfixe_xxxo tu_préfixe_pseudo tu_trait_union_douteux tu_nombres
tu_anciennes_graphies
eleu_euphonie_cet eleu_élisions_superflues
"""
_LEFT_OUT = frozenset(_LEFT_OUT_WRITTEN.split())


def name_of(rule: str) -> str:
    """A rule is called `graph__name__line` where it reads words, and by its name alone where it reads letters."""
    parts = rule.split("__")
    return parts[1] if len(parts) > 1 else rule


def family(rule: str) -> str:
    """The code of the finding that a rule makes; empty where it is not listened to."""
    name = name_of(rule)
    if name in _LEFT_OUT:
        return ""
    return next((code for code, pattern in _FAMILY if pattern.fullmatch(name)), "")
