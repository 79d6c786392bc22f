"""Work of the installation itself or its operator: housekeeping, backups, the machine's clock."""
