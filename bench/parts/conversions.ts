import type { ConversionRow, Page } from "@cleverdrip/contract";
import { send } from "../../scripts/api/session.ts";
import { type Facts, withFacts } from "../facts-process.ts";
import type { Gate, PartResult } from "../gate.ts";
import { measure, type Measurement } from "../measure.ts";
import { type Contender, describeRounds, measureInTurn } from "../rounds.ts";
import type { Pin } from "../servers.ts";
import { medianRatio } from "../statistics.ts";

const ROUNDS = 12;
/** One report after the other, a few at once, and as many as the other parts have. */
const CONNECTIONS = [1, 8, 32] as const;
/** The promise is for the load of the other parts; with fewer, who shares a call with whom is chance, and is only told. */
const PROMISED = 32;
const EXPLAINED = 200;
const EXPLAIN_SECONDS = 15;

/** New results through the consumer against a single-row insert over the same call, and how long an explanation takes. */
export function benchConversions(pin: Pin): Promise<PartResult> {
  return withFacts(pin, async (facts) => {
    const reported = await measureInTurn(pin, contenders(facts), ROUNDS);
    const explained = await explain(pin, facts);
    const { p50Ms, p99Ms } = explained;
    return {
      report: [
        ...describeRounds(reported, "Connections as named"),
        ...CONNECTIONS.map((n) => `reports ÷ inserts, ${n}: ${ratioAt(n, reported).toFixed(2)}`),
        `An explanation takes p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms, one at a time.`,
      ],
      gates: [ratioGate(reported), explainGate(p99Ms)],
      details: { ...Object.fromEntries(reported), explained },
    };
  });
}

function ratioGate(measured: ReadonlyMap<string, readonly Measurement[]>): Gate {
  const name = `reports/s ÷ single-row D1 inserts/s, ${PROMISED} connections`;
  return { name, measured: ratioAt(PROMISED, measured), limit: 0.25, bound: "at least" };
}

function explainGate(p99Ms: number): Gate {
  const name = "explanation of a conversion through the api, p99";
  return { name, measured: p99Ms, limit: 50, bound: "at most", unit: "ms" };
}

function contenders({ reports }: Facts): readonly Contender[] {
  const contender = (name: string, path: string, connections: number): Contender => ({
    name: `${name}, ${connections}`,
    server: reports,
    requests: [requestText(path)],
    connections,
    status: 200,
  });
  return [
    ...CONNECTIONS.flatMap((connections) => [
      contender("insert", "/bare", connections),
      contender("report", "/report/plain", connections),
    ]),
    contender("report under a cap", "/report/capped", PROMISED),
  ];
}

function ratioAt(connections: number, measured: ReadonlyMap<string, readonly Measurement[]>) {
  const rounds = (name: string) => measured.get(`${name}, ${connections}`) ?? [];
  return medianRatio(rounds("report"), rounds("insert"), "requestsPerSecond");
}

/** Of the latest conversions, one after the other. */
async function explain(pin: Pin, { api, cookie }: Facts): Promise<Measurement> {
  const path = `http://127.0.0.1:${api.port}/v1/conversions?limit=${EXPLAINED}`;
  // The contract types what our own API answers.
  const { data } = (await (await send(path, { cookie })).json()) as Page<ConversionRow>;
  const requests = data.map(({ id }) => requestText(`/v1/conversions/${id}/explain`, cookie));
  const load = { requests, connections: 1, status: 200 };
  await measure(pin(1), api, { ...load, seconds: 2 });
  return measure(pin(1), api, { ...load, seconds: EXPLAIN_SECONDS });
}

function requestText(path: string, cookie = ""): string {
  return [`GET ${path} HTTP/1.1`, "host: localhost", `cookie: ${cookie}`, "", ""].join("\r\n");
}
