"""Measures the whole assistant on questions it never learned from: `python -m evaluation run|peers|tune`.

May import every other room; no other room imports it.
"""
