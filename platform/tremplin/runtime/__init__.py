"""What this process runs on: its settings, its log, its HTTP server, the threads that grade and keep house."""
