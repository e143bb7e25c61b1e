"""Three copies of one dossier brought together, column by column: the base, ours, and the one that comes back.

`child` runs in a process of its own, on copies, with a SQLite that can compare files (apsw); it answers a plan and
writes nothing that lasts. `taking_in` carries the plan out in the live file, through the one writer, as one act.
"""
