"""BeautifulSoup for a parser that tells everything in the order of the source, as lxml does.

It is a module of its own so that BeautifulSoup is imported by those alone who read a page.
"""

from bs4 import BeautifulSoup
from bs4.element import Tag

__all__ = ["OrderedSoup"]


class OrderedSoup(BeautifulSoup):
    """BeautifulSoup without the search for what may stand behind a text that is put in.

    After every text it goes through all the elements around it, for one that has a sibling already.
    Where everything comes in order none ever has, and on a page of n levels with n texts the search
    takes n² steps. The tree is the same without it.
    """

    def _linkage_fixer(self, el: Tag) -> None:
        """Nothing stands behind what has come last."""
