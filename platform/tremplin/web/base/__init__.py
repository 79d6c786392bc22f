"""What every page stands on: languages, headers, built files, markup, addresses. Knows nobody who visits."""
