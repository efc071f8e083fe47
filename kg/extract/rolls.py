"""Rolls of honour: the honour that rows of names stand under, and the bodies that confer it.

An announcement names the honour in a heading of its own, or in the sentence that says what follows; the paragraphs
below are rows of names. Who confers it stands before: the body that decides, or that issues a document on it; else it
is the body that signs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.clauses import Clues, Sentence
from kg.extract.symbols import NUMERALS, Alphabet, Strip
from kg.model import Mention, Paragraph

HEADING, ROW = 16, 30  # how many symbols the heading of a roll, and a row of it, have at most
COLON = "："
NOTE = "note"  # the role of what stands under an article, such as its signature
_COUNTED = re.compile(rf"[{NUMERALS}]+、|.*[（(][^（）()]*[{NUMERALS}][^（）()]*[)）]\s*[:：]?$")


class Roll:
    """The roll that an article's sentences are read into, one after another.

    `honour` is what the rows read now stand under, `givers` the bodies that confer it, `signers` those under the text.
    """

    def __init__(
        self, mentions: Sequence[Mention], symbols: Sequence[str], letters: Alphabet, known: Clues,
        paragraphs: Sequence[Paragraph],
    ) -> None:
        nothing: frozenset[str] = frozenset()
        words, types = letters.words, letters.types
        self.mentions, self.symbols, self.paragraphs = mentions, symbols, paragraphs
        self.people, self.bodies = known.people, known.organizations
        self.honours, self.documents = types.get("Honour", nothing), types.get("Document", nothing)
        self.below, self.nominees = words.get("below", nothing), words.get("nominee", nothing)
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
        if not self.below.isdisjoint(code):
            self.honour, self.kind = self._announced(sentence), frozenset()
        self.last = sentence.strip.paragraph
        self._decided(sentence, parties)

    def over(self, sentence: Sentence, position: int, first: bool) -> tuple[int, ...]:
        """The honour that a row beginning at `position` stands under; `first` as in `see`."""
        strip = sentence.strip
        if position and strip.code[position - 1] == COLON and not self.below.isdisjoint(strip.code[:position]):
            return self._only(strip.paragraph)
        if not first or self.signs(strip) or self._gap(strip.paragraph):
            return ()
        if not self.honour or not self.kind:
            return self.honour
        inside = [i for _, i in strip.inside(sentence.start, sentence.end)]
        return self.honour if self.kind == self._kind(inside) else ()

    def _under(self, sentence: Sentence, code: str) -> tuple[int, ...]:
        """The honour after the first sentence of a paragraph: that of a heading, or the same after a row of names."""
        inside = [i for _, i in sentence.strip.inside(sentence.start, sentence.end)]
        if len(inside) == 1 and len(code) <= HEADING and self.symbols[inside[0]] in self.honours:
            self.kind = frozenset()
            return (inside[0],) if (self.nominees | self.verbs).isdisjoint(code) else ()
        kind = self._kind(inside)
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
        between = self.paragraphs[self.last + 1 : paragraph] if self.last >= 0 else ()
        return any(len(text) <= HEADING and _COUNTED.match(text) for text in (each.text.strip() for each in between))

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
