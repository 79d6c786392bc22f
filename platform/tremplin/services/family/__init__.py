"""What families see and take home: consent, progress, shown works, certificates, the box with a child's data."""
