import { createServer } from "node:net";

export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  });
  for (const server of servers) server.close();
  return ports;
}

function listen(): Promise<ReturnType<typeof createServer>> {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof createServer>>();
  const server = createServer();
  server.listen(0, "127.0.0.1", () => resolve(server));
  return promise;
}
