"""Custom actions: each pulls its words from the FAQ store and hands over one payload (see docs/architecture.md)."""
