/** Fill a text of Python's `%(name)s` kind; a name that is not known becomes an ellipsis. */
export function fill(text: string, names: Record<string, string>): string {
  return text.replace(/%\((\w+)\)s|%%/g, (found, name: string | undefined) =>
    name === undefined ? found.slice(1) : (names[name] ?? "…"),
  );
}
