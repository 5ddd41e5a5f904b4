import type { SnapshotStore } from "./snapshot-store.ts";

export type UpstashAccess = { readonly url: string; readonly token: string };

type Command = readonly [name: string, key: string, value?: string];

/** Of the whole command: it answers within milliseconds where it is near, and nothing here can wait longer. */
const TIMEOUT_MS = 2_000;

/**
 * Snapshots in Upstash Redis over its REST protocol: one command a request, without a client library. What is written
 * is read by the next command. Errors name the command and key, never the token.
 */
export function upstashStore({ url, token }: UpstashAccess): SnapshotStore {
  async function run(command: Command): Promise<string | null> {
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(command),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    // Upstash answers so, refusals as well; what is no JSON is not Upstash and throws.
    const answer = (await response.json()) as { readonly result?: unknown; error?: unknown };
    if (!response.ok || answer.result === undefined)
      throw new Error(`${response.status} ${String(answer.error ?? "without a result")}`);
    return answer.result === null ? null : String(answer.result);
  }

  // Without the cause: a runtime may quote the header that it refuses.
  const named = (command: Command) =>
    run(command).catch((error: unknown) => {
      const text = String(error).replaceAll(token, "***");
      return Promise.reject(new Error(`Upstash ${command[0]} ${command[1]}: ${text}`));
    });

  return {
    get: (key) => named(["GET", key]),
    put: async (key, value) => {
      await named(["SET", key, value]);
    },
    remove: async (key) => {
      await named(["DEL", key]);
    },
  };
}
