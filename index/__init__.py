"""How a passage is found, and which matter a message is about."""
