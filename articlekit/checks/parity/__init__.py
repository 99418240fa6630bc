"""Parity: versions of one article in several languages, held against each other."""

from articlekit.checks.parity.version import Counterparts, Version, counterparts, version_of_page

__all__ = ["Counterparts", "Version", "counterparts", "version_of_page"]
