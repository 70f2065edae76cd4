"""Certificates of attendance: who has a right to one, and what it says on paper and on pages."""
