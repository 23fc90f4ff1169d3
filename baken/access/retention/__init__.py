"""Retention: what may go, who decided so, and the certificate that remains (bewaartermijnen).

Proposes, counts and destroys as the owner of the tables, by the dated periods in
`knowledge/retention`; people decide, on the pages of `governance`. Never destroys what two people
did not agree on, and never makes a period longer by itself (decision 0017).
"""
