"""A roadmap that is worked out as others see it, with what is said of it in words."""

from typing import Self

from domain.actions.planned import address, label
from domain.roadmaps.roadmap import (
    Anchor,
    RoadmapAction,
    RoadmapProposal,
    Signature,
    SigningParty,
    unsigned,
)
from domain.values import Sparse


class PlannedTexts(Sparse):
    """What is said of an action in words; the record alone keeps it.

    An entry says what it speaks of; what it leaves out is as before. `past` is why it
    was planned for a day that was past, `reason` why its priority is what it is;
    `standards` are parts of other plans that it serves as well.
    """

    text: str | None = None
    past: str | None = None
    reason: str | None = None
    standards: tuple[str, ...] | None = None

    def after(self, former: Self | None) -> Self:
        """All that is said of it now, given what was said before."""
        said = {each: getattr(self, each) for each in type(self).model_fields}
        known = {name: text for name, text in said.items() if text is not None}
        return (former or type(self)()).but(**known)


class PlannedStanding(RoadmapAction):
    """An action by its number; one that was dropped is `gone`.

    `texts` are there where its last change said any, else the record keeps what it has.
    """

    number: int
    gone: bool = False
    texts: PlannedTexts | None = None

    @property
    def id(self) -> str:
        return label(self.number)

    @property
    def key(self) -> str:
        """Its address within the review."""
        return address(self.number)


class AnchorStanding(Anchor):
    """An anchor by its key; one that was taken away is `gone`."""

    key: str
    gone: bool = False


class SignatureStanding(Signature):
    """Who signed, and for which party."""

    party: SigningParty


class RoadmapStanding(Sparse):
    """A roadmap that is worked out, or what of it changed.

    `proposal` is there while it is before those who sign it.
    """

    actions: tuple[PlannedStanding, ...] = ()
    anchors: tuple[AnchorStanding, ...] = ()
    signatures: tuple[SignatureStanding, ...] = ()
    proposal: RoadmapProposal | None = None
    proposals: int = 0
    changed: int = 0

    @property
    def by_number(self) -> dict[int, PlannedStanding]:
        return {each.number: each for each in self.actions}

    @property
    def by_anchor(self) -> dict[str, AnchorStanding]:
        return {each.key: each for each in self.anchors}

    @property
    def unsigned(self) -> list[SigningParty]:
        return unsigned([each.party for each in self.signatures])

    @property
    def is_signed(self) -> bool:
        return self.proposal is not None and not self.unsigned

    def narrowed(self, room: str, name: str) -> Self:
        """With nothing but the one part that is meant."""
        said = (room, name)
        return self.but(
            actions=tuple(e for e in self.actions if ("action", e.id) == said),
            anchors=tuple(e for e in self.anchors if ("anchor", e.key) == said),
        )

    def with_words(self, recorded: "RoadmapStanding") -> Self:
        """As it stands, with what the record, perhaps behind, has of it in words."""
        texts = {each.number: each.texts for each in recorded.actions}
        actions = (e.but(texts=texts.get(e.number)) for e in self.actions)
        return self.but(actions=(*actions,))
