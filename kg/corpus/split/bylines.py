"""Who wrote and who photographed: reads a byline in any of its forms into roles and names."""

from __future__ import annotations

import re
from typing import Final

from kg.corpus.split.dictionary import is_word
from kg.corpus.split.marks import GAP, HAN, Marks
from kg.model import Byline

TOKEN: Final = re.compile(rf"[{HAN}·•・A-Za-z]+|[（(][^（）()]*[）)]|\S")
SPACED: Final = re.compile(rf"([{HAN}]){GAP}+([{HAN}])(?![{HAN}])")  # two letters set apart to fill the width of three
FRAMED: Final = re.compile(rf"[·•・\-—]+{GAP}*([{HAN}].*[{HAN}]){GAP}*[·•・\-—]+")
PURE_NAME: Final = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,7}}(?:[·•・][{HAN}]{{1,8}})+")
LONG_NAME: Final = re.compile(rf"[{HAN}]{{2,6}}")
CREDIT: Final = 30  # letters that a credit without a name has at most
STROKE: Final = "\u4e28"  # a letter that stands for a bar
RARE: Final = 400  # how seldom the dictionary has a word that is a name as well
IGNORED: Final = set("、，,;；/／|｜&（()）【】[]:：")


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
    text = text.strip(" \t\u3000\u00a0" + marks.bullets).strip().replace(STROKE, "|")
    if framed := FRAMED.fullmatch(text):
        text = framed[1]
    while len(text) > 1 and text[0] in "（([【" and text[-1] in "）)]】":
        text = text[1:-1].strip()
    if not 1 < len(text) <= 80:
        return None
    tokens = _tokens(text, marks)
    if tokens is None:
        return None
    names = [value for kind, value in tokens if kind == "name"]
    if not names:
        return None
    if alone and len(names) == len(tokens):
        spaced = {match[1] + match[2] for match in SPACED.finditer(text)}
        if not _all_names(names, marks, spaced):
            return None
        if not any(name[0] in marks.common or name[:2] in marks.surnames or "·" in name for name in names):
            return None
    return tuple(dict.fromkeys(Byline(role or marks.alone, name) for role, name in _assign(tokens, marks)))


def nameless(text: str, marks: Marks) -> str:
    """What a credit without a person's name is: "photo" where a body gave the picture or an archive holds it, "sign"
    for the writers of a paper as one; "" for any other text.
    """
    bare = text.strip(" \t\u3000\u00a0（()）【】[]" + marks.bullets)
    if not bare or len(bare) > CREDIT:
        return ""
    return "photo" if marks.given.fullmatch(bare) else "sign" if marks.collective.fullmatch(bare) else ""


def loosely(text: str, marks: Marks) -> tuple[Byline, ...]:
    """The names in a line of nothing but names that only its place can show to be a signature: rare surnames, pen names
    beside a name, a place before the name. Nothing when it cannot be one."""
    tokens = _tokens(text, marks) or []
    names = [value for kind, value in tokens if kind == "name" and 2 <= len(value) <= 4]
    if not 0 < len(names) == len(tokens) <= 4:
        return ()
    if len(names) > 1 and names[0] in marks.places:
        names = names[1:]
    sure = sum(_like_name(name, marks, set()) for name in names)
    if _all_names(names, marks, set()) or (sure and not any(map(is_word, names))) or len(names[0]) == len(text):
        return tuple(Byline(marks.alone, name) for name in names)
    return ()


def surnamed(names: tuple[Byline, ...], marks: Marks) -> bool:
    """Whether one of the names can be trusted to be one, by its surname and length."""
    return any(_like_name(n.name, marks, set()) and not (len(n.name) == 3 and is_word(n.name[:2])) for n in names)


def conceivable(names: tuple[Byline, ...], marks: Marks) -> bool:
    """Whether one word alone is a name where names are expected: a common surname, and no word in everyday use."""
    return len(names) == 1 and names[0].name[0] in marks.common and not is_word(names[0].name, seen=RARE)


def noted(text: str, marks: Marks) -> tuple[Byline, ...]:
    """The writer that a note on the writer ends in, set apart from the post."""
    match = re.search(rf"{GAP}([{HAN}]{{2,4}})[）)】\]]?$", text)
    return (Byline(marks.alone, match[1]),) if match and _like_name(match[1], marks, set()) else ()


