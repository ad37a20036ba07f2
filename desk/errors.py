"""What goes wrong at the desk's start; each message is a sentence that says what, where, and what to do."""


class DeskError(Exception):
    """A setting or a file that the desk cannot start with."""
