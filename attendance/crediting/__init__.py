"""From rows to the pure package ``hours`` and back: whose hours count for what, and why not.

An activity is a session: a course is the ten dates of one. Reading one pupil, one class or all of
a school costs the same number of queries.
"""

from __future__ import annotations

from attendance.crediting.reading import Credited, credited_classes, credited_people

__all__ = ["Credited", "credited_classes", "credited_people"]
