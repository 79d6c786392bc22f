"""What families see and take home: progress, shown works, certificates, a child's box; consent."""
