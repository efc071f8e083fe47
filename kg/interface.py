"""What the interface says: the tables in the ontology's folder `ui/`, one TOML file a language and part."""

from __future__ import annotations

import tomllib
from typing import Any

from kg.errors import KgError
from kg.ontology import Ontology, default_folder

LANGUAGES = ("zh", "en")


def table(ontology: Ontology, name: str) -> dict[str, Any]:
    """The table `ui/<name>.toml`; an ontology may say some of its keys otherwise, the default fills the rest.

    Raises:
        KgError: when the file is not valid TOML.
    """
    found: dict[str, Any] = {}
    for folder in dict.fromkeys((default_folder(), ontology.folder)):
        path = folder / "ui" / f"{name}.toml"
        if not path.is_file():
            continue
        try:
            found |= tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise KgError(f"not valid TOML ({error})", "mend the syntax", file=str(path)) from error
    return found


def strings(ontology: Ontology, part: str = "") -> dict[str, dict[str, str]]:
    """The words of a part of the interface by language: of `ui/` itself, or of its folder `part`.

    Raises:
        KgError: when a file of words is not valid TOML.
    """
    names = {language: f"{part}/{language}" if part else language for language in LANGUAGES}
    return {
        language: {key: str(value) for key, value in table(ontology, name).items()} for language, name in names.items()
    }
