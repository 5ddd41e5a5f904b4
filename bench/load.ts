import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { percentile } from "./statistics.ts";
import { responseLength } from "./response-length.ts";

// A closed loop over kept-alive connections: each sends its next request when the answer has come. It runs as a
// process of its own, so that it can have a core of its own: node load.ts PORT REQUESTS_FILE CONNECTIONS SECONDS LEAST STATUS.
// It sends for that long, and until it has sent that many.
const [port, file, connections, seconds, least, status] = process.argv.slice(2);
// Written by measure.ts.
const requests = JSON.parse(readFileSync(file ?? "", "utf8")) as readonly string[];
const payloads = requests.map((request) => Buffer.from(request));
const durationMs = Number(seconds) * 1_000;
const latencies: number[] = [];
let next = Math.floor(Math.random() * payloads.length);
const startedMs = performance.now();

await Promise.all(Array.from({ length: Number(connections) }, runConnection));

const elapsedMs = performance.now() - startedMs;
const { user, system } = process.cpuUsage();
const sorted = Float64Array.from(latencies).toSorted();
const result = {
  requests: latencies.length,
  requestsPerSecond: (latencies.length / elapsedMs) * 1_000,
  p50Ms: percentile(sorted, 0.5),
  p99Ms: percentile(sorted, 0.99),
  /** Near 1, the generator and not the server set the pace. */
  generatorLoad: (user + system) / 1_000 / elapsedMs,
};
process.stdout.write(JSON.stringify(result));

function runConnection(): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = connect({ port: Number(port), host: "127.0.0.1", noDelay: true });
  let sentMs = 0;
  let pending: Buffer | null = null;
  let usualLength = 0;
  const send = () => {
    next = (next + 1) % payloads.length;
    sentMs = performance.now();
    socket.write(payloads[next] ?? "");
  };
  socket.once("connect", send);
  socket.once("error", reject);
  socket.on("data", (chunk: Buffer) => {
    // Answers hardly differ in length: the common case needs no parsing.
    if (pending !== null || chunk.length !== usualLength) {
      pending = pending === null ? chunk : Buffer.concat([pending, chunk]);
      const length = responseLength(pending, Number(status));
      if (length === null || pending.length < length) return;
      usualLength = length;
      pending = null;
    }
    const nowMs = performance.now();
    latencies.push(nowMs - sentMs);
    if (nowMs - startedMs < durationMs || latencies.length < Number(least)) send();
    else socket.end(resolve);
  });
  return promise;
}
