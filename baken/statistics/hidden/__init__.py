"""The hidden number on screen: guided, judged, and only counts (verborgen aantal).

A table of counts comes in, a job estimates, and what remains is a verdict, a range and sentences to
say it with. The table itself is read by the job alone and wiped when the job is done: small cells
point at people. What it computes is `baken.statistics.mse`; here is who asks, and what is shown.
"""
