"""A last day as a calendar file (RFC 5545) with reminders before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

_WIDEST = 73  # bytes of a line before it is folded
_REMINDERS = ("-P6DT15H", "-P2DT15H", "-PT15H", "PT9H")  # nine o'clock, 7, 3, 1 and 0 days before


def calendar_file(
    *, rule: str, name: str, day: date, basis: str, notice: str, stamp: datetime
) -> str:
    """Return the file for one last day; `stamp` is when it was made."""
    summary = f"最后一天：{name}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//xicheng-legal-guide//ZH",
        "BEGIN:VEVENT",
        f"UID:{rule}-{day.isoformat()}@xicheng-legal-guide",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(f'依据：{basis}。{notice}')}",
        "TRANSP:TRANSPARENT",
        *(line for reminder in _REMINDERS for line in _alarm(reminder, summary)),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(part + "\r\n" for line in lines for part in _folded(line))


def _alarm(trigger: str, summary: str) -> Iterator[str]:
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{trigger}")
    yield f"DESCRIPTION:{_escaped(summary)}"
    yield "END:VALARM"


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    part, size = "", 0
    for character in line:
        size += len(character.encode())
        if size > _WIDEST:
            yield part
            part, size = " ", 1 + len(character.encode())
        part += character
    yield part
