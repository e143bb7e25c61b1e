"""Everything in and out by file: the exchange workbook, the members' table."""
