/** Runs the work for 0 … count-1, so many at a time, and gives the results in order. */
export async function inParallel<T>(
  lanes: number,
  count: number,
  work: (index: number) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  const indexes = Array.from({ length: count }).keys();
  const lane = async () => {
    for (const index of indexes) results[index] = await work(index);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
