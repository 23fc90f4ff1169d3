"""Linkage: may two mentions be of one person, number or address? (koppelen)

It proposes, with its reasons; a person decides. The modules here are a library without Django:

    known(mention)                      what was written, in one way of writing
    Scorer(model, population).weigh()   log-odds, with what speaks for and against
    entities(mentions, odds, judged)    clusters that keep what people judged
    resolve_file(path, out)             a whole file at once

Nationality, birth country and origin are no field, and no name is assigned to a language: every
rule for names runs on every name. A phone, plate, address or company connects people; on its own
it never makes them one. See docs/explanation/wat-is-een-voorstel.md.
"""
