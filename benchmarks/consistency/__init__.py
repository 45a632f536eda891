"""Consistency and integrity: one planted defect at a time, and what was measured on real text."""
