/** How many at the beginning of a row hold it: those that do come before all that do not. */
export function countWhile<T>(row: ArrayLike<T>, holds: (one: T) => boolean): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = row[middle];
    if (one !== undefined && holds(one)) low = middle + 1;
    else high = middle;
  }
  return low;
}
