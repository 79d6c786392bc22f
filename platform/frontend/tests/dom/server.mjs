// The site as a page meets it: every request is written down, and answered as the test has said.

export class Server {
  /** What was asked for, oldest first. */
  requests = [];
  #answers = new Map();

  /** The site's `fetch`, for a window. */
  fetch = async (address, options = {}) => {
    const method = options.method ?? "GET";
    const url = String(address);
    const body = typeof options.body === "string" ? JSON.parse(options.body) : options.body;
    const request = {
      method,
      url,
      body,
      headers: options.headers ?? {},
      keepalive: options.keepalive ?? false,
      options,
    };
    this.requests.push(request);
    const answers = this.#answers.get(`${method} ${url}`);
    if (!answers) throw new TypeError(`nobody answers ${method} ${url}`);
    // The last answer stands for all that follow.
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer(request);
  };

  /** Answer requests such as `"PUT /draft"` with these, one after the other. */
  on(what, ...answers) {
    this.#answers.set(what, answers);
    return this;
  }

  /** The requests of one kind, such as `"PUT /draft"`. */
  asked(what) {
    return this.requests.filter(({ method, url }) => `${method} ${url}` === what);
  }
}

/** An answer of the site. */
export const json =
  (body, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

/** A page: of the site, or of a café's network that wants to be greeted first. */
export const page =
  (html, status = 200) =>
  () =>
    new Response(html, { status, headers: { "Content-Type": "text/html" } });

/** No network, or no house. */
export const away = () => {
  throw new TypeError("Failed to fetch");
};

/** The session is over. */
export const loggedOut = json({ message: "log in" }, 401);

/** An answer on its way, until the test lets it arrive. */
export function slow() {
  let arrive;
  const arrived = new Promise((resolve) => {
    arrive = resolve;
  });
  return Object.assign(() => arrived, { arrive: (answer) => arrive(answer()) });
}
