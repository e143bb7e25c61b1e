"""The file of a meeting bag: a short header that names it and keeps its key, then a SQLCipher database.

The database holds the whole dossier and, in one more table, the files of its annexes that travel.
"""
