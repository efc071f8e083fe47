"""Rolls of honour: the honour that rows of names stand under, and the bodies that confer it.

An announcement names the honour in a heading of its own, or in the sentence that says what follows; the paragraphs
below are rows of names. Who confers it stands before: the body that decides, or that issues a document on it; else it
is the body that signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.extract.clauses import Clues, Sentence
from kg.extract.symbols import NUMERALS, Alphabet, Strip
from kg.model import Mention, Paragraph

# How many symbols the heading of a roll, and a row of it, have at most.
HEADING: Final = 16
ROW: Final = 30
COLON: Final = "："
BYLINE: Final = "byline"  # the role of a line that names who wrote the story
NOTE: Final = "note"  # the role of what stands under an article, such as its signature
_COUNTED: Final = re.compile(rf"[{NUMERALS}]+、|.*[（(][^（）()]*[{NUMERALS}][^（）()]*[)）]\s*[:：]?$")

_NUMBERED: Final = re.compile(rf"^[（(]?[{NUMERALS}]*[)）、.．]?\s*")


class Roll:
    """The roll that an article's sentences are read into, one after another.

    `honour` is what the rows read now stand under, `givers` the bodies that confer it, `signers` those under the text.
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        symbols: Sequence[str],
        letters: Alphabet,
        known: Clues,
        paragraphs: Sequence[Paragraph],
    ) -> None:
        nothing: frozenset[str] = frozenset()
        words, types = letters.words, letters.types
        self.mentions, self.symbols, self.paragraphs = mentions, symbols, paragraphs
        self.people, self.bodies = known.people, known.organizations
        self.honours, self.documents = types.get("Honour", nothing), types.get("Document", nothing)
        self.below, self.nominees = words.get("below", nothing), words.get("nominee", nothing)
        self.following, self.row_heads = words.get("following", nothing), known.row_heads
        self.verbs = letters.verbs
        self.award, self.passive = words.get("award", nothing), words.get("by", nothing)
        self.conferring = known.conferring
        self.of_paragraph: dict[int, list[int]] = {}
        for index, mention in enumerate(mentions):
            if symbols[index] in self.honours:
                self.of_paragraph.setdefault(mention.paragraph, []).append(index)
        self.honour: tuple[int, ...] = ()
        self.givers: tuple[int, ...] = ()
        self.signers: tuple[int, ...] = ()
        self.kind: frozenset[str] = frozenset()
        self.last = -1

    def signs(self, strip: Strip) -> bool:
        """Whether nothing but bodies stands under the text: its signature."""
        return strip.role == NOTE and bool(strip.code) and self.bodies.issuperset(strip.code)

    def sign(self, strip: Strip) -> None:
        """Keep the bodies that sign."""
        if self.signs(strip):
            self.signers = tuple(strip.mentions.values())

    def see(self, sentence: Sentence, first: bool, parties: tuple[int, ...]) -> None:
        """Read one sentence; `first` says whether a paragraph begins with it, `parties` are the bodies "both" means."""
        if not self.of_paragraph:
            return
        code = sentence.strip.code[sentence.start : sentence.end]
        if first:
            self.honour = self._under(sentence, code)
        if not self.below.isdisjoint(code) or self._conferred_below(code):
            self.honour, self.kind = self._announced(sentence), frozenset()
        self.last = sentence.strip.paragraph
        self._decided(sentence, parties)

    def over(self, sentence: Sentence, position: int, first: bool) -> tuple[int, ...]:
        """The honour that a row beginning at `position` stands under; `first` as in `see`."""
        strip = sentence.strip
        if position and strip.code[position - 1] == COLON and not self.below.isdisjoint(strip.code[:position]):
            return self._only(strip.paragraph)
        if not first or strip.role == BYLINE or self.signs(strip) or self._gap(strip.paragraph):
            return ()
        if not self.honour or not self.kind:
            return self.honour
        inside = [i for _, i in strip.inside(sentence.start, sentence.end)]
        alike = self.kind == self._kind(inside) or self._turns(strip.paragraph)
        return self.honour if alike else ()

    def _conferred_below(self, code: str) -> bool:
        """Whether a sentence gives an honour to those whom the rows below it name: "to the following workers:"."""
        told = code.endswith(COLON) and not self.following.isdisjoint(code)
        return told and not self.award.isdisjoint(code) and self.nominees.isdisjoint(code)

    def _under(self, sentence: Sentence, code: str) -> tuple[int, ...]:
        """The honour after the first sentence of a paragraph: that of a heading, or the same after a row of names."""
        inside = [i for _, i in sentence.strip.inside(sentence.start, sentence.end)]
        if len(inside) == 1 and len(code) <= HEADING and self.symbols[inside[0]] in self.honours:
            self.kind = frozenset()
            return (inside[0],) if (self.nominees | self.verbs).isdisjoint(code) else ()
        kind = self._kind(inside)
        if self._turns(sentence.strip.paragraph):
            self.kind = frozenset()
        row = len(code) <= ROW and inside and self.symbols[inside[0]] in self.people | self.bodies
        if not row or not self.honour or self.kind not in (frozenset(), kind) or self._gap(sentence.strip.paragraph):
            return ()
        self.kind = kind
        return self.honour

    def _announced(self, sentence: Sentence) -> tuple[int, ...]:
        """The honour of a paragraph that says that a list follows: the heading right behind, or the only one named."""
        strip = sentence.strip
        colon = strip.code.rfind(COLON, sentence.start, sentence.end)
        after = [i for _, i in strip.inside(colon, sentence.end)] if 0 <= colon >= sentence.end - HEADING else []
        if len(after) == 1 and self.symbols[after[0]] in self.honours:
            return (after[0],)
        return self._only(strip.paragraph)

    def _only(self, paragraph: int) -> tuple[int, ...]:
        """The honour of a paragraph, if it names no other."""
        named = {self.mentions[i].name: i for i in self.of_paragraph.get(paragraph, ())}
        return tuple(named.values()) if len(named) == 1 else ()

    def _kind(self, inside: Sequence[int]) -> frozenset[str]:
        """What the names of a row are: people, if there is one among them, else bodies."""
        return self.people if any(self.symbols[i] in self.people for i in inside) else self.bodies

    def _gap(self, paragraph: int) -> bool:
        """Whether a heading in which nothing is named stands between the last row and this one."""
        between = self._between(paragraph, paragraph)
        return any(len(text) <= HEADING and _COUNTED.match(text) and not self._row_head(text) for text in between)

    def _between(self, paragraph: int, stop: int) -> list[str]:
        """The texts of the paragraphs behind the one read last and before `stop`, where `paragraph` comes next."""
        after = self.paragraphs[self.last + 1 : stop] if 0 <= self.last < paragraph else ()
        return [each.text.strip() for each in after]

    def _turns(self, paragraph: int) -> bool:
        """Whether a heading right before a paragraph, or a word it begins with, says that rows of a kind begin."""
        return any(map(self._row_head, self._between(paragraph, paragraph + 1)))

    def _row_head(self, text: str) -> bool:
        """Whether a text is, or begins with, the word for those whom the next rows name: the bodies, the people."""
        first = _NUMBERED.sub("", text)
        word = max((head for head in self.row_heads if first.startswith(head)), key=len, default="")
        return bool(word) and not first[len(word) : len(word) + 1].isalpha()

    def _decided(self, sentence: Sentence, parties: tuple[int, ...]) -> None:
        """Keep the bodies that a sentence says to confer honours, or to issue a document on it."""
        strip = sentence.strip
        for clause in sentence.clauses:
            bodies = tuple(i for i in clause.heads if self.symbols[i] in self.bodies)
            bodies = bodies or (parties if clause.both else ())
            if not bodies:
                continue
            said = strip.code[clause.first : sentence.end]
            at = next((n for n, character in enumerate(said) if character in self.award), -1)
            if at >= 0 and self.passive.isdisjoint(said[:at]):
                self.givers = bodies
                return
            documents = (i for _, i in strip.inside(clause.first, sentence.end) if self.symbols[i] in self.documents)
            if any(word in self.mentions[i].text for i in documents for word in self.conferring):
                self.givers = bodies
                return
