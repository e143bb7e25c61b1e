"""Makes what an office installs: never imported by the program."""
