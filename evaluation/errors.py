"""The one error of this room."""


class EvaluationError(Exception):
    """A sentence for the person at the terminal: what was wrong, where, what to do."""
