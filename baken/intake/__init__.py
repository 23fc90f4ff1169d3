"""Intake: reports as they come in (meldingen).

A professional tells what was seen, reads a plain status and the feedback. Registering, weighing
and deciding are in `signals`; intake knows nothing of them.
"""
