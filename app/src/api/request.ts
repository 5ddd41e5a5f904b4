import { ApiError } from "./api-error.ts";
import { noAnswer, problemOf } from "./problem-of.ts";

type QueryValue = string | number | undefined;

type RequestOptions = {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/** Asks the api of this origin. Throws ApiError for every answer that is not a success, and for none at all. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  if (!response.ok) throw new ApiError(await problemOf(response));
  const text = await response.text();
  // The wire: the contract's types describe what the api answers; an empty body is only read as void.
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = "GET", query = {}, body, signal } = options;
  try {
    return await fetch(`${path}${queryText(query)}`, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ApiError(noAnswer());
  }
}

/** Values that are not given, or empty, are left out: an empty filter is no filter. */
export function queryText(query: Readonly<Record<string, QueryValue>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}
