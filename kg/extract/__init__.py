"""Articles into mentions and claims: the front door of the room."""

from kg.extract.claim import Claim
from kg.extract.dates import printed, year_of
from kg.extract.mentions import recognise, recognise_all
from kg.extract.relations import check, relate

__all__ = ["Claim", "check", "printed", "recognise", "recognise_all", "relate", "year_of"]
