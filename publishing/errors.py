"""The errors of this room."""


class PublishingError(Exception):
    """A sentence for the person who publishes: what was wrong, where, what to do."""
