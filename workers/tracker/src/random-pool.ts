const POOL_WORDS = 2_048;

/** Random 32-bit numbers out of a pool: one call into the runtime serves some two hundred clicks. */
export function createRandomPool(): () => number {
  const pool = new Uint32Array(POOL_WORDS);
  let used = POOL_WORDS;
  return () => {
    if (used === POOL_WORDS) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    const word = pool[used] ?? 0;
    used += 1;
    return word;
  };
}
