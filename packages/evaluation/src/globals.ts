import { createHmac } from "node:crypto";
import { virtualiseGlobals } from "@cleverdrip/faults/src/stage/globals.ts";
import { createRandom, integer } from "@cleverdrip/simulator";

/** What the product logged as an error, by event. */
export type LoggedErrors = ReadonlyMap<string, { readonly count: number; readonly first: string }>;

/** What a report is refused with that is to take the way through the queue: no error of the product's. */
export const OUT_OF_REACH = "the ledger is out of reach";
/** Housekeeping deletes no click that the log does not have, and here it keeps none. */
const NOT_IN_LOG = "no segment of the log that can be relied on";

/**
 * Gives this thread virtual time, and randomness and keyed hashes that are the same in every run and done at once: a file gives
 * the same verdicts to the byte. What the product logs as an error is kept; its other logs are left out.
 */
export function takeOverGlobals(): LoggedErrors {
  virtualiseGlobals();
  const random = createRandom("evaluation");
  const { subtle } = crypto;
  const stands = (of: object, name: string, value: unknown) =>
    Object.defineProperty(of, name, { value, configurable: true });
  stands(crypto, "getRandomValues", (array: Uint8Array | Uint32Array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = integer(random, 0, 255);
    return array;
  });
  let calls = 0;
  stands(crypto, "randomUUID", () => {
    calls += 1;
    return `00000000-0000-4000-8000-${calls.toString(16).padStart(12, "0")}`;
  });
  stands(Math, "random", random.next);
  // Of keys, the product's click path imports those of HMAC alone.
  stands(subtle, "importKey", async (_format: string, key: Uint8Array) => key);
  stands(subtle, "sign", async (_algorithm: string, key: Uint8Array, data: Uint8Array) => {
    const mac = createHmac("sha256", key).update(data).digest();
    return Uint8Array.from(mac).buffer;
  });
  return keepErrors();
}

function keepErrors(): LoggedErrors {
  const errors = new Map<string, { count: number; first: string }>();
  console.error = (said: unknown) => {
    const text = typeof said === "string" ? said : JSON.stringify(said);
    if (text.includes(OUT_OF_REACH) || text.includes(NOT_IN_LOG)) return;
    const event = /"event":"([^"]+)"/.exec(text)?.[1] ?? text.slice(0, 80);
    const known = errors.get(event);
    if (known === undefined) errors.set(event, { count: 1, first: text.slice(0, 500) });
    else known.count += 1;
  };
  return errors;
}
