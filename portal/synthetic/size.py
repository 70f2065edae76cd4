"""How much synthetic data there is."""

from __future__ import annotations

from dataclasses import dataclass

# Beyond it the made-up school codes run out of characters.
LARGEST_SCALE = 500


@dataclass(frozen=True)
class Size:
    """What one edition holds: by default the figures of STEMintheCity 2019.

    Half as many registrations again as participants. A scale of N is N editions of this size:
    one in ten, and at least one, is going on; the others lie one to nine years back, so that
    growing means history as it does in life. Of an edition that is going on, two events in three
    are still to come.
    """

    events: int = 150
    partners: int = 146
    schools: int = 100
    professionals: int = 300
    participants: int = 14_000

    @property
    def sites(self) -> int:
        """Every second partner has a site."""
        return self.partners // 2
