import { createApp } from "../src/app.ts";
import type { Services } from "../src/services.ts";

const app = createApp();

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into answers of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
  readonly webSocket: WebSocket | null;
};

export type Client = {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, body?: unknown) => Promise<Answer>;
  readonly patch: (path: string, body: unknown) => Promise<Answer>;
  readonly put: (path: string, body: unknown) => Promise<Answer>;
  readonly remove: (path: string) => Promise<Answer>;
  /** Anything else: the headers given replace those that a browser of ours would send. */
  readonly send: (method: string, path: string, init?: RequestInit) => Promise<Answer>;
};

/** Requests as the dashboard sends them, with the cookie of one session. */
export function clientOf(services: Services, cookie?: string): Client {
  async function send(method: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (cookie !== undefined && !headers.has("cookie")) headers.set("cookie", cookie);
    const response = await app.request(
      `${services.appOrigin}${path}`,
      { ...init, method, headers },
      services,
    );
    const { status, headers: answered, webSocket } = response;
    const text = webSocket === null ? await response.text() : "";
    return { status, headers: answered, webSocket, body: readBody(text) };
  }
  const json = (body: unknown) => ({
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", origin: services.appOrigin },
  });
  return {
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, body === undefined ? {} : json(body)),
    patch: (path, body) => send("PATCH", path, json(body)),
    put: (path, body) => send("PUT", path, json(body)),
    remove: (path) => send("DELETE", path),
    send,
  };
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the text itself.
    return text;
  }
}
