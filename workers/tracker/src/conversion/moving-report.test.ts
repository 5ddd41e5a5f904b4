import { createTestWorkspace, testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, onTestFinished, test } from "vitest";
import { rowsOf, send } from "../../test-support/reports.ts";

// The consumer's, which stands beside the tracker here.
const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };

test("a report for a workspace that is moving to another database is answered 202 and comes by the queue", async () => {
  const { workspaceId, linkNumber } = await createTestWorkspace(env.CONTROL);
  const fence = (state: string) =>
    EVENTS.prepare("INSERT OR REPLACE INTO moving_workspaces VALUES (?, 'mov_1', ?)")
      .bind(workspaceId, state)
      .run();
  await fence("frozen");
  onTestFinished(async () => void (await fence("open")));
  const clickId = testClickId(linkNumber, Date.now());
  const response = await send(`/pb?click_id=${clickId}&txid=T1&event=sale&amount=25`);
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ verdict: "accepted", conversionId: null });
  expect(await rowsOf("conversions", workspaceId)).toEqual([]);
});
