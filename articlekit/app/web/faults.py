"""Faults: what the log says of an error that is nobody's but ours."""

import traceback

__all__ = ["fault_of"]

_DEEPEST = 4


def fault_of(error: BaseException) -> str:
    """The kind and place of an error, without its message, which may have words of a note in it."""
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    places = ", ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__} at {places}"
