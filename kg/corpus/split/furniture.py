"""Lines that belong to the page and to no article: the head of the page, its number, who edited it, where to write."""

from __future__ import annotations

import re
from typing import Final

from kg.corpus.split.marks import HAN, Marks

# Letters at most.
HEAD_LENGTH: Final = 60
IMPRINT_LENGTH: Final = 160
SHORT: Final = 40
SOFT: Final = 8  # letters that a word of a page's head has at most: the name of the paper, of the page
PARTS: Final = re.compile(r"[\s,，、|｜/／·•:：—]+|-(?!\d)|(?<!\d)-")
# Beside the page's number or issue; alone it may sign a notice.
PART_DAY: Final = re.compile(r"\d{1,2}月(?:\d{1,2}日)?")
PLAIN: Final = re.compile(rf"[{HAN}]+")
FOREIGN: Final = re.compile(r"[^\W\d_]{6,}", re.ASCII)
# where on its site a page stands
CRUMBS: Final = re.compile(rf"(?:[{HAN}]{{2,6}}[:：]\s*)?[{HAN}]{{2,8}}(?:\s*[>›»]+\s*[{HAN}]{{2,10}})+")
ANY_HAN: Final = re.compile(f"[{HAN}]")


def is_furniture(text: str, marks: Marks) -> bool:
    """Whether a line by itself says that it belongs to no article."""
    size = len(text)
    if size <= HEAD_LENGTH and "。" not in text and _is_page_head(text, marks):
        return True
    if (marks.page_notes.match(text) or CRUMBS.fullmatch(text)) and size <= HEAD_LENGTH:
        return True
    if not ANY_HAN.search(text):
        return bool(FOREIGN.search(text)) and size <= HEAD_LENGTH  # the paper's name in Latin letters, an address
    return size <= IMPRINT_LENGTH and "。" not in text and _is_imprint(text, marks)


def _is_page_head(text: str, marks: Marks) -> bool:
    """Whether the words of a line are the date, the page and the issue, beside the names of paper and page: one that
    only a page's head has, or two that may stand elsewhere, or nothing but such and the paper's name."""
    sure = maybe = 0
    named = paper = False
    for part in filter(None, PARTS.split(text)):
        if marks.head_sure.fullmatch(part):
            sure += 1
        elif marks.head_maybe.fullmatch(part):
            maybe += 1
        elif part.isdigit() and len(part) < 4:
            named = True
        elif PART_DAY.fullmatch(part):
            continue
        elif (
            len(part) > SOFT
            or not PLAIN.fullmatch(part)
            or (part.endswith(marks.pointers) and not part.endswith((*marks.paper_tails, *marks.page_tails)))
        ):
            return False  # a pointer ("more on page 3") belongs to an article
        else:
            named, paper = True, paper or part.endswith(marks.paper_tails)
    return sure > 0 or maybe > (named and not paper)


def _is_imprint(text: str, marks: Marks) -> bool:
    """Whether a line begins with who edited, or holds several such words, or one in a short line."""
    if marks.editors.match(text):
        return len(text) <= SHORT or len(marks.imprint.findall(text)) > 1
    found = marks.imprint.findall(text)
    return len(found) > 1 or (bool(found) and len(text) < SHORT and not marks.contact.match(text))
