"""The proof in the sandbox: solutions pass, everything else fails where its author says it does."""
