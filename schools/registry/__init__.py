"""The ministry's registry of schools, read without Django (docs/imports.md)."""

from __future__ import annotations
