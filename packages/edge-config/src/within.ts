/** Rejects when the work takes longer; the work itself goes on. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  const end = () => clearTimeout(timer);
  work.then(resolve, reject).then(end, end);
  return promise;
}
