"""What this process runs on: settings, log, HTTP server, threads that grade and keep house."""
