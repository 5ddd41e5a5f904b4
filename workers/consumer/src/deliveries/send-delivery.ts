import { outcomeOfAnswer, type AttemptOutcome, type ParsedAddress } from "@cleverdrip/core";
import { buildRequest } from "./build-request.ts";
import type { LoadedDelivery, SendPorts } from "./delivery-ports.ts";
import { readExcerpt } from "./read-answer.ts";
import { isLoopback, readEndpoint } from "./read-endpoint.ts";
import { isPublicAddress } from "./resolve-host.ts";

export type AttemptReport = {
  readonly outcome: AttemptOutcome;
  readonly status: number | null;
  /** See `AttemptRecord`. */
  readonly ownerExcerpt: string;
  readonly startedAtMs: number;
  readonly durationMs: number;
};

type Answer = Pick<AttemptReport, "outcome" | "status" | "ownerExcerpt">;

/** Name look-up, sending and reading the answer together. */
const TIMEOUT_MS = 15_000;

/** One attempt, also of the test button: judged, sent at most once, and never thrown over. Stores nothing. */
export async function sendDelivery(
  loaded: LoadedDelivery,
  ports: SendPorts,
): Promise<AttemptReport> {
  const startedAtMs = ports.nowMs();
  const answer = await attempt(loaded, ports, startedAtMs);
  return { ...answer, startedAtMs, durationMs: ports.nowMs() - startedAtMs };
}

async function attempt(loaded: LoadedDelivery, ports: SendPorts, nowMs: number): Promise<Answer> {
  const { delivery, endpoint, ownHosts } = loaded;
  const { request } = delivery;
  const text = request.method === "GET" ? request.url : endpoint.url;
  const { allowLoopback } = ports;
  const read = readEndpoint(text, { allowHttp: endpoint.allowHttp, ownHosts, allowLoopback });
  if (read.kind === "refused") return silent(read);
  const { href } = read.address;
  const signal = ports.timeout(TIMEOUT_MS);
  const init = { ...buildRequest(delivery, endpoint, nowMs), signal };
  try {
    if (!(await leadsOutside(read.address, signal, ports)))
      return unreachable("The host name has no public address; nothing was sent.");
    const response = await ports.fetch(href, init);
    const { status } = response;
    const outcome = outcomeOfAnswer(status, response.headers.get("retry-after"), ports.nowMs());
    return { outcome, status, ownerExcerpt: await readExcerpt(response) };
  } catch (error) {
    if (signal.aborted) return silent({ kind: "timeout" });
    // The text may name what the host name leads to: for the log, not for the owner.
    console.log({ event: "deliveries.unreachable", id: delivery.id, error: String(error) });
    return unreachable("The endpoint could not be reached, or closed the connection unanswered.");
  }
}

/** Every address must be public: which of them a connection takes is not ours to say. */
async function leadsOutside(
  address: ParsedAddress,
  signal: AbortSignal,
  { resolve, allowLoopback }: SendPorts,
): Promise<boolean> {
  if (resolve === null || (allowLoopback && isLoopback(address))) return true;
  const addresses = await resolve(address.hostname, signal);
  return addresses.length > 0 && addresses.every(isPublicAddress);
}

function unreachable(reason: string): Answer {
  return silent({ kind: "unreachable", reason });
}

function silent(outcome: AttemptOutcome): Answer {
  return { outcome, status: null, ownerExcerpt: "" };
}
