"""Care: what is arranged for a victim, shelter and safety (zorgtrajecten).

Trajectories, places to sleep, safety plans and the registration for CoMensha. It does not open or
close cases, never decides on residence, and scores nobody.
"""
