"""The shapes of the knowledge: frozen values without disk, clock or network."""
