"""The adults' forms: what may be typed, and the sentence beside a field that is not right yet."""
