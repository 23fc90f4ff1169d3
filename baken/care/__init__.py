"""Care (zorgtrajecten): what is arranged for a victim, shelter and safety.

Dutch: zorgtraject, opvang, veiligheidsplan.
Does not: open or close cases (cases), decide on residence, or score anybody.
"""
