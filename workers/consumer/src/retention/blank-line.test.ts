import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import type { ClickLine } from "../log/click-line.ts";
import { listFolder, readSegment } from "../log/read-log.ts";
import { BLANK_CLICK, BLANK_LINE, blankReceived, type ErasedIds } from "./blank-line.ts";

const NOBODY: ErasedIds = {
  clickIds: new Set(),
  visitorIds: new Set(),
  resultIds: new Set(),
  reportIds: new Set(),
  value: "",
};

/** Of everybody, or what it is counted and paid by. */
const TELLS_OF_NOBODY = [
  "v",
  "kind",
  "id",
  "batchId",
  "atMs",
  "campaignId",
  "publisherId",
  "linkId",
  "currency",
  "reason",
  "snapshotVersion",
  "linkVersion",
  "routeId",
  "variantId",
  "landingId",
  "country",
  "asn",
  "asOrganization",
  "language",
  "device",
  "os",
  "browser",
  "referrerDomain",
  "flags",
  "payoutMicros",
  "isUnique",
  "isNewVisitor",
];

async function loggedClick(): Promise<ClickLine> {
  const workspace = await createTestWorkspace(env.CONTROL);
  await storeBatches(
    [await testBatch(workspace, 1)],
    buildDeps(env, Date.now(), crypto.randomUUID()),
  );
  const [segment] = await listFolder(env.LOG, `${workspace.workspaceId}/clicks/`);
  if (segment === undefined) throw new Error("nothing was logged");
  const read = await readSegment(env.LOG, "clicks", segment);
  const click = read.kind === "read" ? read.lines.find(({ kind }) => kind === "click") : undefined;
  if (click === undefined) throw new Error("no click was logged");
  return click as ClickLine;
}

test("of each field of a logged click it is decided whether it may tell of a person", async () => {
  const fields = Object.keys(await loggedClick()).toSorted();
  expect(fields).toEqual([...TELLS_OF_NOBODY, ...Object.keys(BLANK_CLICK)].toSorted());
});

test("a blanked click has the same fields, and a second time nothing changes", async () => {
  const line = await loggedClick();
  const erased = { ...NOBODY, clickIds: new Set([line.id]) };
  const once = BLANK_LINE.clicks(line, JSON.stringify(line), erased);
  expect(Object.keys(once)).toEqual(Object.keys(line));
  expect(once).toMatchObject({ id: line.id, atMs: line.atMs, country: "DE", ...BLANK_CLICK });
  expect(BLANK_LINE.clicks(once, JSON.stringify(once), erased)).toEqual(once);
});

test("a click of somebody else is the very same line", async () => {
  const line = await loggedClick();
  expect(BLANK_LINE.clicks(line, JSON.stringify(line), NOBODY)).toBe(line);
});

test("a report is left with what makes it a result, whatever else reports may say some day", () => {
  const line = {
    v: 2,
    kind: "report",
    id: "rcv_1",
    receivedAtMs: 1,
    parameters: [
      ["txid", "T1"],
      ["mail", "ada"],
    ] as const,
    visitorId: "ada",
    userAgent: "AdasPhone",
    site: "ada.example",
    shoeSize: 38,
    ipPrefix: "10.0.0.0/24",
  };
  const erased = { ...NOBODY, reportIds: new Set(["rcv_1"]) };
  expect(BLANK_LINE.conversions(line, JSON.stringify(line), erased)).toEqual({
    v: 2,
    kind: "report",
    id: "rcv_1",
    receivedAtMs: 1,
    parameters: [["txid", "T1"]],
    ipPrefix: "",
  });
});

test("entries of the ledger tell of publishers, not of visitors, and stay", () => {
  const line = { seq: 1, atMs: 1, kind: "lock", line: { lockedToMs: 1 } } as const;
  expect(BLANK_LINE.journal(line, "abcdefgh", { ...NOBODY, value: "abcdefgh" })).toBe(line);
});

test("conversions of before their report was kept stay as they are", () => {
  expect(blankReceived("{}", { value: "" })).toBe("{}");
});
