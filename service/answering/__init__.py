"""The steps of one answer, each from draft to draft."""
