"""What one page needs, gathered by a service and shown by a presenter: frozen data, no database."""
