"""The command line: parse, make one call, format."""

from articlekit.app.cli.group import main

__all__ = ["main"]
