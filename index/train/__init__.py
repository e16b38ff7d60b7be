"""Training of the default embedding; run by `make train`, never by the service."""
