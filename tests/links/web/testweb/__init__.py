"""A web of loopback addresses that misbehaves as declared in `cases/`. To be used from outside: `start.start_web`."""
