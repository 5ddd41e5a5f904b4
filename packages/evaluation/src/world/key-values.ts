/** KV's interface to a map: what is written is read at once. */
export function keyValues(): KVNamespace {
  const values = new Map<string, string>();
  const namespace = {
    get: async (key: string) => values.get(key) ?? null,
    put: async (key: string, value: string) => void values.set(key, value),
    delete: async (key: string) => void values.delete(key),
  };
  // What of KV the product uses.
  return namespace as unknown as KVNamespace;
}
