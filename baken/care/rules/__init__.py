"""Calculations of care: days in, days out; no Django."""
