/** Requests to the site, as the same browser session, with its CSRF token. */

export type Answer<T> =
  | { kind: "ok"; status: number; body: T }
  | { kind: "expired" }
  | { kind: "refused"; message: string }
  | { kind: "unreachable" };

const token = (): string => document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";

/** Send `body` as JSON; every way it can end is a value. `keepalive` lets it outlive the page. */
export async function send<T>(method: string, url: string, body?: unknown, keepalive = false): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      keepalive,
      credentials: "same-origin",
      headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return { kind: "unreachable" };
  }
  if (response.status === 401) return { kind: "expired" };
  if (response.status >= 500) return { kind: "unreachable" };
  const data: unknown = await response.json().catch(() => ({}));
  if (response.ok) return { kind: "ok", status: response.status, body: data as T };
  return { kind: "refused", message: (data as { message?: string }).message ?? "" };
}
