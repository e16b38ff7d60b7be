"""How somebody looks at the page: size of type, elder edition, at a station's screen."""

from __future__ import annotations

from dataclasses import dataclass

_SIZES = {"": 17, "0": 17, "20": 20, "1": 24, "30": 30}  # code in addresses and forms → pixels
_ELDER = 24  # pixels


@dataclass(frozen=True, slots=True)
class Viewer:
    """The edition that was asked for, and whether the screen is a shared one."""

    code: str = "0"
    kiosk: bool = False

    @classmethod
    def of(cls, *, elder: str, kiosk: str) -> Viewer:
        """Return the viewer that an address or a form names; unknown codes are the standard."""
        return cls(elder if elder in _SIZES else "0", kiosk == "1")

    @property
    def size(self) -> int:
        """Return the size of type in pixels."""
        return _SIZES[self.code]

    @property
    def elder(self) -> bool:
        """Return whether this is the elder edition."""
        return self.size >= _ELDER

    @property
    def query(self) -> str:
        """Return what links carry along, such as elder=1&kiosk=1."""
        parts = [f"elder={self.code}"] if self.size != _SIZES["0"] else []
        return "&".join([*parts, *(["kiosk=1"] if self.kiosk else [])])
