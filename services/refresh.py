"""Engagements brought to the newest rules, after a release."""

from collections.abc import Sequence

from temporalio.client import Client

from client import engagements


async def refresh(client: Client, cdss: Sequence[str]) -> list[str]:
    """Those of which one is open, and begins a new run; it may be repeated."""
    return [cds for cds in cdss if await engagements.refresh(client, cds)]
