"""The audit trail: who did what to a child's data or to somebody's rights, sealed so that a change afterwards shows."""
