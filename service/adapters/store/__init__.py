"""Conversations on disk (the sole home of SQLAlchemy)."""
