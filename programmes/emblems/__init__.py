"""Funders' emblems that ship with the portal, and how each was drawn."""

from __future__ import annotations
