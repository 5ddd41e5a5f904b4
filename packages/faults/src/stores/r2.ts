import type { Line } from "./d1.ts";

type StoredObject = {
  readonly bytes: ArrayBuffer;
  readonly uploaded: Date;
  readonly customMetadata: Readonly<Record<string, string>>;
};

/** Objects by key. */
export type Objects = Map<string, StoredObject>;

type PutOptions = {
  readonly customMetadata?: Readonly<Record<string, string>>;
  readonly onlyIf?: { readonly etagDoesNotMatch?: string };
};

/** R2's interface to objects in memory, with what is used of it: every call goes over the line. */
export function r2Over(objects: Objects, line: Line, nowMs: () => number = Date.now): R2Bucket {
  const shown = (key: string) => {
    const stored = objects.get(key);
    if (stored === undefined) return null;
    const { uploaded, customMetadata, bytes } = stored;
    return { key, uploaded, customMetadata, size: bytes.byteLength };
  };
  const bucket = {
    async put(
      key: string,
      value: ArrayBuffer | string,
      { customMetadata = {}, onlyIf }: PutOptions = {},
    ) {
      const bytes = typeof value === "string" ? encoder.encode(value).slice().buffer : value;
      return line(() => {
        // The one condition that is made: nothing is there yet.
        if (onlyIf?.etagDoesNotMatch === "*" && objects.has(key)) return null;
        objects.set(key, { bytes, uploaded: new Date(nowMs()), customMetadata });
        return shown(key);
      });
    },
    head: (key: string) => line(() => shown(key)),
    get: (key: string) =>
      line(() => {
        const head = shown(key);
        if (head === null) return null;
        return Object.assign(new Response(objects.get(key)?.bytes), head);
      }),
    delete: (keys: string | readonly string[]) =>
      line(() => {
        for (const key of [keys].flat()) objects.delete(key);
      }),
    list: ({ prefix = "" }: { readonly prefix?: string } = {}) =>
      line(() => {
        const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
        return { objects: keys.map(shown), truncated: false };
      }),
  };
  return bucket as unknown as R2Bucket;
}

const encoder = new TextEncoder();
