"""One module a feature: statements in, frozen rows out."""
