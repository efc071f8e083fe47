"""Article in; mentions and the claims between them out."""

from kg.extract.claim import Claim
from kg.extract.relate import relate

__all__ = ["Claim", "relate"]
