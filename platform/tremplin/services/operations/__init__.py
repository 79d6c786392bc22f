"""What the installation does by itself or for its operator: housekeeping, backups, the machine's clock."""
