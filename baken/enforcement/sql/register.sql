-- The register of addresses is public and about nobody: the office looks in it, the owner fills it.
grant select on enforcement_bagaddress to baken_office;
