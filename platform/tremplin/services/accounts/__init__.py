"""Accounts: passwords and other secrets, two-factor log-in, invitations, ended sessions, the erasure of a child."""
