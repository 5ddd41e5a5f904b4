/** `://`, also where it came encoded. */
const ADDRESS = /(?::|%3a)(?:\/|%2f){2}/i;

/**
 * Every `?` after the first that begins parameters becomes `&`, so that none is lost in another's value. One inside a
 * value that is an address itself (`?to=https://b.example/?x=1`) stays where `keepsAddresses`: it is the address's own.
 */
export function healQuery(url: string, keepsAddresses: boolean): string {
  const first = url.indexOf("?");
  if (first === -1 || !url.includes("?", first + 1)) return url;
  const hash = url.indexOf("#");
  const end = hash === -1 ? url.length : hash;
  if (end < first) return url;
  const [head = "", ...parts] = url.slice(first + 1, end).split("?");
  let query = head;
  for (const part of parts) {
    const isParameter = /^[^&=]+=/.test(part);
    const isOwn =
      isParameter && keepsAddresses && ADDRESS.test(query.slice(query.lastIndexOf("&") + 1));
    query += (isParameter && !isOwn ? "&" : "?") + part;
  }
  return url.slice(0, first + 1) + query + url.slice(end);
}
