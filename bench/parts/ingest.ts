import type { PackedClickBatch } from "@cleverdrip/core";
import type { Gate, PartResult } from "../gate.ts";
import { ingestMessages } from "../ingest-traffic.ts";
import { postTo } from "../post-to.ts";
import { countRowsWritten, type RowsWritten } from "../rows-written.ts";
import { withChild } from "../serve-child.ts";
import type { Pin } from "../servers.ts";
import { median } from "../statistics.ts";
import { measureStored, type IngestServer, type StoredTurn } from "../stored-clicks.ts";

const WARM_UPS = 3;
const ROUNDS = 12;
/** Two full deliveries. */
const MESSAGES = 80;
const FEW = 10_000;
const MANY = 10_000_000;

/**
 * Clicks through queue, consumer, log, windows and EVENTS against a bulk insert of the rows that came of them; the rows that
 * D1 writes for a click; and what a click takes where ten million are stored against ten thousand.
 */
export async function benchIngest(pin: Pin): Promise<PartResult> {
  const rounds = await measureIngest(pin);
  const rows = await countRowsWritten();
  const turns = await measureStored(pin, FEW, MANY);
  return {
    report: [...describeIngest(rounds), ...rows.map(describeRows), describeStored(turns)],
    gates: [ratioGate(rounds), ...rows.flatMap(rowsGate), storedGate(turns)],
    details: { rounds, rows, turns },
  };
}

type Round = { readonly ingested: number; readonly inserted: number };

function measureIngest(pin: Pin): Promise<Round[]> {
  return withChild<IngestServer, Round[]>(pin, "ingest-server.ts", async (server) => {
    const rounds: Round[] = [];
    for (const messages of ingestMessages(server.workspaceId, MESSAGES)) {
      rounds.push(await takeTurns(server, messages));
      if (rounds.length === WARM_UPS + ROUNDS) break;
    }
    return rounds.slice(WARM_UPS);
  });
}

/** Both a second, the one right after the other. */
async function takeTurns({ origin }: IngestServer, messages: PackedClickBatch[]): Promise<Round> {
  const clicks = messages.reduce((sum, message) => sum + message.clicks.length, 0);
  await postTo(`${origin}/hand-over`, messages);
  const ingest = await postTo<{ ms: number }>(`${origin}/ingest`);
  const { rows } = await postTo<{ rows: number }>(`${origin}/take-rows`);
  if (rows !== clicks) throw new Error(`of ${clicks} clicks ${rows} have a row`);
  const insert = await postTo<{ ms: number }>(`${origin}/insert`);
  const aSecond = (ms: number) => (clicks / ms) * 1_000;
  return { ingested: aSecond(ingest.ms), inserted: aSecond(insert.ms) };
}

function describeIngest(rounds: readonly Round[]): string[] {
  const ingested = median(rounds.map((round) => round.ingested));
  const inserted = median(rounds.map((round) => round.inserted));
  return [
    `${ingested.toFixed(0)} clicks/s from the queue to the rollups; ${inserted.toFixed(0)} rows/s in bulk.`,
  ];
}

function ratioGate(rounds: readonly Round[]): Gate {
  const measured = median(rounds.map(({ ingested, inserted }) => ingested / inserted));
  return { name: "clicks/s ÷ rows/s in bulk", measured, limit: 0.25, bound: "at least" };
}

function describeRows({ name, rowsAClick }: RowsWritten): string {
  return `${rowsAClick.toFixed(2)} rows written a click: ${name}`;
}

function rowsGate({ name, rowsAClick, most }: RowsWritten): Gate[] {
  if (most === null) return [];
  const gate = { name: `rows written a click, ${name}`, measured: rowsAClick, limit: most };
  return [{ ...gate, bound: "at most" }];
}

function describeStored(turns: readonly StoredTurn[]): string {
  const [few, many] = (["fewMs", "manyMs"] as const).map((which) =>
    median(turns.map((turn) => turn[which])),
  );
  return `500 clicks take ${few} ms where ${FEW} are stored, ${many} ms where ${MANY} are.`;
}

function storedGate(turns: readonly StoredTurn[]): Gate {
  const measured = median(turns.map(({ fewMs, manyMs }) => manyMs / fewMs));
  const name = "a click's time with 10 million stored ÷ with 10,000";
  return { name, measured, limit: 1.2, bound: "at most" };
}
