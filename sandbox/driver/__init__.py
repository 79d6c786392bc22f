"""The part of the sandbox that runs inside the container. Standard library only; the protocol is in PROTOCOL.md.

Everything in here is the learner's to break: it only observes, and the host judges what it reports.
"""
