import { SIGNAL_NAMES, unpackTraits, type ClickEvent, type Traits } from "@cleverdrip/core";
import { createTestWorkspace, testBatchOf, testClick } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "./store-batches.ts";

const CHROME = {
  ":proto": "HTTP/2",
  accept: "text/html,*/*;q=0.8",
  "sec-ch-ua": '"Chromium";v="140", "Google Chrome";v="140"',
  "sec-ch-ua-platform": '"Linux"',
  "sec-fetch-dest": "document",
};
const HOSTING = { asn: 16_509, asOrganization: "Amazon.com, Inc." };

function signals(said: Readonly<Record<string, string>>): Pick<ClickEvent, "signals"> {
  return { signals: SIGNAL_NAMES.map((name) => said[name] ?? "") };
}

/** The stored row of a click in the test workspace's browser, Chrome on Linux. */
async function stored(change: Partial<ClickEvent>) {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, change);
  await storeBatches([testBatchOf([click])], buildDeps(env, Date.now(), crypto.randomUUID()));
  const row = await env.EVENTS.prepare(`SELECT reason, traits FROM clicks WHERE workspace_id = ?`)
    .bind(workspace.workspaceId)
    .first<{ reason: string; traits: string }>();
  if (row === null) throw new Error("the click is not there");
  return { ...row, click, read: unpackTraits(row.traits) };
}

test("what a click's request tells of its sender is stored with it, and its address is no part of that", async () => {
  const place = { timezone: "Europe/Berlin", tls: "GXSPDLP4G3X+ Y6TZ0hVjIOWb", rttMs: 21 };
  const { reason, traits, read, click } = await stored({ ...signals(CHROME), ...place });
  const expected: Partial<Traits> = {
    client: "chrome/Linux",
    major: 140,
    hints: "fit",
    target: "document",
    language: "de",
    country: "DE",
    timezone: "Europe/Berlin",
    protocol: "HTTP/2",
    rttMs: 21,
    asn: 3320,
    known: "",
  };
  expect([reason, read]).toEqual(["OK", expect.objectContaining(expected)]);
  expect(traits).not.toContain(click.ip);
  expect(traits.length).toBeLessThanOrEqual(200);
});

test("over QUIC nobody measures a round trip", async () => {
  const { read } = await stored({ ...signals(CHROME), rttMs: 0 });
  expect(read?.rttMs).toBeNull();
});

test.each([
  [
    "a data centre's machine with a browser's name alone",
    { ...signals({ accept: "*/*" }), ...HOSTING },
    "Q_BOT",
  ],
  ["a browser in a data centre", { ...signals(CHROME), ...HOSTING }, "OK"],
  ["somebody of whom nothing was passed on, in a data centre", HOSTING, "OK"],
  ["somebody at home", signals(CHROME), "OK"],
  [
    "a data centre's machine that the edge refused",
    { ...signals({}), ...HOSTING, reason: "T_COUNTRY" },
    "T_COUNTRY",
  ],
])("%s is recorded as it should", async (_, change, reason) => {
  expect((await stored(change)).reason).toBe(reason);
});
