"""The national archive of municipalities (ANPR), read without Django."""

from __future__ import annotations
