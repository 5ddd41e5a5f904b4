import { createServer, type Server } from "node:http";

/** The advertiser's site, where a click ends up. */
export type Shop = {
  readonly origin: string;
  /** Paths with query that visitors arrived at. */
  readonly arrivals: readonly string[];
  readonly stop: () => Promise<void>;
};

export async function openShop(): Promise<Shop> {
  const arrivals: string[] = [];
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/landing") === true) arrivals.push(request.url);
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>Shop</title><h1>Welcome to the shop</h1>");
  });
  const port = await listen(server);
  const stop = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    server.close(() => resolve());
    server.closeAllConnections();
    return promise;
  };
  return { origin: `http://127.0.0.1:${port}`, arrivals, stop };
}

function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    resolve(typeof address === "object" && address !== null ? address.port : 0);
  });
  return promise;
}
