import { createServer } from "node:http";
import { text } from "node:stream/consumers";

export type Received = {
  readonly method: string;
  /** Path and query as they came. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};

export type Receiver = {
  readonly origin: string;
  /** What has come under a path, whatever its query. */
  readonly received: (path: string) => readonly Received[];
  readonly stop: () => Promise<void>;
};

/** Somebody else's server on this machine: answers by path with each status in turn, and with the last one ever after. */
export async function openReceiver(
  answers: Readonly<Record<string, readonly number[]>>,
): Promise<Receiver> {
  const all: Received[] = [];
  const received = (path: string) => all.filter((one) => one.path.split("?")[0] === path);
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "" } = request;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    all.push({ method, path, headers, body: await text(request) });
    const name = path.split("?")[0] ?? "";
    const statuses = answers[name] ?? [404];
    const turn = Math.min(received(name).length, statuses.length) - 1;
    response.writeHead(statuses[turn] ?? 404).end("noted");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
