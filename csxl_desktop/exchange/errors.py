"""Why a file from outside is refused: what it is, where it fails, what to do."""

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_


class ExchangeError(DomainError):
    """A file that cannot be taken in; nothing of it was kept."""

    template = N_("This file cannot be read.")
    safe = N_("Nothing was taken in: your dossier is as it was.")
    then = N_("Open it in the program that made it, save it again, then choose it again.")


class EmptyFileError(ExchangeError):
    template = N_("This file is empty.")
    then = N_("Check that it was saved or downloaded completely.")


class NoRowsError(ExchangeError):
    template = N_("This table holds no row.")
    then = N_("Check that you chose the right file, and that its table begins with a line of headings.")


class NotATableError(ExchangeError):
    template = N_("This is no table: it looks like {what}.")
    then = N_("Save the table as XLSX or CSV from Excel or LibreOffice, then import that file.")


class PasswordProtectedError(ExchangeError):
    template = N_("This file is protected by a password.")
    then = N_("Open it in the program that made it, save it without a password, then choose it again.")


class MacrosError(ExchangeError):
    template = N_("This workbook holds macros (programs).")
    then = N_("Save it as “Excel workbook (.xlsx)”, without macros, then import that file.")


class DamagedFileError(ExchangeError):
    template = N_("This file is damaged or was not downloaded completely.")
    then = N_("Open it in Excel or LibreOffice, save it again, then import it.")


class LockedDocumentError(ExchangeError):
    template = N_("This document is protected by a password.")
    then = N_("Open it in the program that made it, save it without a password, then choose that file.")


class DamagedDocumentError(DamagedFileError):
    template = N_("This document is damaged, or it is neither Word, PDF nor plain text.")
    then = N_("Open it in Word or LibreOffice, save it as DOCX or PDF, then choose that file.")


class PicturesOnlyError(ExchangeError):
    template = N_("This PDF holds pictures of pages and no letters: it was scanned.")
    then = N_("Ask for the file that it was printed from, or have its words recognised first.")


class LongDocumentError(ExchangeError):
    template = N_("This document is too long to be read: {size} MB of letters, at most {limit} MB.")
    then = N_("Cut it in parts.")


class FalseSizesError(ExchangeError):
    template = N_("This file declares sizes that are false ({part}).")
    then = N_("Ask its sender for another copy.")


class TooLargeError(ExchangeError):
    template = N_("This file is too large: {size} MB, at most {limit} MB.")
    then = N_("Copy what you need of it into a smaller file, then choose that one.")


class UnpackedTooLargeError(ExchangeError):
    template = N_("This file grows out of measure when it is unpacked ({part}).")
    then = N_("Copy what you need of it into a new file, then choose that one.")


class TooManyPartsError(ExchangeError):
    template = N_("This file holds {count} parts, at most {limit}: it is no ordinary document.")
    then = N_("Ask its sender for another copy.")


class ForbiddenXmlError(ExchangeError):
    template = N_("This file holds hidden instructions that no document needs ({part}) and that could do harm.")
    then = N_("Ask its sender for another copy.")


class TooManyRowsError(ExchangeError):
    template = N_("Sheet “{sheet}” reaches line {line}; at most {limit} lines can be read.")
    then = N_("Delete the others.")


class TooManyColumnsError(ExchangeError):
    template = N_("Sheet “{sheet}”, line {line}, reaches column {column}; at most {limit} columns can be read.")
    then = N_("Delete the others.")


class TooHeavyError(ExchangeError):
    template = N_("This file asks for too much time or memory.")
    then = N_("Copy what you need of it into a new file, then choose that one.")


class CellTooLongError(ExchangeError):
    template = N_("Line {line}, column {column}: this text is too long ({length} characters, at most {limit}).")
    then = N_("Check the quotation marks around it.")


class LoneQuoteError(ExchangeError):
    template = N_("Line {line}, column {column}: a quotation mark is opened and never rightly closed.")
    then = N_("Correct this line in the file.")


class ForbiddenCharacterError(ExchangeError):
    template = N_("Line {line}, column {column}: a character that no table holds (U+{code}).")
    then = N_("Open the file in Excel or LibreOffice, correct this line and save it again.")


class UnknownEncodingError(ExchangeError):
    template = N_("Line {line}, column {column}: the letters cannot be read as {encoding}.")
    then = N_("Save the file as “CSV UTF-8”.")


class NoOrganisationColumnError(ExchangeError):
    template = N_("No column gives the name of the organisation. Columns read: {columns}.")
    then = N_("Say which one it is.")


class DuplicateColumnError(ExchangeError):
    template = N_("Line {line}: columns {columns} are both “{header}”.")
    then = N_("Keep one of them, or say which one is right.")


class NotAWorkbookError(ExchangeError):
    template = N_("None of the sheets of this workbook is known here.")
    then = N_("Begin with the empty exchange workbook.")


class MissingAnnexError(ExchangeError):
    template = N_("The file “{name}” is not in the folder “{folder}” beside the workbook.")
    then = N_("Put it there, or take the workbook together with its folder, then try again.")


class DamagedAnnexError(ExchangeError):
    template = N_("The file “{name}” beside the workbook is damaged: its content is not the one that was exported.")
    then = N_("Export once more, or copy the workbook and its folder again from where they come.")


class TooManyPixelsError(ExchangeError):
    template = N_("This picture is too large: {million} million points, at most {limit}.")
    then = N_("Make it smaller, then choose it again.")


class NoSuchPageError(ExchangeError):
    template = N_("This document has no page {page}: its last one is page {pages}.")
    then = N_("Type the number of a page that it has.")


class NoCalendarError(ExchangeError):
    template = N_("This file is no calendar that can be read.")
    then = N_("Export it again from the calendar program.")


class NoEventsError(ExchangeError):
    template = N_("This calendar holds no event.")
    then = N_("Choose another calendar, or export this one again with its events.")


class TooManyEventsError(ExchangeError):
    template = N_("This calendar is too large: {limit} events at most.")
    then = N_("Export a shorter time, a year for instance, then choose that file.")


def by_name() -> dict[str, type[ExchangeError]]:
    """Every refusal by the name of its class: how the reading process tells its own to the program."""
    kinds = list(ExchangeError.__subclasses__())
    for kind in kinds:
        kinds += kind.__subclasses__()
    return {kind.__name__: kind for kind in kinds}
