/** Requests to the site, as the same browser session, with its CSRF token. */

export type Answer<T> =
  | { kind: "ok"; status: number; body: T }
  | { kind: "expired" }
  | { kind: "refused"; message: string }
  | { kind: "unreachable" };

const tokenOf = (page: Document) => page.querySelector<HTMLMetaElement>('meta[name="csrf-token"]');
const learnerOf = (page: Document) => page.querySelector<HTMLElement>("[data-learner]")?.dataset["learner"];

/** Send `body` as JSON; every way it can end is a value. `keepalive` lets it outlive the page. */
export async function send<T>(method: string, url: string, body?: unknown, keepalive = false): Promise<Answer<T>> {
  const answer = await request<T>(method, url, body, keepalive);
  if (answer.kind !== "expired" || keepalive || !(await renewed())) return answer;
  return request<T>(method, url, body, keepalive);
}

/** Whether the same child is logged in again, in another tab: this page then takes the new session's token. */
async function renewed(): Promise<boolean> {
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [mine, fresh] = [tokenOf(document), tokenOf(page)];
  if (!mine || !fresh || learnerOf(page) === undefined || learnerOf(page) !== learnerOf(document)) return false;
  mine.content = fresh.content;
  return true;
}

async function request<T>(method: string, url: string, body: unknown, keepalive: boolean): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      keepalive,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/json",
        "X-CSRFToken": tokenOf(document)?.content ?? "",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return { kind: "unreachable" };
  }
  if (response.status === 401) return { kind: "expired" };
  if (response.status >= 500) return { kind: "unreachable" };
  const data: unknown = await response.json().catch(() => null);
  if (!response.ok) return { kind: "refused", message: (data as { message?: string } | null)?.message ?? "" };
  // A network that wants to be greeted first answers in the site's place, with a page: nothing has arrived there.
  if (data === null) return { kind: "unreachable" };
  return { kind: "ok", status: response.status, body: data as T };
}
