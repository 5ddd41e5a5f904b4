/** Host, path and query of a request's URL, cut by hand: parsing it in full would cost as much as the click itself. */
export function cutRequest(url: string): {
  readonly host: string;
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
} {
  const hostStart = url.indexOf("//") + 2;
  const pathStart = url.indexOf("/", hostStart);
  const queryStart = url.indexOf("?", pathStart);
  return {
    host: url.slice(hostStart, pathStart),
    path: queryStart === -1 ? url.slice(pathStart) : url.slice(pathStart, queryStart),
    query: queryStart === -1 ? "" : url.slice(queryStart + 1),
  };
}
