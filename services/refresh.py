"""Engagements and their reviews brought to the newest rules, after a release."""

from collections.abc import Sequence

from temporalio.client import Client

from client import engagements, reviews


async def refresh(client: Client, cdss: Sequence[str]) -> list[str]:
    """Those of which one is open, and begins a new run; it may be repeated."""
    return [cds for cds in cdss if await engagements.refresh(client, cds)]


async def refresh_reviews(client: Client, addresses: Sequence[str]) -> list[str]:
    """The same for reviews, by their durable keys."""
    return [each for each in addresses if await reviews.refresh(client, each)]
