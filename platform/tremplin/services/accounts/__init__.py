"""Accounts: secrets, two-factor log-in, invitations, ended sessions and the erasure of a child."""
