"""The text that stands for facts: written once, hashed once, and then kept."""

from hashlib import sha256

from pydantic_core import to_json

from domain.values import Value

SHORT = 12  # digits of a hash by which people tell versions apart


def canonical(facts: Value) -> str:
    """The text that is hashed; whoever holds the hash holds it to be this."""
    return facts.model_dump_json()


def carried(text: str) -> int:
    """How many bytes it takes within an act, as JSON writes it there."""
    return len(to_json(text))


def hash_of(text: str) -> str:
    """The SHA-256 of a canonical text, as UTF-8."""
    return sha256(text.encode()).hexdigest()


def in_short(sha256: str) -> str:
    """'SHA-256 e3b0c44298fc...': by which people tell versions apart."""
    return f"SHA-256 {sha256[:SHORT]}..."
