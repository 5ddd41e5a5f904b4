/** A bucket for the log that takes everything and keeps nothing: an evaluation reads its facts where they are stored. */
export function forgetfulBucket(): R2Bucket {
  const bucket = {
    put: async (key: string) => ({ key }),
    head: async () => null,
    get: async () => null,
    delete: async () => undefined,
    list: async () => ({ objects: [], truncated: false }),
  };
  // What of R2 the product uses.
  return bucket as unknown as R2Bucket;
}
