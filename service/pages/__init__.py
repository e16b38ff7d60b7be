"""The resident page as HTML (the sole home of Jinja)."""
