"""Enforcement: barriers and the rules of municipalities (handhaving).

Which steps an offender takes and who can block each, and what every municipality of the region
arranged. Holds nothing about persons. Which legal instrument fits is said by `instruments`.
"""
