"""Pages for paper: designed for A4 and a black-and-white printer."""
