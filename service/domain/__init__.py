"""The law as functions: values in, values out; no framework, disk, clock or network."""
