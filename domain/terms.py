"""The policy and the pathways that a worker was started with, to the letter."""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from domain import refusals
from domain.policies.policy import Policy
from domain.referrals.pathway import Pathway

Terms = Policy | Pathway


class KnownTerms(NamedTuple):
    """Their digests, and the folder they come from."""

    folder: str
    digests: frozenset[str]

    def check(self, *terms: Terms) -> None:
        """Raise TermsUnknown where one is not among them, or differs by a letter."""
        for each in terms:
            if _digest(each) not in self.digests:
                raise refusals.TermsUnknown(
                    f"{each.named} as it came is not what the worker knows: it was "
                    f"started with another policy folder, {self.folder}, or before "
                    "its files were changed; tell the operators"
                )


def known_terms(folder: str, terms: Iterable[Terms]) -> KnownTerms:
    return KnownTerms(folder, frozenset(map(_digest, terms)))


def _digest(terms: Terms) -> str:
    return sha256(terms.model_dump_json().encode()).hexdigest()
