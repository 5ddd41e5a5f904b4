import { createServer } from "node:http";

export type Sites = {
  /** Every host under it is another site, or a subdomain of one: address("www.shop", "/landing"). */
  readonly address: (host: string, path: string) => string;
  /** Puts a page on every site. */
  readonly addPage: (path: string, html: string, headers?: Record<string, string>) => void;
  readonly stop: () => Promise<void>;
};

/** Other people's sites on this machine: browsers find *.localhost on loopback. */
export async function openSites(): Promise<Sites> {
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? "").replace(/\?.*/, ""));
    const html = { "content-type": "text/html; charset=utf-8" };
    response.writeHead(page ? 200 : 404, { ...html, ...page?.headers });
    response.end(page && `<!doctype html>${page.html}`);
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const bound = server.address();
  const port = typeof bound === "object" ? bound?.port : 0;
  return {
    address: (host, path) => `http://${host}.localhost:${port}${path}`,
    addPage: (path, html, headers = {}) => void pages.set(path, { html, headers }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
