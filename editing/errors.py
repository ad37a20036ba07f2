"""The one error of this room."""


class EditingError(Exception):
    """A sentence for the editor: what was wrong, where, what to do."""
