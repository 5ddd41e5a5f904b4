import type { ClickCap } from "@cleverdrip/core";
import { snapshotKey } from "@cleverdrip/edge-config";
import { createTestWorkspace, type TestWorkspace } from "@cleverdrip/testing";
import { env, exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { BROWSER, createIsolate, down, NO_SOURCES } from "../../test-support/isolate.ts";
import type { HardCap } from "../deps.ts";

const FALLBACK = "https://fallback.example/";

function cap(change: Partial<ClickCap> = {}): ClickCap {
  return { scope: "campaign", subjectId: null, period: "day", limit: 5, isHard: false, ...change };
}

function capped(...caps: readonly ClickCap[]): Promise<TestWorkspace> {
  return createTestWorkspace(env.CONTROL, { delivery: { caps }, fallbackUrl: FALLBACK });
}

/** What the campaign's object publishes when caps are reached. */
function publishFull({ campaignId }: TestWorkspace, key: string, endsAtMs: number | null) {
  const snapshot = { version: 1, full: [{ key, endsAtMs }] };
  return env.SNAPSHOTS.put(snapshotKey("caps", campaignId), JSON.stringify(snapshot));
}

test.each([
  ["campaign", () => "campaign::day", "C_CAMPAIGN"],
  ["publisher", (w: TestWorkspace) => `publisher:${w.publisherId}:day`, "C_PUBLISHER"],
  ["link", (w: TestWorkspace) => `link:${w.linkId}:day`, "C_LINK"],
] as const)("a %s's cap that is full leads to the fallback", async (scope, key, reason) => {
  const workspace = await capped(cap({ scope }));
  await publishFull(workspace, key(workspace), Date.now() + 3_600_000);
  const { open, recorded } = createIsolate();
  const response = await open(`/c/${workspace.slug}`);
  expect(response.headers.get("location")).toBe(FALLBACK);
  expect(recorded).toMatchObject([{ reason }]);
});

test("a cap whose period has ended is full no more", async () => {
  const workspace = await capped(cap());
  await publishFull(workspace, "campaign::day", Date.now() - 1);
  const { open, recorded } = createIsolate();
  await open(`/c/${workspace.slug}`);
  expect(recorded).toMatchObject([{ reason: "OK" }]);
});

test("caps that nobody published or that cannot be read are not full", async () => {
  const workspace = await capped(cap());
  const { deps, open, recorded } = createIsolate();
  await open(`/c/${workspace.slug}`);
  const cut = createIsolate({ reader: deps.reader, sources: NO_SOURCES });
  await cut.open(`/c/${workspace.slug}`, {}, 7_000);
  expect([...recorded, ...cut.recorded]).toMatchObject([{ reason: "OK" }, { reason: "OK" }]);
});

test("a campaign without caps never asks for them, one with soft caps never asks its object", async () => {
  const asked: string[] = [];
  const isolate = createIsolate({
    admitClick: () => {
      asked.push("object");
      return down();
    },
  });
  const { reader } = isolate.deps;
  const deps: typeof isolate.deps = {
    ...isolate.deps,
    reader: {
      ...reader,
      read: (kind, name, context) => {
        asked.push(kind);
        return reader.read(kind, name, context);
      },
    },
  };
  const watched = createIsolate(deps);
  await watched.open(`/c/${(await capped()).slug}`);
  expect(asked).not.toContain("caps");
  await watched.open(`/c/${(await capped(cap())).slug}`);
  expect(asked).toContain("caps");
  expect(asked).not.toContain("object");
});

test("a hard cap asks the campaign's object for each payable click, in the period of the workspace's zone", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, {
    delivery: { caps: [cap({ isHard: true }), cap({ scope: "link", period: "total" })] },
    timezone: "Pacific/Auckland",
  });
  const asked: (readonly HardCap[])[] = [];
  const { open } = createIsolate({
    admitClick: async (_click, caps) => {
      asked.push(caps);
      return null;
    },
  });
  await open(`/c/${workspace.slug}`);
  await open(`/c/${workspace.slug}`, { method: "HEAD" });
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Pacific/Auckland" }).format();
  expect(asked).toEqual([
    [{ key: "campaign::day", limit: 5, periodId: day, endsAtMs: expect.any(Number) }],
  ]);
});

test("a click that the object refuses is diverted by the cap it names", async () => {
  const workspace = await capped(cap({ isHard: true }));
  const { open, recorded } = createIsolate({ admitClick: async () => "campaign::day" });
  const response = await open(`/c/${workspace.slug}`);
  expect(response.headers.get("location")).toBe(FALLBACK);
  expect(recorded).toMatchObject([{ reason: "C_CAMPAIGN" }]);
});

test("a cap that the object has called full is not asked for again, and stays full when the object fails", async () => {
  const workspace = await capped(cap({ isHard: true, period: "day" }));
  let asked = 0;
  const { open, recorded } = createIsolate({
    admitClick: () => {
      asked += 1;
      return asked === 1 ? Promise.resolve("campaign::day") : down();
    },
  });
  for (let i = 0; i < 3; i += 1) await open(`/c/${workspace.slug}`);
  await open(`/c/${workspace.slug}`, {}, 86_400_000);
  expect(asked).toBe(2);
  expect(recorded.map(({ reason }) => reason)).toEqual([
    "C_CAMPAIGN",
    "C_CAMPAIGN",
    "C_CAMPAIGN",
    "OK",
  ]);
});

test("clicks refused at the same moment are each diverted, and the next one asks nobody", async () => {
  const workspace = await capped(cap({ isHard: true }), cap({ isHard: true, scope: "link" }));
  let asked = 0;
  const { open, recorded } = createIsolate({
    admitClick: async () => {
      asked += 1;
      return "link:" + workspace.linkId + ":day";
    },
  });
  const click = () => open(`/c/${workspace.slug}`);
  await Promise.all(Array.from({ length: 20 }, click));
  const before = asked;
  await click();
  expect(asked).toBe(before);
  expect(recorded.map(({ reason }) => reason)).toEqual(Array(21).fill("C_LINK"));
});

test.each([
  ["fails", down],
  ["never answers", () => new Promise<never>(() => {})],
])(
  "when the object %s, what is published decides and the redirect goes on",
  async (_, admitClick) => {
    const workspace = await capped(cap({ isHard: true }));
    const { open, recorded } = createIsolate({ admitClick });
    expect((await open(`/c/${workspace.slug}`)).headers.get("location")).toContain("shop.example");
    expect(recorded).toMatchObject([{ reason: "OK" }]);
  },
);

test("a hard cap of 20 takes exactly 20 of 100 clicks at once, through the real object", async () => {
  const workspace = await capped(cap({ isHard: true, limit: 20 }));
  const open = () =>
    exports.default.fetch(
      new Request(`http://localhost/c/${workspace.slug}`, {
        redirect: "manual",
        headers: { "user-agent": BROWSER },
      }),
    );
  await open();
  const responses = await Promise.all(Array.from({ length: 99 }, open));
  const accepted = responses.filter((response) => response.headers.get("location") !== FALLBACK);
  expect(responses.every(({ status }) => status === 302)).toBe(true);
  expect(accepted).toHaveLength(19);
});
