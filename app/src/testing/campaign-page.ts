import type { Campaign, Delivery } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect } from "vitest";
import { delivery } from "./delivery-samples.ts";
import { fakeApi, type Call, type Handlers } from "./fake-api.ts";
import { renderApp } from "./render-app.tsx";
import { campaign } from "./samples.ts";

/** A campaign's page with the editor of a part of its delivery open. */
export function openEditor(name: string, part: Partial<Delivery> = {}, handlers: Handlers = {}) {
  return openPart(name, campaign({ delivery: delivery(part) }), handlers);
}

/** A campaign's page with the editor of any part open. */
export async function openPart(name: string, shown: Campaign, handlers: Handlers = {}) {
  const { calls } = fakeApi({
    "GET /v1/campaigns/cmp_1": shown,
    "GET /v1/campaigns/cmp_1/live": {
      campaignId: "cmp_1",
      clicksLastHour: 0,
      clicksToday: 0,
      uniqueClicksToday: 0,
      clicksTotal: 0,
      perMinute: [],
    },
    "PATCH /v1/campaigns/cmp_1": campaign(),
    ...handlers,
  });
  const { user } = renderApp("/campaigns/cmp_1");
  await user.click(await screen.findByRole("button", { name: `Edit ${name}` }));
  const sheet = within(await screen.findByRole("dialog"));
  const button = await sheet.findByRole("button", { name: "Save changes" });
  const save = () => user.click(button);

  /** Saves, and gives what was sent once the editor has closed. */
  async function saved(): Promise<unknown> {
    await save();
    await expect.poll(() => screen.queryByRole("dialog")).toBeNull();
    return sentOf(calls);
  }

  return { user, sheet, save, saved, sent: () => sentOf(calls) };
}

/** What was sent to be saved; undefined while nothing was. */
function sentOf(calls: readonly Call[]): unknown {
  return calls.find(({ method }) => method === "PATCH")?.body;
}
