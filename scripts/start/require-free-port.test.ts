import { createServer, type Server } from "node:net";
import { expect, test } from "vitest";
import { requireFreePort } from "./require-free-port.ts";

function listen(): Promise<Server> {
  const { promise, resolve } = Promise.withResolvers<Server>();
  const server = createServer();
  server.listen(0, "127.0.0.1", () => resolve(server));
  return promise;
}

test("a port in use gets one sentence that names it and the way out", async () => {
  const server = await listen();
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(requireFreePort(port)).rejects.toThrow(`Port ${port} is in use`);
  await new Promise((done) => server.close(done));
  await expect(requireFreePort(port)).resolves.toBeUndefined();
});
