"""Numbers in words, and numbers in digits with a magnitude in words: two hundred and three, 1.2 million."""

from decimal import Decimal
from typing import NamedTuple

from articlekit.language.facts.fact import Amount, share
from articlekit.language.facts.lexicon import Lexicon, Numeral

__all__ = ["GAPS", "INFINITE", "Sum", "Token"]

GAPS = frozenset({" ", "-", "\u00a0", "\u202f", "\u2010", "\u2011", "", "\u200c"})
INFINITE = 10**30
"""More than any number in words."""


class Token(NamedTuple):
    """A word or a number in digits."""

    start: int
    end: int
    word: str
    """The key of a word; empty for digits."""
    digits: Decimal | None


class Sum:
    """One number, read word by word."""

    def __init__(self, folded: str, tokens: list[Token], words: list[str], table: Lexicon) -> None:
        """Take in the words of a text and the lexicon of its language."""
        self._folded, self._tokens, self._words, self._table = folded, tokens, words, table
        self._total = Decimal(0)
        self._group: Decimal | None = None
        self._room = INFINITE
        """What may still be added is smaller than this."""
        self._largest = INFINITE
        """The last magnitude: the next has to be smaller."""
        self._used = 0
        self._rough = False
        self._offset = Decimal(0)
        """What the word in front of the number adds to it."""
        self._half = False
        """Whether there is nothing yet but "half a"."""
        self._role: str = "cardinal"
        self.amount: Amount | None = None

    def read(self, first: int) -> int:
        """Read the number that begins at a token; returns the token behind it."""
        place = first
        while place < len(self._tokens):
            step = place
            if place > first and not self._adjacent(place):
                break
            closing = self._close(place) if place > first else 0
            if closing:
                place += closing
                continue
            linked = place > first and self._words[place] in self._table.links
            if linked:
                step = place + 1
                if step >= len(self._tokens) or not self._adjacent(step):
                    break
            width = self._take(step, linked=linked or self._glued_link(step))
            if not width:
                break
            place = step + width
            if self._role != "cardinal":
                break
        self._finish(first, place)
        return max(place, first + 1)

    def _adjacent(self, place: int) -> bool:
        gap = self._folded[self._tokens[place - 1].end : self._tokens[place].start]
        return gap in GAPS

    def _glued_link(self, place: int) -> bool:
        """Whether the word begins with a link, as in Arabic and Hebrew."""
        word = self._words[place]
        if not self._used or not self._table.proclitics or word in self._table.phrases:
            return False
        return any(word.startswith(link) for link in self._table.links)

    def _close(self, place: int) -> int:
        """Add what may only stand behind a number; returns how many tokens that took."""
        found = self._table.closing(self._words, place) if self._used and self._role == "cardinal" else None
        if found is None or self._half:
            return 0
        (value, role), width = found
        whole = self._group is not None and not self._group % 1
        if role == "part" and whole and not self._total and 0 < (self._group or 0) < 100:
            self._group, self._role = share(int(self._group or 0), int(value)), "part"
        elif role == "and_half" and whole:
            self._group, self._room = (self._group or Decimal(0)) + value, 1
        elif role == "and_half" and self._group is None and self._total and self._largest < INFINITE:
            self._total += value * self._largest  # a million and a half
        else:
            return 0
        self._used += 1
        return width

    def _take(self, place: int, *, linked: bool) -> int:
        """Add a token to the number; returns how many tokens that took, 0 if it does not fit."""
        token = self._tokens[place]
        if token.digits is not None:
            if self._group is not None or self._total % 1 or token.digits >= self._largest:
                return 0
            if self._used and token.digits != int(token.digits):
                return 0
            self._group, self._room = token.digits, 1
            self._used += 1
            return 1
        found = self._table.lookup(self._words, place)
        if found is None:
            return 0
        numeral, width = found
        if not self._fits(numeral, place, linked=linked):
            return 0
        self._used += 1
        return width

    def _fits(self, numeral: Numeral, place: int, *, linked: bool) -> bool:
        value, role = numeral
        if role in {"half", "offset", "fraction"}:
            return not linked and self._begin(value, role, place)
        if role == "magnitude":
            return not linked and self._multiply(int(value), place)
        if role == "fixed":
            return not linked and self._fixed(int(value))
        if self._half or not self._add(value, linked=linked, ordinal=role == "ordinal"):
            return False
        self._group, self._offset = (self._group or Decimal(0)) + self._offset, Decimal(0)
        return True

    def _begin(self, value: int | Decimal, role: str, place: int) -> bool:
        """Begin a number with a half, with a fraction, or with what changes the number behind it."""
        if self._used or (place and self._words[place - 1] in self._table.orders):
            return False  # the first half of March
        if role == "offset":
            self._offset = Decimal(value)
            return True
        self._group, self._room = Decimal(value), 1
        self._half = role == "half"
        self._role = "part" if role == "fraction" else self._role
        return True

    def _add(self, value: int | Decimal, *, linked: bool, ordinal: bool) -> bool:
        if value >= 1000 and (self._group is not None or self._total):
            return False
        if linked and not self._may_link(value):
            return False
        group = self._group
        if group is None:
            if value >= self._largest:
                return False
            self._group, self._room = Decimal(value), _room(value)
        elif linked and 1 <= group % 100 < 10 and 20 <= value < 100 and value % 10 == 0:
            self._group, self._room = group + value, 1  # three and twenty
        elif 0 < value < self._room:
            self._group, self._room = group + value, min(_room(value), self._room)
        else:
            return False
        if ordinal:
            self._role = "ordinal"
        return True

    def _may_link(self, value: int | Decimal) -> bool:
        after = self._table.link_after
        if self._group is None:
            return "big" in after and bool(self._total)
        last = self._group % 100
        if last == 0:
            return "hundred" in after
        if last % 10 == 0 and last >= 20:
            return "tens" in after and value < 20
        return "units" in after and value >= 20

    def _multiply(self, value: int, place: int) -> bool:
        if self._offset and self._group is None and not self._total:
            self._group, self._offset = 1 + self._offset, Decimal(0)  # सवा लाख
        if self._half and value < 1000 and value != 12:
            return False
        self._half = False
        return self._multiply_sum(value, place) if value >= 1000 else self._multiply_group(value, place)

    def _multiply_sum(self, value: int, place: int) -> bool:
        if self._group is None and not self._total:
            if not self._stands_alone(place):
                return False
            self._total = Decimal(value)
        elif self._group is None:
            self._total *= value  # thousand million
        elif value < self._largest:
            self._total += self._group * value
        else:
            return False
        self._group, self._room, self._largest = None, INFINITE, value
        return True

    def _multiply_group(self, value: int, place: int) -> bool:
        if self._group is None:
            if not self._stands_alone(place):
                return False
            self._group = Decimal(value)
        elif (
            self._tokens[place - 1].digits is not None
            or self._group > 99
            or not self._group
            or (self._group % 10 and value == 10 and self._group > 9)
        ):
            return False
        else:
            self._group *= value
        self._room = _room(value)
        return True

    def _stands_alone(self, place: int) -> bool:
        if self._words[place] in self._table.alone or any(
            self._words[place] == clitic + word
            for clitic in self._table.proclitics
            for word in self._table.alone
        ):
            return True
        before = self._words[place - 1] if place else ""
        return before in self._table.determiners and self._adjacent(place)

    def _fixed(self, value: int) -> bool:
        if self._group is None and not self._total:
            self._group = Decimal(value)
        elif self._group is not None and self._group < 100:
            self._group *= value
        else:
            return False
        self._rough = self._rough or (value < 1000 and value != 12)
        self._room = _room(value)
        return True

    def _finish(self, first: int, behind: int) -> None:
        if not self._used or self._offset:
            return
        start, last = self._tokens[first], self._tokens[behind - 1]
        value = self._total + (self._group or 0)
        spelled = any(token.digits is None for token in self._tokens[first:behind])
        single = behind == first + 1
        value = value if value % 1 else Decimal(int(value))
        if spelled and single and self._word_in(start.word, self._table.counted) and not self._counts(behind):
            return
        weak = (
            single
            and spelled
            and value == 1
            and (
                start.word.rpartition("'")[2] in self._table.articles
                or self._follows(behind, self._table.partitive)
            )
        )
        spelled = spelled and start.digits is None
        weak = weak or self._half
        ordinal = self._role == "ordinal"
        self.amount = Amount(start.start, last.end, value, spelled, weak, ordinal, self._rough)

    def _word_in(self, word: str, words: frozenset[str]) -> bool:
        return word in words or word.rpartition("'")[2] in words

    def _follows(self, behind: int, words: frozenset[str]) -> bool:
        return behind < len(self._tokens) and self._adjacent(behind) and self._words[behind] in words

    def _counts(self, behind: int) -> bool:
        """Whether something counted follows."""
        if behind >= len(self._tokens) or not self._adjacent(behind):
            return False
        if not self._table.counters:
            return True
        return self._tokens[behind].digits is None and any(
            self._words[behind] == counter.split(" ")[0] for counter in self._table.counters
        )


def _room(value: int | Decimal) -> int:
    if value % 1:
        return 1
    if value and value % 1000 == 0:
        return 1000
    if value and value % 100 == 0:
        return 100
    return 10 if value % 10 == 0 and value % 100 >= 20 else 1
