import { createServer, type IncomingMessage } from "node:http";
import type { Reply, RunCommand } from "./resp.ts";

export type UpstashServer = {
  readonly url: string;
  readonly token: string;
  readonly close: () => void;
};

/**
 * Upstash's REST protocol on loopback before something that runs Redis commands: a command as JSON to `/`, as a path, or
 * many to `/pipeline`; bearer token; texts in base64 where the client asks for it.
 */
export async function serveUpstash(run: RunCommand, token = "test-token"): Promise<UpstashServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (request.headers.authorization !== `Bearer ${token}`) {
      answer(401, { error: "WRONGPASS invalid or missing auth token" });
      return;
    }
    readBody(request)
      .then((body) => execute(request.url ?? "/", body, run, isBase64(request)))
      .then(({ status, body }) => answer(status, body))
      .catch((error: unknown) => answer(400, { error: `ERR ${String(error)}` }));
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, token, close };
}

async function execute(path: string, body: string, run: RunCommand, asBase64: boolean) {
  // The tests' own clients send these.
  if (path === "/pipeline") {
    const commands = JSON.parse(body) as readonly (readonly unknown[])[];
    const replies = await Promise.all(commands.map((words) => run(words.map(String))));
    return { status: 200, body: replies.map((reply) => toResult(reply, asBase64)) };
  }
  const words =
    path === "/"
      ? (JSON.parse(body) as readonly unknown[]).map(String)
      : path.slice(1).split("/").map(decodeURIComponent);
  const result = toResult(await run(words), asBase64);
  return { status: "error" in result ? 400 : 200, body: result };
}

function toResult(reply: Reply, asBase64: boolean): { error: string } | { result: unknown } {
  if (typeof reply === "object" && reply !== null && "error" in reply)
    return { error: reply.error };
  return { result: asBase64 ? encode(reply) : reply };
}

/** As Upstash does it: every text but a bare OK. */
function encode(reply: Reply): unknown {
  if (Array.isArray(reply)) return reply.map(encode);
  return typeof reply === "string" && reply !== "OK"
    ? Buffer.from(reply).toString("base64")
    : reply;
}

function isBase64(request: IncomingMessage): boolean {
  return request.headers["upstash-encoding"] === "base64";
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
