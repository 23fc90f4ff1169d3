-- Failed attempts name nobody: keyed hashes and a count. The office counts before anybody is known.
grant select, insert, update, delete on accounts_attempt to baken_office;