def _assign(tokens: list[tuple[str, str]], marks: Marks) -> list[list[str]]:
    """Give each name its role: the role word before it, or behind it where the stretch ends in one."""
    found: list[list[str]] = []
    roles = [value for kind, value in tokens if kind == "role"]
    if tokens[-1] == ("role", marks.photo) and tokens[-2][0] == "name" and set(roles[:-1]) <= marks.posts:
        return [[marks.photo, value] for kind, value in tokens if kind == "name"]  # whatever their posts, they took it
    behind = tokens[0][0] == "name" and tokens[-1][0] == "role"
    role, pending = "", []
    for number, (kind, value) in enumerate(tokens):
        if kind == "name":
            pending.append([role, value])
            found.append(pending[-1])
            continue
        last = all(rest == "role" for rest, _ in tokens[number:])
        if behind or (last and pending):
            taken = value == marks.photo and number == len(tokens) - 1 and tokens[number - 1][0] == "name"
            for entry in pending:  # "… photographed" tells more than what stands before; "text and picture" does not
                entry[0] = value if taken else entry[0] or value
            role = role if last else ""
        elif not (value in marks.posts and _photographed(tokens[:number], marks)):
            role = value
        pending = []
    return found


def _photographed(before: list[tuple[str, str]], marks: Marks) -> bool:
    """Whether a post stands after a word that gives the pictures alone to whom it names, not words and pictures."""
    return before[-1:] == [("role", marks.photo)] and (len(before) < 2 or before[-2][0] == "name")


def _all_names(names: list[str], marks: Marks, spaced: set[str]) -> bool:
    """Whether words side by side can be trusted to be names: each looks like one, or begins with a common surname, is a
    rare word at most and stands beside one that does."""
    sure = [_like_name(name, marks, spaced) for name in names]
    return all(sure) or (
        any(sure)
        and all(
            like or (name[0] in marks.common and not is_word(name, seen=RARE))
            for like, name in zip(sure, names, strict=True)
        )
    )


def _like_name(name: str, marks: Marks, spaced: set[str]) -> bool:
    """Whether two to four letters alone can be trusted to be a name: a surname of the usual length for it."""
    if "·" in name:
        return not all(map(is_word, name.split("·")))
    if name[:2] in marks.surnames and 3 <= len(name) <= 4:
        return True
    return name[:1] in marks.surnames and 2 <= len(name) <= 3 and (name in spaced or not is_word(name))


def _tokens(text: str, marks: Marks) -> list[tuple[str, str]] | None:
    """("name", …) and ("role", …) in order; None when something is neither."""
    out: list[tuple[str, str]] = []
    position = units = 0
    while position < len(text):
        character = text[position]
        if out and character in "（(":
            closing = re.compile(r"[（(][^（）()]*[）)]").match(text, position)
            if closing and not marks.role.search(closing[0]):
                position = closing.end()  # the body a writer belongs to
                continue
        if character.isspace() or character in IGNORED or character in marks.bullets:
            position += 1
        elif match := marks.role.match(text, position):
            out.append(("role", marks.roles[match[1]]))
            position = match.end()
        elif match := SPACED.match(text, position):
            if match[1] + match[2] in marks.unnames:
                return None
            out.append(("name", match[1] + match[2]))
            position = match.end()
        elif match := marks.agency.match(text, position):
            position = match.end()
        elif not (word := TOKEN.match(text, position)):
            return None
        else:
            position = word.end()
            name, photo = word[0].replace("•", "·").replace("・", "·"), False
            if name[0] in "（(" or (out and name in marks.others):
                continue
            if marks.photo and out and name.startswith(marks.photo):  # where the picture was taken
                out.append(("role", marks.photo))
                continue
            if marks.photo and len(name) > 2 and name.endswith(marks.photo):
                name, photo = name[: -len(marks.photo)], True
            if name.endswith(marks.reports) and len(name) > 3 and name not in marks.reports:
                name = next(name[: -len(word)] for word in marks.reports if name.endswith(word))
                if name in marks.places:  # from where the report comes
                    continue
            if _is_unit(name, marks):
                units += 1
                if units > 1 or (out and out[-1][0] == "name"):
                    return None
                continue
            name = _without_calling(name, marks)
            if not (PURE_NAME.fullmatch(name) or LONG_NAME.fullmatch(name)) or name in marks.unnames:
                return None
            if len(name) < 5 and name.endswith(marks.honorifics):  # who is spoken of, and by no full name
                return None
            out.append(("name", name))
            if photo:
                out.append(("role", marks.photo))
    return out or None


def _without_calling(token: str, marks: Marks) -> str:
    """The name behind what its bearer is, written as one word."""
    for calling in marks.callings:
        if token.startswith(calling) and _like_name(token[len(calling) :], marks, set()):
            return token[len(calling) :]
    return token


def _is_unit(token: str, marks: Marks) -> bool:
    """A body or a calling named before its writer, as in (office of the city union, name)."""
    if 1 < len(token) < 8 and token.endswith(marks.callings) and not (len(token) == 3 and token[0] in marks.common):
        return True
    if len(token) == 3 and token.endswith(marks.units) and token[0] not in marks.common:
        return True
    return bool(re.fullmatch(rf"[{HAN}]{{4,20}}", token)) and (len(token) > 6 or token.endswith(marks.units))
