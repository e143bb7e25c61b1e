"""The folder that two computers of one office share: whole encrypted copies, never changed, and a head for each one.

SQLite opens nothing there. Every file is written beside its name, synced, read back and renamed; what is only half
there is not there yet. Nobody writes another computer's head.
"""
