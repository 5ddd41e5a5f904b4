/** A signed-in caller of the public API. */
export type ApiSession = {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
  readonly patch: <T>(path: string, body: unknown) => Promise<T>;
  /** Every item of a paged list. */
  readonly list: <T>(path: string) => Promise<readonly T[]>;
};

export type Credentials = { readonly email: string; readonly password: string };

/** Signs in with e-mail and password. Throws with the server's own words when refused. */
export async function signIn(origin: string, credentials: Credentials): Promise<ApiSession> {
  const response = await send(`${origin}/v1/auth/sign-in/email`, {}, credentials);
  return sessionWith(origin, cookieOf(response));
}

/** A session from the cookie that a response set. */
export function sessionWith(origin: string, cookie: string): ApiSession {
  const headers = { cookie };
  const get = async <T>(path: string) => read<T>(await send(`${origin}${path}`, headers));
  return {
    get,
    post: async <T>(path: string, body: unknown) =>
      read<T>(await send(`${origin}${path}`, headers, body)),
    patch: async <T>(path: string, body: unknown) =>
      read<T>(await send(`${origin}${path}`, headers, body, "PATCH")),
    list: async <T>(path: string) => {
      const items: T[] = [];
      for (let cursor: string | null = ""; cursor !== null;) {
        const from: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
        const separator = path.includes("?") ? "&" : "?";
        const page: Page<T> = await get(`${path}${separator}limit=200${from}`);
        items.push(...page.data);
        cursor = page.nextCursor;
      }
      return items;
    },
  };
}

type Page<T> = { readonly data: readonly T[]; readonly nextCursor: string | null };

/** GET without a body, POST with one unless another method is given. Anything but 2xx throws with the answer's text. */
export async function send(
  url: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
  method = body === undefined ? "GET" : "POST",
): Promise<Response> {
  const request =
    body === undefined
      ? { method, headers }
      : {
          method,
          headers: { ...headers, "content-type": "application/json" },
          body: JSON.stringify(body),
        };
  const response = await fetch(url, request);
  if (response.ok) return response;
  throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`);
}

/** The cookies a response sets, as a Cookie header. */
export function cookieOf(response: Response): string {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  if (cookies.length === 0) throw new Error(`${response.url} set no session cookie`);
  return cookies.join("; ");
}

async function read<T>(response: Response): Promise<T> {
  // The contract types what our own API answers; the API's tests hold it to that.
  return (await response.json()) as T;
}
