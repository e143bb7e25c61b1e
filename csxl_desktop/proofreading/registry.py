"""Every rule of Relecture: its code, how grave it is, what it looks for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from csxl_desktop.i18n import N_
from csxl_desktop.proofreading import grammar_rules as grammar
from csxl_desktop.proofreading.finding import Remark, Severity
from csxl_desktop.proofreading.knowledge import Knowledge
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules import (
    addresses,
    agreement,
    arithmetic,
    bodies,
    civilities,
    claims,
    clauses,
    contacts,
    coordination,
    counts,
    counts_of_dossier,
    dates,
    day_series,
    document_facts,
    durations,
    editions,
    elisions,
    enumerated,
    facts_told,
    governed,
    headings,
    incomplete,
    infinitives,
    joints,
    line_figures,
    listed_names,
    majority_style,
    meetings_in_line,
    meetings_told,
    name_variants,
    names_apart,
    names_told,
    numerals,
    order,
    orthography,
    parallel_lines,
    periods,
    persons,
    pronouns,
    records,
    records_in_text,
    restated,
    same_day,
    sections_told,
    slips,
    small_words,
    spellings,
    structure,
    tenses,
    typography,
    verb_forms,
    wholes,
    wording,
)

A, B, C = Severity


@dataclass(frozen=True, slots=True)
class TextRule:
    """Reads a text, with what the dossier knows of it."""

    code: str
    severity: Severity
    title: str
    check: Callable[[Reading], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class DossierRule:
    """Reads the records of the year, whatever is written of them."""

    code: str
    severity: Severity
    title: str
    check: Callable[[Knowledge], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class GrammarRule:
    """A family of what a grammar checker says (`grammar_rules`)."""

    code: str
    severity: Severity
    title: str


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("date-weekday", A, N_("The weekday is not that of the date"), dates.weekdays),
    TextRule("date-every-weekday", A, N_("A day of a series is another weekday"), dates.every_weekday),
    TextRule("date-row-weekday", A, N_("A day of a series is another weekday"), day_series.weekdays_of_rows),
    TextRule("date-month-told", B, N_("A month in which nothing was held"), day_series.months_of_meetings),
    TextRule("date-impossible", A, N_("A day that does not exist"), dates.impossible),
    TextRule("date-styles", C, N_("Dates in several styles"), dates.styles),
    TextRule("date-order", C, N_("Days out of their order"), dates.order),
    TextRule("date-range", B, N_("An end before its beginning"), dates.ranges),
    TextRule("date-same-day", C, N_("Two activities on one day"), same_day.same_day),
    TextRule("period-ended", B, N_("A period that is over"), periods.ended),
    TextRule("period-last-year", B, N_("The year before"), periods.last_year),
    TextRule("count-announced", A, N_("More or fewer than announced"), counts.announced),
    TextRule("count-members", A, N_("The number of members"), counts_of_dossier.member_counts),
    TextRule("count-acts", A, N_("Arrivals and leavings without an act"), counts_of_dossier.acts),
    TextRule("count-meeting", A, N_("A count other than the dossier’s"), counts_of_dossier.meeting_counts),
    TextRule("count-parts", A, N_("Parts that do not make the whole"), counts.parts),
    TextRule("count-change", A, N_("A percentage that is not that of its figures"), counts.change),
    TextRule("count-sum", A, N_("A total that is not the sum"), counts.sums),
    TextRule("count-lines", A, N_("A total or a share that the lines above contradict"), line_figures.of_lines),
    TextRule("count-restated", A, N_("A share that the numbers before contradict"), restated.restated),
    TextRule("count-enumerated", A, N_("More or fewer than are named"), enumerated.enumerated),
    TextRule("count-reckoned", A, N_("A sum, a share or a mean that is not that of its numbers"), arithmetic.reckoned),
    TextRule("count-table", A, N_("A sentence that the table contradicts"), claims.of_tables),
    TextRule("count-labels", A, N_("A figure that those before contradict"), claims.of_labels),
    TextRule("count-edition", A, N_("The number of the report"), editions.editions),
    TextRule("count-one-more", A, N_("A rank that the count contradicts"), editions.one_more),
    TextRule("count-listed", A, N_("More or fewer than the sentence announces"), claims.in_sentences),
    TextRule("count-whole", A, N_("Parts, rows or a mean that do not make the whole"), wholes.wholes),
    TextRule("count-calendar", A, N_("A count that the days contradict"), meetings_in_line.of_calendars),
    TextRule("count-section", A, N_("A row that its part contradicts"), sections_told.of_sections),
    TextRule("count-bracket", A, N_("More or fewer than announced"), sections_told.in_brackets),
    TextRule("count-of-which", A, N_("A sentence that the table contradicts"), sections_told.of_which),
    TextRule("period-length", A, N_("A length that its days contradict"), durations.durations),
    TextRule("period-chapter", A, N_("The year before"), durations.years_of_chapters),
    TextRule("meeting-told", A, N_("A meeting told otherwise than in its heading"), meetings_told.told),
    TextRule("meeting-speaker", B, N_("Somebody of another part"), meetings_told.speakers),
    TextRule("meeting-place", B, N_("A place that stands twice"), meetings_told.places),
    TextRule("count-told-again", A, N_("One thing, two figures"), facts_told.told_again),
    TextRule("count-of-labels", A, N_("A figure that those before contradict"), facts_told.sums_of_labels),
    TextRule("order-leads", A, N_("A reference to another part"), facts_told.references),
    TextRule("period-foot", B, N_("Another year at the foot of a page"), document_facts.feet),
    TextRule("count-monthly", A, N_("A count that its months contradict"), document_facts.monthly),
    TextRule("period-announced", A, N_("Days of another year than announced"), document_facts.years_announced),
    TextRule(
        "heading-order",
        B,
        N_("A number of the contents that its heading contradicts"),
        document_facts.numbers_of_contents,
    ),
    TextRule("order-rows", C, N_("A row filed elsewhere"), document_facts.tables_of_names),
    TextRule("date-of-table", C, N_("Dates in several styles"), document_facts.dates_of_tables),
    TextRule("form-sign", C, N_("A space is missing before a sign"), document_facts.signs),
    TextRule("count-of-members", A, N_("The number of members"), document_facts.counts_of_members),
    TextRule("count-no-partners", C, N_("Partners not counted"), counts.no_partners),
    TextRule("text-left-open", A, N_("Left to be completed"), counts.left_open),
    TextRule("text-incomplete", A, N_("A word, a day or a figure is missing"), incomplete.incomplete),
    TextRule("date-missing-told", C, N_("A sentence without its day"), incomplete.undated_sentences),
    TextRule("heading-singular", C, N_("A singular over several"), headings.singular_over_several),
    TextRule("heading-plural", C, N_("A plural over one"), headings.plural_over_one),
    TextRule("heading-label", B, N_("A label that does not agree"), headings.labels),
    TextRule("heading-contents", C, N_("Contents and headings differ"), headings.contents),
    TextRule("heading-pages", C, N_("Pages of the contents out of order"), structure.pages),
    TextRule("heading-numbers", B, N_("Numbers of headings that do not follow"), structure.dotted),
    TextRule("heading-annex", B, N_("An annex that does not exist"), structure.annexes),
    TextRule("text-repeated", C, N_("A sentence that stands twice"), structure.repeated),
    TextRule("date-missing", C, N_("A line without its day"), structure.undated),
    TextRule("period-future", B, N_("A future for what is over"), wording.future),
    TextRule("period-over", B, N_("A future for what is over"), tenses.future),
    TextRule("order-dates", C, N_("Parts out of the order of their days"), order.numbered_by_date),
    TextRule("order-numbers", B, N_("Numbers that do not follow"), order.numbering),
    TextRule("order-names", C, N_("A row filed elsewhere"), order.sorted_tables),
    TextRule("order-lines", C, N_("A line filed elsewhere"), order.sorted_lines),
    TextRule("order-dated-lines", C, N_("Lines out of the order of their days"), parallel_lines.dated_lines),
    TextRule("order-bullets", C, N_("A line filed elsewhere"), parallel_lines.bulleted_names),
    TextRule("form-parallel", C, N_("A line that lacks what the others tell"), parallel_lines.parallel),
    TextRule("order-approved", B, N_("The minutes of another meeting"), meetings_in_line.approved),
    TextRule("order-notes", B, N_("Footnotes"), order.footnotes),
    TextRule("order-references", A, N_("A reference that leads nowhere"), order.lost_references),
    TextRule("order-bracketed-notes", B, N_("Notes in brackets"), structure.bracketed_notes),
    TextRule("order-ordinals", C, N_("Ordinals that do not follow"), wording.ordinals),
    TextRule("contact-phone-styles", C, N_("Phone numbers in several styles"), contacts.phone_styles),
    TextRule("contact-phone", B, N_("A phone number that is none"), contacts.phone_digits),
    TextRule("contact-domain", A, N_("A domain near a known one"), contacts.near_domains),
    TextRule("contact-mail", A, N_("A broken e-mail address"), contacts.broken_mails),
    TextRule("contact-town", B, N_("A postal code with two towns"), contacts.towns),
    TextRule("contact-address", B, N_("An address with other figures"), addresses.addresses),
    TextRule("order-article", A, N_("An article of a law with other figures"), addresses.articles),
    TextRule("contact-own-address", B, N_("The coordination’s own address"), contacts.own_address),
    TextRule("link-raw", B, N_("A raw address"), contacts.raw_links),
    TextRule("name-seat", B, N_("A seat other than the member’s"), bodies.seats),
    TextRule("name-two-bodies", B, N_("One person, two bodies"), bodies.one_person),
    TextRule("name-near", B, N_("A name near a known one"), bodies.near_names),
    TextRule("name-gone", A, N_("A body or a name that is no longer"), bodies.gone),
    TextRule("name-group", C, N_("The name of a group"), bodies.groups),
    TextRule("name-person", B, N_("A person under two spellings"), spellings.people),
    TextRule("name-of-person", B, N_("A person under two spellings"), wording.people),
    TextRule("name-civility", B, N_("M. for Mme, or the other way round"), civilities.civilities),
    TextRule("name-persons", B, N_("A person under two spellings"), persons.persons),
    TextRule("name-other-group", A, N_("Another group than that of the heading"), wording.other_group),
    TextRule("name-acronym", C, N_("An acronym told in two ways"), wording.expansions),
    TextRule("name-title", C, N_("A title in two ways"), spellings.titles),
    TextRule("name-small-words", C, N_("A name with a small word more or less"), name_variants.small_words),
    TextRule("name-hyphen", C, N_("A hyphen that comes and goes"), spellings.hyphens),
    TextRule("name-capitals", C, N_("Capitals that vary"), spellings.acronyms),
    TextRule("name-capitals-of", C, N_("Capitals of a name that vary"), name_variants.capitals),
    TextRule("name-accents", C, N_("A word in two spellings"), spellings.accents),
    TextRule("name-town", C, N_("A town in several ways"), spellings.towns),
    TextRule("name-joined", C, N_("A hyphen that comes and goes"), names_apart.joined),
    TextRule("name-event", C, N_("An event under two names"), names_apart.events),
    TextRule("name-listed", C, N_("A name other than in the list"), listed_names.listed_names),
    TextRule("name-group-told", C, N_("The name of a group"), names_told.groups),
    TextRule("name-letters", B, N_("An acronym with its letters in another order"), names_told.swapped_acronyms),
    TextRule("name-short-town", C, N_("A town in several ways"), names_told.short_towns),
    TextRule("name-title-told", C, N_("A title in two ways"), names_told.titles_of_headings),
    TextRule("name-event-told", C, N_("An event under two names"), names_told.events_of_headings),
    TextRule("name-separator", C, N_("Hyphens and dashes as separators"), spellings.separators),
    TextRule("name-separator-lines", C, N_("Hyphens and dashes in the lines of a list"), spellings.separators_of_lines),
    TextRule("name-plural", C, N_("A name in the singular and in the plural"), name_variants.plurals),
    TextRule("meeting-day-off", C, N_("A meeting on a day off"), records_in_text.days_off),
    TextRule("meeting-unknown", A, N_("A meeting that the dossier does not hold"), records_in_text.unknown_meetings),
    TextRule("meeting-visited", B, N_("A place visited on another occasion"), records_in_text.visited_elsewhere),
    TextRule("quote-consent", B, N_("Somebody quoted who has not agreed"), records_in_text.quotations),
    TextRule(
        "quote-unknown", B, N_("Somebody quoted whom the dossier does not quote"), records_in_text.unsigned_agreement
    ),
    TextRule("group-sessions", A, N_("A group without its sessions"), records_in_text.groups_without_sessions),
    TextRule("language-avoir", C, N_("A participle with avoir"), agreement.with_avoir),
    TextRule("language-infinitive", C, N_("Infinitive or participle"), infinitives.infinitive_or_participle),
    TextRule("language-number", C, N_("Singular and plural"), agreement.in_number),
    TextRule("language-adjective", C, N_("An adjective that does not agree"), agreement.adjective),
    TextRule("language-agreement", C, N_("A word that does not agree"), clauses.agreement),
    TextRule("language-words", C, N_("A word taken for another"), slips.slips),
    TextRule("language-verb-form", C, N_("A verb in another form"), verb_forms.verb_forms),
    TextRule("language-small-words", C, N_("Small words that sound alike"), small_words.small_words),
    TextRule("language-joints", C, N_("A small word that is missing, or another"), joints.joints),
    TextRule("language-preposition", C, N_("Another preposition, or none"), governed.governed),
    TextRule("language-elision", C, N_("An apostrophe is missing"), elisions.elisions),
    TextRule("language-numeral", C, N_("A number written out"), numerals.numerals),
    TextRule("language-beside", C, N_("Verbs that do not go together"), coordination.coordination),
    TextRule("language-pronoun", C, N_("A pronoun of another gender"), pronouns.pronouns),
    TextRule("language-spelling", C, N_("A word that no dictionary knows"), orthography.spelling),
    TextRule("language-hyphen", C, N_("A compound without its hyphen"), orthography.compounds),
    TextRule("form-list", C, N_("A list that does not end as it began"), incomplete.list_ends),
    TextRule("form-ordinal", C, N_("An ordinal number"), typography.ordinals),
    TextRule("form-capital", C, N_("A capital without its accent"), typography.capitals),
    TextRule("form-dots", C, N_("Suspension points"), typography.dots),
    TextRule("form-guillemets", C, N_("A quotation that does not close"), typography.guillemets),
    TextRule("form-quotes", C, N_("Quotes"), typography.straight_quotes),
    TextRule("form-brackets", C, N_("A bracket alone"), typography.brackets),
    TextRule("form-punctuation", C, N_("A comma, a mark twice"), typography.punctuation),
    TextRule("form-space", C, N_("A space is missing before a mark"), typography.spaces),
    TextRule("form-apostrophe", C, N_("Apostrophes of two kinds"), majority_style.apostrophes),
    TextRule("form-two-spaces", C, N_("Two spaces"), majority_style.doubled_spaces),
    TextRule("text-breaks-off", B, N_("A sentence that breaks off"), majority_style.unfinished),
    TextRule("form-brand", C, N_("The name of a tool"), typography.brands),
    TextRule("form-amounts", C, N_("Amounts in several styles"), wording.amounts),
    TextRule("form-hours", C, N_("Hours in several styles"), wording.hours),
    TextRule("form-units", C, N_("Two units side by side"), wording.units),
    TextRule("form-legal", C, N_("A legal form in several ways"), typography.legal_forms),
)
# What is looked at in a text of another language: these need no word of it.
OF_ANY_LANGUAGE = frozenset(
    {
        "text-left-open",
        "text-repeated",
        "order-notes",
        "order-references",
        "order-bracketed-notes",
        "contact-phone-styles",
        "contact-phone",
        "contact-domain",
        "contact-mail",
        "link-raw",
        "form-brackets",
    }
)
GRAMMAR_RULES: tuple[GrammarRule, ...] = (
    GrammarRule(grammar.INFINITIVE, C, N_("Infinitive or participle")),
    GrammarRule(grammar.PARTICIPLE, C, N_("A participle that does not agree")),
    GrammarRule(grammar.VERB, C, N_("A verb and its subject")),
    GrammarRule(grammar.NOUN, C, N_("A noun and the small word before it")),
    GrammarRule(grammar.SOUND, C, N_("Words that sound alike")),
    GrammarRule(grammar.JOINED, C, N_("A hyphen that is missing, or too many")),
    GrammarRule(grammar.LETTERS, C, N_("A word twice, an apostrophe")),
)
DOSSIER_RULES: tuple[DossierRule, ...] = (
    DossierRule("record-consent", B, N_("Testimonials without agreement"), records.testimonials),
    DossierRule("record-seat", A, N_("Seats of the committee"), records.seats),
    DossierRule("record-member", B, N_("Members"), records.members),
    DossierRule("record-day-off", C, N_("Meetings on a day off"), records.sessions_in_leave),
    DossierRule("record-same-day", C, N_("Two activities on one day"), records.same_day),
    DossierRule("record-count", B, N_("Meetings without a count"), records.counts),
    DossierRule("record-planned", B, N_("Meetings still planned"), records.still_planned),
    DossierRule("record-group", A, N_("Groups without sessions or partners"), records.groups),
    DossierRule("record-act", B, N_("Arrivals and leavings without an act"), records.acts),
    DossierRule("record-sheet", B, N_("Activities outside their action sheet"), records.sheets),
    DossierRule("record-text", B, N_("Texts that hold no longer"), records.texts),
    DossierRule("record-double", C, N_("One body under two names"), records.doubles),
    DossierRule("record-speaker", C, N_("Thematic meetings without a speaker"), records.speakers),
)
