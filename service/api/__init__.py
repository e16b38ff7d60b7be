"""The HTTP edge (the sole home of FastAPI): conversations as JSON and as plain pages."""
