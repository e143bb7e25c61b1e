"""Files in and out: tables, the exchange workbook and what lies beside it; no session, no window."""
