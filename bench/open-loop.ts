import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { clickIdIn } from "./click-id-in.ts";
import { responseLength } from "./response-length.ts";

// So many requests a second whatever the answers do, as visitors come; each answer's click id is told with the time it
// was there: node open-loop.ts REQUESTS_FILE CONNECTIONS PORT SECONDS PER_SECOND.
const [file, connections, port, seconds, perSecond] = process.argv.slice(2);
// Written by measure.ts.
const requests = JSON.parse(readFileSync(file ?? "", "utf8")) as readonly string[];
const total = Number(seconds) * Number(perSecond);
const answered: (readonly [clickId: string, atMs: number])[] = [];
const finished = Promise.withResolvers<void>();
const idle: (() => void)[] = [];
let due = 0;
let sent = 0;

await Promise.all(Array.from({ length: Number(connections) }, openConnection));
const startedMs = performance.now();
const timer = setInterval(sendDue, 1);
await finished.promise;
clearInterval(timer);
const elapsedSeconds = (performance.now() - startedMs) / 1_000;
process.stdout.write(
  JSON.stringify({ answered, requestsPerSecond: answered.length / elapsedSeconds }),
  () => process.exit(0),
);

function sendDue(): void {
  due = Math.min(total, Math.floor(((performance.now() - startedMs) / 1_000) * Number(perSecond)));
  while (sent < due) {
    const send = idle.pop();
    if (send === undefined) return;
    sent += 1;
    send();
  }
}

function openConnection(): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = connect({ port: Number(port), host: "127.0.0.1", noDelay: true });
  let pending = Buffer.alloc(0);
  const send = () => void socket.write(requests[sent % requests.length] ?? "");
  socket.once("connect", () => {
    idle.push(send);
    resolve();
  });
  socket.once("error", reject);
  socket.on("data", (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    const length = responseLength(pending, 302);
    if (length === null || pending.length < length) return;
    answered.push([clickIdIn(pending.toString("latin1")), Date.now()]);
    pending = Buffer.alloc(0);
    idle.push(send);
    if (answered.length === total) finished.resolve();
  });
  return promise;
}
