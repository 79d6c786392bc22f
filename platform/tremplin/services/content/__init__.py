"""The site's exercises and curricula: loaded, drafted, proved, published, exchanged, read aloud."""
