"""Outside: what came in through the portal (meldingen van buiten).

The office's side: a focal officer opens a sealed report through the keeper, takes it in or sets it
aside, and writes back to whoever holds the receipt. Nothing here runs in the portal's process, and
nothing here can find a reporter.
"""
