"""The second of the two members that look for details: a small model, learned from the lines of data/details/."""
