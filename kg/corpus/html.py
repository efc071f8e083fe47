"""Web articles and e-paper pages: the text in blocks, with what the markup says about each.

Navigation, scripts and link lists are left out. Headings and captions become hints; each <article> is a
unit of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.corpus.edition import from_mapping, iso_date
from kg.corpus.encoding import Decoded, decode
from kg.corpus.markup import attributes, tokens
from kg.corpus.options import ReadOptions
from kg.model import Document, Edition, Hint, Problem

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "founder-inline",
    ]
)
HIDDEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "object",
        "embed",
        "iframe",
        "select",
        "button",
        "textarea",
        "nav",
        "footer",
        "aside",
    ]
)
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
HEADINGS = {"h1": "headline", "h2": "headline", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading"}
CHARSET = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w-]+)""", re.I
)
ASIDE = re.compile(
    r"(?:^|[-_ ])"
    r"(?:nav|menu|footer|sidebar|breadcrumbs?|share|related|comments?|copyright|pager|toolbar|advert)"
    r"(?:[-_ ]|$)",
    re.I,
)
SPACE = re.compile(r"[ \t\r\n\f\x0b]+")
META = {
    "date": ("pubdate", "publishdate", "article:published_time", "date", "dc.date", "og:release_date", "datepublished"),
    "newspaper": ("source", "og:site_name", "citation_journal_title", "dc.publisher", "publisher"),
    "url": ("og:url", "canonical"),
    "page": ("page",),
    "page_name": ("page_name", "article:section"),
}


def declared(data: bytes) -> str:
    """The charset that the first four kilobytes declare, "" if none."""
    match = CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def documents(
    name: str, digest: str, data: bytes, options: ReadOptions, edition: Edition
) -> Iterator[Document | Problem]:
    """One document for a page; hints say which lines are headings and captions and which <article> they belong to."""
    decoded: Decoded = decode(data, options.encoding or declared(data))
    reader = _Reader()
    reader.read(decoded.text.replace("\x00", ""))
    lines, hints = reader.result()
    if not lines:
        yield Problem(name, 0, "the page holds no text", "save the page after its scripts have run")
        return
    yield from decoded.problems(name)
    yield Document(name, digest, lines, "html", decoded.encoding, reader.edition(edition), hints)


class _Reader:
    """Collects blocks of text while the tags go by."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, int, float]] = []  # text, role, unit, share of it that is links
        self.meta: dict[str, str] = {}
        self.pieces: list[str] = []
        self.linked = 0
        self.role = ""
        self.unit = 0
        self.units = 0
        self.hidden = 0
        self.stack: list[tuple[str, bool]] = []
        self.links = 0
        self.main = 0

    def read(self, markup: str) -> None:
        for token in tokens(markup):
            if token.kind == "text":
                if not self.hidden:
                    text = SPACE.sub(" ", token.value)
                    self.pieces.append(text)
                    self.linked += len(text) if self.links else 0
            elif token.kind == "open":
                self._open(token.name, token.value)
            else:
                self._close(token.name)
        self._flush()

    def _open(self, name: str, value: str) -> None:
        if name == "meta" or (name == "link" and "canonical" in value):
            found = attributes(value)
            key = found.get("name") or found.get("property") or found.get("itemprop") or found.get("rel", "")
            self.meta.setdefault(key.lower(), found.get("content") or found.get("href", ""))
        if name not in INLINE and not self.hidden:
            self._flush()
        if name in VOID or value.endswith("/"):
            return
        hide = name in HIDDEN or name in ("head", "title")
        if (
            not hide
            and ("class" in value or "id" in value)
            and name in ("div", "ul", "ol", "section", "header", "p", "table")
        ):
            found = attributes(value)
            hide = bool(ASIDE.search(found.get("class", "") + " " + found.get("id", "")))
        self.stack.append((name, hide))
        self.hidden += hide
        if name == "a":
            self.links += 1
        elif name == "article" and not self.unit:
            self.units += 1
            self.unit = self.units
        elif name in HEADINGS:
            self.role = HEADINGS[name]
        elif name == "figcaption":
            self.role = "caption"

    def _close(self, name: str) -> None:
        if name not in INLINE and not self.hidden:
            self._flush()
        depth = next(
            (i for i in range(len(self.stack) - 1, max(-1, len(self.stack) - 64), -1) if self.stack[i][0] == name), -1
        )
        if depth < 0:
            return
        for closed, hide in self.stack[depth:]:
            self.hidden -= hide
            self.links -= closed == "a"
            if closed == "article":
                self.unit = 0
            if closed in HEADINGS or closed == "figcaption":
                self.role = ""
        del self.stack[depth:]

    def _flush(self) -> None:
        if not self.pieces:
            return
        text = "".join(self.pieces).strip(" \u00a0\u200b\ufeff")
        if text.strip():
            self.rows.append((text, self.role, self.unit, self.linked / len(text)))
        self.pieces.clear()
        self.linked = 0

    def result(self) -> tuple[tuple[str, ...], tuple[Hint, ...]]:
        """Lines and hints. Where there are <article> elements, what stands outside of them is furniture."""
        rows = [row for row in self.rows if row[3] < 0.6 or row[1]]
        lines = tuple(text for text, _, _, _ in rows)
        hints = []
        for number, (_, role, unit, _) in enumerate(rows, start=1):
            if self.units and not unit:
                role = "furniture"
            if role or unit:
                hints.append(Hint(number, role, unit))
        return lines, tuple(hints)

    def edition(self, base: Edition) -> Edition:
        """What the <meta> elements say, below what the user said."""
        found = {}
        for key, names in META.items():
            value = next((self.meta[n] for n in names if self.meta.get(n)), "")
            if value and not getattr(base, key):
                found[key] = iso_date(value) if key == "date" else value
        return from_mapping(found, base)
