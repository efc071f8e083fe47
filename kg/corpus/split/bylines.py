"""Who wrote and who photographed: reads a byline in any of its forms into roles and names."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.corpus.split.dictionary import is_word
from kg.corpus.split.marks import GAP, HAN, Marks
from kg.model import Byline

TOKEN = re.compile(rf"[{HAN}·•・A-Za-z]+|[（(][^（）()]*[）)]|\S")
SPACED = re.compile(rf"(?<![{HAN}])([{HAN}]){GAP}+([{HAN}])(?![{HAN}])")
PURE_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,7}}(?:[·•・][{HAN}]{{1,8}})+")
LONG_NAME = re.compile(rf"[{HAN}]{{2,6}}")
SEPARATORS = set("、，,;；/／|&")


def parse(text: str, marks: Marks, *, alone: bool = False) -> tuple[Byline, ...] | None:
    """Read a stretch that is nothing but a byline.

    Args:
        text: "name name", "role name role name name", with media, brackets and bullets around.
        marks: the words of the ontology.
        alone: names without any role word are accepted only when each begins with a surname or its letters stand
            apart, because any two words could stand alone on a line.

    Returns:
        The bylines in order, or None when the stretch holds something that is neither name nor mark.
    """
    text = text.strip(" \t\u3000\u00a0" + marks.bullets).strip()
    while len(text) > 1 and text[0] in "（([【" and text[-1] in "）)]】":
        text = text[1:-1].strip()
    if not 1 < len(text) <= 80:
        return None
    tokens = _tokens(text, marks)
    if tokens is None:
        return None
    found: list[tuple[str, str]] = []
    role, pending, roles_seen = "", 0, 0
    for kind, value in tokens:
        if kind == "name":
            found.append((role, value))
            pending += 1
            continue
        roles_seen += 1
        after = pending and (not role or value == marks.photo) and kind == "role-end"
        if after:  # the role stands behind its names: "… photographed"
            for i in range(len(found) - pending, len(found)):
                found[i] = (value or found[i][0], found[i][1])
            pending = 0
        else:
            role, pending = value or role, 0
    if not found:
        return None
    if not roles_seen and alone and not all(_like_name(name, marks) for _, name in found):
        return None
    return tuple(dict.fromkeys(Byline(role or marks.alone, name) for role, name in found))


def _like_name(name: str, marks: Marks) -> bool:
    """Whether two to four letters alone can be trusted to be a name: a surname of the usual length for it."""
    if "·" in name:
        return True
    if name[:2] in marks.surnames and 3 <= len(name) <= 4:
        return True
    return name[:1] in marks.surnames and 2 <= len(name) <= 3 and not is_word(name)


def _tokens(text: str, marks: Marks) -> list[tuple[str, str]] | None:
    """Names and roles in order: ("name", …), ("role", …) before its names, ("role-end", …) possibly behind them."""
    out: list[tuple[str, str]] = []
    position = 0
    text = _close_spaced(text)
    while position < len(text):
        character = text[position]
        if character.isspace() or character in SEPARATORS or character in marks.bullets:
            position += 1
            continue
        if character in "（()）【】[]:：":
            position += 1
            continue
        match = marks.role.match(text, position)
        if match:
            value = marks.roles[match[1]]
            ends = match.end() >= len(text) or text[match.end()] in " \t\u3000）)/／、"
            out.append(("role-end" if ends and out and out[-1][0] == "name" else "role", value))
            position = match.end()
            continue
        word = TOKEN.match(text, position)
        if not word:
            return None
        token = word[0]
        split = _trailing_role(token, marks)
        if split:
            token, value = split
        name = token.replace("•", "·").replace("・", "·")
        if _is_unit(name, marks):
            position = word.end()
            continue
        if not (PURE_NAME.fullmatch(name) or LONG_NAME.fullmatch(name)) or name in marks.unnames:
            return None
        out.append(("name", name))
        if split:
            out.append(("role-end", value))
        position = word.end()
    return out


def _close_spaced(text: str) -> str:
    """Two letters set apart to fill the width of three: "X Y" becomes "XY"."""
    return SPACED.sub(r"\1\2", text)


def _trailing_role(token: str, marks: Marks) -> tuple[str, str] | None:
    for form in _by_length(tuple(marks.roles)):
        if token.endswith(form) and len(token) - len(form) >= 2:
            return token[: -len(form)], marks.roles[form]
    return None


@lru_cache(maxsize=8)
def _by_length(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(forms, key=len, reverse=True))


def _is_unit(token: str, marks: Marks) -> bool:
    """A body named before its writer, as in (office of the city union, name)."""
    return bool(re.fullmatch(rf"[{HAN}]{{4,20}}", token)) and (len(token) > 6 or token.endswith(marks.units))
