"""From files and JSON lines to `Document`s; whatever cannot be read becomes a `Reject` that says why."""


class BadInput(ValueError):
    """An input that cannot be read; the message says what is wrong and what to do about it."""
