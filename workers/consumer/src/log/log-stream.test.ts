import { createTestWorkspace, testBatch, testBatchOf, testClick } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { countRows } from "../../test-support/dead-letters.ts";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { replayClicks } from "../replay/replay-clicks.ts";
import { checkHour } from "../verify/check-hour.ts";
import type { LogStream, StreamRecord } from "./log-stream.ts";
import { listFolder } from "./read-log.ts";
import { STREAM_FOLDER, takeOverStream } from "./take-over-stream.ts";

const HOUR_MS = 3_600_000;

/** The consumer of an installation with a stream, and what that was sent. */
function streaming(send: LogStream["send"] = async () => {}) {
  const sent: StreamRecord[] = [];
  const stream: LogStream = {
    send: async (records) => {
      await send(records);
      sent.push(...records);
    },
  };
  const bindings = { ...env, LOG_STREAM: stream } as ConsumerEnv;
  const deps = (): FactsDeps => buildDeps(bindings, Date.now(), crypto.randomUUID());
  return { sent, deps };
}

/** A file as the pipeline's sink writes one. */
async function writeFile(lines: readonly unknown[], name = `${crypto.randomUUID()}.json`) {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const key = `${STREAM_FOLDER}year=2026/${name}`;
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  await env.LOG.put(key, key.endsWith(".gz") ? await new Response(packed).arrayBuffer() : text);
  return key;
}

async function world() {
  const workspace = await createTestWorkspace(env.CONTROL);
  const own = streaming();
  const settings = await own.deps().settingsOf(workspace.workspaceId);
  if (settings === null) throw new Error("the workspace is gone");
  // In the hour before, so that no batch is in two.
  const fromMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - HOUR_MS;
  const range = { workspace: settings, fromMs, toMs: fromMs + HOUR_MS };
  const batches = await Promise.all(
    [3, 2, 4].map((count) => testBatch(workspace, count, { atMs: fromMs + 60_000 })),
  );
  return { ...own, workspace, batches, range };
}

test("clicks are stored once the stream has confirmed them, and not before", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const stored = () =>
    countRows(`SELECT count(*) AS n FROM clicks WHERE workspace_id = ?`, workspace.workspaceId);
  const before: number[] = [];
  const { deps, sent } = streaming(async () => void before.push(await stored()));
  await storeBatches([await testBatch(workspace, 3)], deps());
  expect([before, await stored(), sent.length]).toEqual([[0], 3, 1]);
  expect(await listFolder(env.LOG, `${workspace.workspaceId}/clicks/`)).toEqual([]);

  const refusing = streaming(() => Promise.reject(new Error("the stream is down")));
  const batch = await testBatch(workspace, 2);
  await expect(storeBatches([batch], refusing.deps())).rejects.toThrow("the stream is down");
  expect(await stored()).toBe(3);
});

test("of what the pipeline wrote, some of it twice, verify and replay find every click once", async () => {
  const { deps, sent, batches, range } = await world();
  await storeBatches(batches, deps());
  // A delivery that comes again sends its records again, in other company.
  await storeBatches(batches.slice(1), deps());
  await writeFile([sent[0], ...sent], `${crypto.randomUUID()}.json.gz`);
  await writeFile(sent.map((record) => ({ value: record })));
  await writeFile(sent.map((record) => ({ value: JSON.stringify(record) })));
  await takeOverStream(env.LOG);

  const books = { ...range, db: env.EVENTS, log: env.LOG, nowMs: Date.now() };
  const { findings, events } = await checkHour(books);
  expect([findings, events]).toEqual([[], 9]);
  const replayed = await replayClicks(range, { ...deps(), log: env.LOG });
  expect(replayed).toMatchObject({ stored: 0, known: 9, problems: [] });
  expect(await env.LOG.list({ prefix: STREAM_FOLDER })).toMatchObject({ objects: [] });
});

test("a file that is taken over twice leaves one segment", async () => {
  const { deps, sent, workspace, batches } = await world();
  await storeBatches(batches, deps());
  for (let times = 0; times < 2; times += 1) {
    await writeFile(sent);
    await takeOverStream(env.LOG);
  }
  const segments = await listFolder(env.LOG, `${workspace.workspaceId}/clicks/`);
  expect(segments.map(({ lines }) => lines)).toEqual([12]);
});

test("a record that is not what was sent keeps its file, is named, and holds up no other", async () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const { deps, sent, workspace, batches } = await world();
  await storeBatches(batches, deps());
  const [first] = sent;
  const damaged = { ...first, name: "other", text: `${first?.text}{}\n` };
  const key = await writeFile([damaged, "no record", ...sent]);
  await takeOverStream(env.LOG);
  expect(errors).toHaveBeenCalledWith({ event: "log.stream-unreadable", key });
  errors.mockRestore();
  const segments = await listFolder(env.LOG, `${workspace.workspaceId}/clicks/`);
  expect(segments.map(({ lines }) => lines)).toEqual([12]);
  expect(await env.LOG.head(key)).not.toBeNull();
  await env.LOG.delete(key);
});

test("batches share a record as long as it is small, and one that is too large goes into the log itself", async () => {
  const { deps, sent, workspace } = await world();
  const click = await testClick(workspace);
  const large = (query: number) => ({ ...click, query: "q".repeat(query) });
  const batchOf = (count: number) => testBatchOf(Array.from({ length: count }, () => large(8_000)));
  await storeBatches([batchOf(20), batchOf(20), batchOf(20)], deps());
  expect(sent.map(({ text }) => text.length < 400_000)).toEqual([true, true]);
  await storeBatches([batchOf(60)], deps());
  expect(sent).toHaveLength(2);
  expect(await listFolder(env.LOG, `${workspace.workspaceId}/clicks/`)).toHaveLength(1);
});

test("reports and the journal do not go by the stream", async () => {
  const { deps, sent, workspace } = await world();
  const { workspaceId } = workspace;
  await deps().appendLog({ workspaceId, kind: "journal", name: "j", atMs: 0, lines: [{ v: 1 }] });
  expect(sent).toEqual([]);
  expect(await listFolder(env.LOG, `${workspaceId}/journal/`)).toHaveLength(1);
});
