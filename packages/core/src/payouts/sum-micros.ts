/** Beyond 9,007,199,254 units a double would drop micros unseen, so such a sum is refused with a RangeError. */
export function sumMicros(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    if (!Number.isSafeInteger(sum)) throw new RangeError("sum exceeds what an amount can hold");
  }
  return sum;
}
