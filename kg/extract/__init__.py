"""Articles into mentions and claims: the front door of the room."""

from kg.extract.claim import Claim
from kg.extract.dates import printed, year_of
from kg.extract.mentions import recognise
from kg.extract.relations import check, relate

__all__ = ["Claim", "check", "printed", "recognise", "relate", "year_of"]
