"""Why and why not: what a conclusion follows from, what is missing for an open one, what stands in a class."""
