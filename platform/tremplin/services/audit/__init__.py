"""The sealed audit trail: who did what to a child's data or to somebody's rights."""
