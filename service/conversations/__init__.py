"""One conversation and what may be done with it, whoever asks: the page or a program."""
