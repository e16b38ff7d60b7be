"""Readers of official texts, one module a format, and the run that puts them into the library."""
