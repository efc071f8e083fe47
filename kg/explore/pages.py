"""Fills the explorer's templates, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.explore.lookup import Lookup
from kg.export.html.records import type_names
from kg.interface import LANGUAGES, strings
from kg.ontology import Class, Ontology, Property

TEMPLATES = Path(__file__).parent / "assets"
YEAR = 365 * 24 * 3600


class Pages:
    """The templates with what all of them need."""

    def __init__(self, lookup: Lookup, ontology: Ontology, review: bool) -> None:
        self.lookup, self.ontology, self.review = lookup, ontology, review
        self.words = strings(ontology, "explore")
        self.kinds = [
            (top, [top, *sorted(name for name in ontology.classes if name != top and ontology.top(name) == top)])
            for top in type_names(ontology)
        ]
        self.environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)

    def show(self, request: Request, template: str, **values: Any) -> HTMLResponse:
        """A page from its template; every value is escaped."""
        language = self.language(request)

        def t(key: str, **filled: Any) -> str:
            text = self.words[language].get(key, key)
            for name, value in filled.items():
                text = text.replace("{" + name + "}", str(value))
            return text

        def label(name: str) -> str:
            known: Class | Property | None = self.ontology.classes.get(name) or self.ontology.properties.get(name)
            labels = known.labels if known else {}
            return labels.get(language) or next(iter(labels.values()), "") or name.replace("_", " ")

        other = next(each for each in LANGUAGES if each != language)
        text = self.environment.get_template(template).render(
            t=t, label=label, language=language, other=other, types=self.lookup.types, kinds=self.kinds,
            review=self.review, classes=self.ontology.classes, here=request.url.include_query_params(lang=other).query,
            path=request.url.path, **values,
        )  # fmt: skip
        response = self.page(text)
        response.headers["vary"] = "Accept, Accept-Language, Cookie"
        if request.query_params.get("lang") in LANGUAGES:
            response.set_cookie("lang", language, max_age=YEAR, samesite="lax", httponly=True)
        return response

    def page(self, text: str) -> HTMLResponse:
        """`text` as an answer."""
        return HTMLResponse(text.encode("utf-8", "replace"))

    def language(self, request: Request) -> str:
        """What the address says, else what was chosen before, else what the browser prefers."""
        preferred = request.headers.get("accept-language", "").split(",")
        for wish in (request.query_params.get("lang"), request.cookies.get("lang"), *preferred):
            if wish and wish.strip()[:2].lower() in LANGUAGES:
                return wish.strip()[:2].lower()
        return "en"

    def labelled(self, names: Iterable[str], known: Mapping[str, Class] | Mapping[str, Property]) -> list[list[Any]]:
        """[name, zh, en, symmetric] of each name, as the interactive view takes them."""
        found = []
        for name in names:
            item = known.get(name)
            labels = item.labels if item else {}
            symmetric = int(getattr(item, "symmetric", False))
            found.append([name, labels.get("zh", ""), labels.get("en", ""), symmetric])
        return found

    def keys(self, nodes: Mapping[str, list[Any]]) -> list[str]:
        """The ids of nodes written as columns."""
        names = list(self.lookup.types)
        pairs = zip(nodes.get("id", []), nodes.get("type", []), strict=True)
        return [i[1:] if i.startswith("/") else f"{names[kind].lower()}/{i}" for i, kind in pairs]
