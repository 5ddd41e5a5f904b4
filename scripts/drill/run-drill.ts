import { existsSync } from "node:fs";
import { parseClickIdKeys } from "@cleverdrip/edge-config";
import { runSchedule } from "../api/operator.ts";
import { ensureDemoDelivery } from "../demo/ensure-delivery.ts";
import { ensureHistory } from "../demo/ensure-history.ts";
import { demoSession, ensureDemoEntities } from "../demo/ensure-workspace.ts";
import { ensureSecrets, type LocalSecrets } from "../local/secrets.ts";
import { replayAll, type Replay } from "../replay/replay-all.ts";
import { sendHistory } from "../simulate/send-history.ts";
import { readWorkspace } from "../simulate/workspace.ts";
import { buildApp } from "../start/build-app.ts";
import type { Child } from "../start/child.ts";
import { migrate } from "../start/migrate.ts";
import type { StartOptions } from "../start/options.ts";
import { startServer } from "../start/server.ts";
import { waitUntilReady } from "../start/wait-until-ready.ts";
import { bookHashes, type BookHash } from "./book-hashes.ts";
import { copyDatabase, copyState, eventsFile } from "./copy-state.ts";
import { emptyBooks } from "./empty-books.ts";

export type Drill = {
  /** Clicks that came after the backup. */
  readonly clicks: number;
  readonly before: readonly BookHash[];
  readonly restored: readonly BookHash[];
  readonly after: readonly BookHash[];
  readonly replay: Replay;
};

const HOUR_MS = 3_600_000;
/** Longer than the demo's past: without a backup everything comes from the log. */
const WHOLE_PAST_MS = 60 * 24 * HOUR_MS;
/** What is lost with the database: the time between the backup and its end. */
const GAP_DAYS = 10 / 1_440;
const GAP_CLICKS = 600;

/**
 * Loses the events database of a copy of a local installation and gets it back: backup, ten minutes of traffic, restore of
 * the backup, or of nothing at all, replay of the log. `say` hears of each step. `own` is told every process, which it has to end.
 */
export async function runDrill(
  { from, folder, options, isEmptied }: DrillPlace,
  say: (step: string) => void,
  own: (child: Child) => Child,
): Promise<Drill> {
  if (existsSync(`${from}/secrets.json`)) copyState(from, folder);
  const secrets = ensureSecrets(folder);
  const [build] = await Promise.all([buildApp({ isForced: false }), migrate(folder)]);
  if (!build.isGreen) throw new Error(`The app does not build:\n${build.output}`);
  const start = () => begin(options, secrets, folder, own);
  const installation = { origin: options.origin, token: secrets.operatorToken };

  say("Starting a copy of the local installation");
  const first = await start();
  await fillDemo(options.origin, secrets, folder);
  await runSchedule(options.origin, secrets.operatorToken);
  const events = eventsFile(folder);
  const backup = `${folder}/backup.sqlite`;
  copyDatabase(events, backup);
  say("Backup taken; ten minutes of traffic");
  const clicks = await traffic(options.origin, secrets);
  await runSchedule(options.origin, secrets.operatorToken);
  await first.stop();
  const before = bookHashes(events);

  say(isEmptied ? "Every book lost" : "Events database lost; the backup takes its place");
  if (isEmptied) emptyBooks(events);
  else copyDatabase(backup, events);
  const restored = bookHashes(events);
  const second = await start();
  say("Replaying the log");
  const nowMs = Date.now();
  const pastMs = isEmptied ? WHOLE_PAST_MS : 2 * HOUR_MS;
  const range = { fromMs: nowMs - pastMs, toMs: nowMs + HOUR_MS };
  const all = {
    workspaceId: null,
    isDry: false,
    reports: false,
    rules: undefined,
    remote: undefined,
  };
  const replay = await replayAll(installation, { ...range, ...all });
  await second.stop();
  return { clicks, before, restored, after: bookHashes(events), replay };
}

export type DrillPlace = {
  /** The installation that is copied; where there is none, a new demo is made. */
  readonly from: string;
  readonly folder: string;
  readonly options: StartOptions;
  /** There is no backup: all of the books are made again by the log. */
  readonly isEmptied: boolean;
};

async function begin(
  options: StartOptions,
  secrets: LocalSecrets,
  folder: string,
  own: (child: Child) => Child,
): Promise<Child> {
  const server = own(startServer(options, secrets, folder));
  await waitUntilReady(server, [`${options.origin}/healthz`, `${options.origin}/v1/openapi.json`]);
  return server;
}

/** Whatever of the demo is not there yet. */
async function fillDemo(origin: string, secrets: LocalSecrets, folder: string): Promise<void> {
  const session = await demoSession(origin, secrets);
  await ensureDemoEntities(session);
  await ensureHistory(origin, session, secrets, folder);
  await ensureDemoDelivery(session);
}

async function traffic(origin: string, secrets: LocalSecrets): Promise<number> {
  const session = await demoSession(origin, secrets);
  const workspace = await readWorkspace(session);
  const keys = parseClickIdKeys(secrets.clickIdKeys);
  const toMs = Date.now();
  const plan = { workspace, keys, seed: `drill ${toMs}`, clicks: GAP_CLICKS, days: GAP_DAYS, toMs };
  const { clicksStored } = await sendHistory(origin, secrets.operatorToken, plan);
  return clicksStored;
}
