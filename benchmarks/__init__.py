"""How good and how fast Sumber is, measured: quality against floors.toml, speed beside its peers."""
