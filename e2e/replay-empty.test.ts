import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSchedule } from "../scripts/api/operator.ts";
import { bookHashes } from "../scripts/drill/book-hashes.ts";
import { eventsFile } from "../scripts/drill/copy-state.ts";
import { emptyBooks } from "../scripts/drill/empty-books.ts";
import { replayAll } from "../scripts/replay/replay-all.ts";
import { freePort } from "./support/free-port.ts";
import { type RunningProduct, runProduct } from "./support/product.ts";
import { newStateFolder, removeStateFolder } from "./support/state-folder.ts";

const HOUR_MS = 3_600_000;
/** The demo's past is 30 days. */
const PAST_MS = 40 * 24 * HOUR_MS;

let folder: string;
let product: RunningProduct;

beforeAll(async () => {
  folder = newStateFolder();
  product = await runProduct(folder, await freePort());
});

afterAll(async () => {
  await product?.end();
  removeStateFolder(folder);
});

function installation() {
  const text = readFileSync(`${folder}/secrets.json`, "utf8");
  // As `ensureSecrets` wrote it.
  const { operatorToken } = JSON.parse(text) as { readonly operatorToken: string };
  return { origin: product.dashboard, token: operatorToken };
}

function welcomed(): string {
  return new URL(product.postback).searchParams.get("click_id") ?? "";
}

function hasClick(file: string, id: string): boolean {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare("SELECT 1 FROM clicks WHERE id = ?").get(id) !== undefined;
  } finally {
    database.close();
  }
}

test("the log makes the demo's emptied books again, to the hash, and given once more it changes nothing", async () => {
  const { origin, token } = installation();
  const file = eventsFile(folder);
  // The last click that the start itself made.
  await expect.poll(() => hasClick(file, welcomed()), { timeout: 60_000 }).toBe(true);
  // What was written of results is in the log then.
  await runSchedule(origin, token);
  const books = bookHashes(file);
  const clicks = books.find(({ table }) => table === "clicks")?.rows ?? 0;
  expect(clicks).toBeGreaterThan(20_000);
  emptyBooks(file);
  expect(bookHashes(file).every(({ rows }) => rows === 0)).toBe(true);
  const nowMs = Date.now();
  const range = { fromMs: nowMs - PAST_MS, toMs: nowMs + HOUR_MS };
  const asked = { ...range, workspaceId: null, isDry: false, reports: false } as const;
  const replay = () =>
    replayAll({ origin, token }, { ...asked, rules: undefined, remote: undefined });
  expect(await replay()).toMatchObject({ stored: clicks, problems: [] });
  expect(bookHashes(file)).toEqual(books);
  expect(await replay()).toMatchObject({ stored: 0, applied: 0, problems: [] });
  expect(bookHashes(file)).toEqual(books);
});
