"""The words of the interface, from the ontology's folder `ui/`: one TOML file a language."""

from __future__ import annotations

import tomllib

from kg.errors import KgError
from kg.ontology import Ontology, default_folder

LANGUAGES = ("zh", "en")


def strings(ontology: Ontology) -> dict[str, dict[str, str]]:
    """The interface's words by language; an ontology may say some of them otherwise, the default fills the rest.

    Raises:
        KgError: when a file of words is not valid TOML.
    """
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for folder in dict.fromkeys((default_folder(), ontology.folder)):
        for language in LANGUAGES:
            path = folder / "ui" / f"{language}.toml"
            if not path.is_file():
                continue
            try:
                table = tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise KgError(f"not valid TOML ({error})", "mend the syntax", file=str(path)) from error
            found[language] |= {key: str(value) for key, value in table.items()}
    return found
