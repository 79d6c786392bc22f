"""Files <-> domain objects: schema, loader, checker, Markdown. Knows neither tables nor pages."""
