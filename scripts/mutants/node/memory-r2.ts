type Stored = {
  readonly bytes: ArrayBuffer;
  readonly uploaded: Date;
  readonly customMetadata: Readonly<Record<string, string>>;
};

type PutOptions = {
  readonly customMetadata?: Readonly<Record<string, string>>;
  readonly onlyIf?: { readonly etagDoesNotMatch?: string };
};

/** A bucket in memory, with what is used of one. */
export function memoryR2() {
  const objects = new Map<string, Stored>();
  const shown = (key: string) => {
    const stored = objects.get(key);
    if (stored === undefined) return null;
    const { uploaded, customMetadata, bytes } = stored;
    return { key, uploaded, customMetadata, size: bytes.byteLength };
  };
  return {
    async put(
      key: string,
      value: ArrayBuffer | string,
      { customMetadata = {}, onlyIf }: PutOptions = {},
    ) {
      // The one condition that is made: nothing is there yet.
      if (onlyIf?.etagDoesNotMatch === "*" && objects.has(key)) return null;
      const bytes = await new Response(value).arrayBuffer();
      objects.set(key, { bytes, uploaded: new Date(), customMetadata });
      return shown(key);
    },
    head: async (key: string) => shown(key),
    async get(key: string) {
      const head = shown(key);
      if (head === null) return null;
      const answer = new Response(objects.get(key)?.bytes);
      return Object.assign(answer, head);
    },
    delete: async (key: string) => void objects.delete(key),
    async list({ prefix = "" }: { readonly prefix?: string } = {}) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).toSorted();
      return { objects: keys.map(shown), truncated: false };
    },
  };
}
