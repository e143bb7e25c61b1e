"""What a column of a table can hold, and the words that head it in three languages."""

from enum import StrEnum

from csxl_desktop.i18n import N_


class Field(StrEnum):
    """What a column of a members' table can hold."""

    NUMBER = "number"
    ORGANISATION = "organisation"
    CIVILITY = "civility"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    REPRESENTATIVE = "representative"
    FUNCTION = "function"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    ADDRESS = "address"
    STREET = "street"
    POSTAL_CODE = "postal_code"
    CITY = "city"
    CODE_AND_CITY = "postal_code_city"
    CATEGORY = "category"
    JOINED_ON = "joined_on"
    WEBSITE = "website"
    NAME_NL = "name_nl"
    SHORT_NAME = "short_name"
    PARENT = "parent"
    NOTE = "note"


FIELD_LABELS: dict[Field, str] = {
    Field.NUMBER: N_("Order number"),
    Field.ORGANISATION: N_("Organisation"),
    Field.CIVILITY: N_("Civility"),
    Field.FIRST_NAME: N_("First name"),
    Field.LAST_NAME: N_("Last name"),
    Field.REPRESENTATIVE: N_("Representative (civility, first and last name)"),
    Field.FUNCTION: N_("Function"),
    Field.EMAIL: N_("E-mail"),
    Field.PHONE: N_("Phone"),
    Field.MOBILE: N_("Mobile"),
    Field.ADDRESS: N_("Whole address"),
    Field.STREET: N_("Street and number"),
    Field.POSTAL_CODE: N_("Postal code"),
    Field.CITY: N_("Town"),
    Field.CODE_AND_CITY: N_("Postal code and town"),
    Field.CATEGORY: N_("Category"),
    Field.JOINED_ON: N_("Member since"),
    Field.WEBSITE: N_("Web site"),
    Field.NAME_NL: N_("Dutch name"),
    Field.SHORT_NAME: N_("Short name"),
    Field.PARENT: N_("Part of"),
    Field.NOTE: N_("Note"),
}

WORDS: dict[Field, str] = {
    Field.NUMBER: "n|no|nr|num|numero|number|nummer|#|id|volgnummer|n d'ordre|numero d'ordre",
    Field.ORGANISATION: (
        "organisation|organisations|organisatie|organisaties|organization|organisme|organismes|institution|"
        "institutions|instelling|instellingen|association|associations|vereniging|verenigingen|asbl|vzw|service|"
        "services|dienst|diensten|membre|membres|lid|leden|member|members|partenaire|partenaires|partner|partners|"
        "structure|structures|denomination|benaming|naam organisatie|nom organisation|nom association|"
        "nom institution|nom membre|nom service|organisation membre|organisations membres|organisation name|"
        "associations membres|services membres|institutions membres|member organisation"
    ),
    Field.CIVILITY: "civilite|civ|aanspreking|aanhef|aanspreektitel|civility|title|salutation|titre|sexe|m/mme|m mme",
    Field.FIRST_NAME: "prenom|prenoms|voornaam|first name|firstname|given name|prenom representant",
    Field.LAST_NAME: ("nom|nom famille|naam|achternaam|familienaam|last name|lastname|surname|family name|name"),
    Field.REPRESENTATIVE: (
        "representant|representants|representante|representant(e)|representant.e|representant e|represente par|"
        "mandataire|mandataires|contact|contacts|personne contact|personnes contact|personne|vertegenwoordiger|"
        "vertegenwoordigers|vertegenwoordigster|vertegenwoordig(st)er|vertegenwoordigd door|"
        "afgevaardigde|contactpersoon|representative|contact person|nom prenom|"
        "prenom nom|nom et prenom|prenom et nom|naam voornaam|naam en voornaam|voornaam en naam|full name|delegue|"
        "person|persoon|represented by"
    ),
    Field.FUNCTION: "fonction|fonctions|functie|function|role|job title|poste|position|titre fonction",
    Field.EMAIL: (
        "e-mail|email|mail|courriel|adresse e-mail|adresse mail|adresse email|adresse electronique|mailadres|"
        "e-mailadres|emailadres|e-mail address|email address|mel|adresse courriel|e-mails|mails"
    ),
    Field.PHONE: (
        "telephone|tel|telefoon|phone|telefoonnummer|phone number|numero telephone|tel fixe|fixe|telephones|"
        "n telephone|n tel|numero tel|tel gsm|telephone gsm|gsm tel"
    ),
    Field.MOBILE: "gsm|mobile|portable|mobiel|gsm-nummer|cell|cellphone|mobile phone|numero gsm|tel portable",
    Field.ADDRESS: "adresse|adresses|adres|address|adresse complete|adresse postale|siege|volledig adres",
    Field.STREET: "rue|straat|street|rue et numero|straat en nummer|rue et n|adresse rue|rue n",
    Field.POSTAL_CODE: "cp|code postal|postcode|postal code|zip|zip code|code",
    Field.CITY: "ville|localite|commune|gemeente|stad|plaats|city|town|municipality|woonplaats",
    Field.CODE_AND_CITY: (
        "postal code city|cp commune|cp localite|cp ville|code postal commune|code postal localite|code postal ville|"
        "postcode gemeente|postcode plaats|postcode stad|postcode woonplaats|postcode town|postcode city"
    ),
    Field.CATEGORY: (
        "categorie|categories|category|rubrique|secteur|domaine|type|thematique|rubriek|sector|domein|famille"
    ),
    Field.JOINED_ON: (
        "membre depuis|date adhesion|adhesion|date entree|entree|lid sinds|toetreding|toetredingsdatum|"
        "datum toetreding|member since|joined|joined on|join date|date affiliation|depuis|since|sinds|date"
    ),
    Field.WEBSITE: "site|site web|site internet|website|web|internet|url|webstek|web site|page web|www",
    Field.NAME_NL: "nom neerlandais|nom nl|nom en neerlandais|nederlandse naam|naam nl|dutch name|name nl|name_nl",
    Field.SHORT_NAME: "sigle|abreviation|acronyme|nom court|afkorting|acronym|short name|abbreviation|korte naam",
    Field.PARENT: (
        "depend|fait partie|organisation mere|parent|parent organisation|hoort bij|moederorganisatie|"
        "rattache|rattachee|part of|institution mere|pouvoir organisateur|po"
    ),
    Field.NOTE: (
        "note|notes|remarque|remarques|commentaire|commentaires|opmerking|opmerkingen|remark|remarks|comment|comments"
    ),
}
