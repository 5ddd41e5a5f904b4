import { controlDb, endpoints } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { deps, journeyWorld, type JourneyWorld } from "../../test-support/journey-world.ts";
import { changeConversions } from "../conversions/change-conversions.ts";

/** Each publisher's postback and the workspace's webhook. */
async function listen({ ada, bob }: JourneyWorld) {
  const common = { workspaceId: ada.workspaceId, name: "x", createdAtMs: 0, updatedAtMs: 0 };
  const url = "https://p.example/?p={payout}&c={clickid}&s={status}";
  const postback = ({ publisherId }: typeof ada) => ({
    ...common,
    id: `end_${publisherId}`,
    kind: "postback" as const,
    url,
    publisherId,
  });
  const hook = { ...common, id: `end_${ada.workspaceId}`, kind: "webhook" as const };
  await controlDb(env.CONTROL)
    .insert(endpoints)
    .values([postback(ada), postback(bob), { ...hook, url: "https://hook.example" }]);
}

/** What each has been told: payout, click and status; of the webhook the payout. */
async function told({ ada, bob }: JourneyWorld) {
  const rows = await rowsOf<{ endpoint_id: string; payload: string }>(
    `SELECT endpoint_id, payload FROM deliveries WHERE workspace_id = ? ORDER BY id`,
    ada.workspaceId,
  );
  const of = (id: string) => rows.filter((row) => row.endpoint_id === `end_${id}`);
  const urls = (id: string) =>
    of(id).map(({ payload }) => {
      const query = new URL(payload).searchParams;
      return [query.get("p"), query.get("c"), query.get("s")];
    });
  const hook = of(ada.workspaceId).map(({ payload }) => JSON.parse(payload).data.payoutMicros);
  const words = JSON.stringify(of(ada.workspaceId));
  for (const own of ["credits", "attribution", "payoutSteps", "received", "visitorId"]) {
    expect(words).not.toContain(own);
  }
  return { ada: urls(ada.publisherId), bob: urls(bob.publisherId), hook };
}

const linear = { model: { kind: "linear" } } as const;

test("each publisher is told of its own part by its own click, and a webhook once of the whole", async () => {
  const world = await journeyWorld(linear);
  const { ada, bob, click, store, report } = world;
  await listen(world);
  const [early, named] = [await click(bob, 30, "vera"), await click(ada, 50, "vera")];
  await store(early, named);
  const { conversionId } = await report(named, { txid: "T1" });
  expect(await told(world)).toEqual({
    ada: [["2", named.id, "approved"]],
    bob: [["2", early.id, "approved"]],
    hook: [4_000_000],
  });
  const change = { kind: "status", status: "rejected" } as const;
  const byHand = { change, actor: "usr_1", reason: "x" };
  await changeConversions(ada.workspaceId, [conversionId ?? ""], byHand, deps());
  const { hook, ...publishers } = await told(world);
  expect(hook).toHaveLength(2);
  for (const [, second] of Object.values(publishers)) expect(second?.[2]).toBe("rejected");
});

test("whoever gets a part, or another one, by a click that is stored later is told of it", async () => {
  const world = await journeyWorld(linear);
  const { ada, bob, click, store, report } = world;
  await listen(world);
  const [early, named] = [await click(bob, 30, "vera"), await click(ada, 50, "vera")];
  await store(named);
  await report(named, { txid: "T1" });
  await store(early);
  const { ada: toAda, bob: toBob, hook } = await told(world);
  expect(toAda.map(([payout]) => payout)).toEqual(["4", "2"]);
  expect(toBob).toEqual([["2", early.id, "approved"]]);
  expect(hook).toEqual([4_000_000]);
});
