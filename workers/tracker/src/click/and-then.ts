/** Goes on at once with what is there, and later with what is not: what is warm is answered without waiting. */
export function andThen<T, R>(
  value: T | Promise<T>,
  go: (value: T) => R | Promise<R>,
): R | Promise<R> {
  return value instanceof Promise ? value.then(go) : go(value);
}
