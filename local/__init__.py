"""Everything on one machine: the supervisor behind `make run`."""
