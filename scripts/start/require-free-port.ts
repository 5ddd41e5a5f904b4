import { createServer } from "node:net";

/** Throws one sentence when something listens on the port, over IPv4 or IPv6. */
export async function requireFreePort(port: number): Promise<void> {
  for (const host of ["127.0.0.1", "::1"]) {
    if (!(await isFree(port, host))) {
      throw new Error(`Port ${port} is in use; stop what uses it or choose another with PORT=…`);
    }
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const server = createServer();
  server.once("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE") resolve(false);
    else if (error.code === "EADDRNOTAVAIL" || error.code === "EAFNOSUPPORT") resolve(true);
    else reject(error);
  });
  server.listen(port, host, () => server.close(() => resolve(true)));
  return promise;
}
