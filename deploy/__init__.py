"""Several workers behind nginx: trackers in Postgres, locks in Redis, restarts one by one (docs/deployment.md)."""
