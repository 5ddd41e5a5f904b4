import { act, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { fakeApi, page } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { campaign, link, me, publisher, smartLink } from "../../testing/samples.ts";

const IN_A_MINUTE_MS = Date.now() + 60_000;
const clockOf = (atMs: number) => new Date(atMs).toISOString().slice(11, 19);

afterEach(() => void vi.useRealTimers());

test("a change that is still on its way says by when it is everywhere, and then says nothing", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const liveEverywhereAtMs = Date.now() + 60_000;
  fakeApi({ "GET /v1/publishers": page(publisher({ liveEverywhereAtMs })) });
  renderApp("/publishers");
  const row = await screen.findByRole("row", { name: /Coupon Corner/ });
  expect(row.textContent).toContain(`Live everywhere by ${clockOf(liveEverywhereAtMs)}`);
  act(() => void vi.advanceTimersByTime(61_000));
  expect(row.textContent).not.toContain("Live everywhere");
});

test("the time is the workspace's", async () => {
  fakeApi({
    "GET /v1/me": me({ timezone: "Asia/Tokyo" }),
    "GET /v1/links": page(link({ liveEverywhereAtMs: IN_A_MINUTE_MS })),
  });
  renderApp("/links");
  const row = await screen.findByRole("row", { name: /summer/ });
  const tokyo = clockOf(IN_A_MINUTE_MS + 9 * 3_600_000);
  expect(row.textContent).toContain(`Live everywhere by ${tokyo}`);
});

/** Toasts outlive a test: each case has a time of its own. */
const later = (minutes: number) => ({
  status: "paused" as const,
  liveEverywhereAtMs: IN_A_MINUTE_MS + minutes * 60_000,
});

test.each([
  {
    path: "/campaigns",
    row: "Summer sale",
    handlers: {
      "GET /v1/campaigns": page(campaign()),
      "POST /v1/campaigns/cmp_1/pause": campaign(later(1)),
    },
    atMs: later(1).liveEverywhereAtMs,
  },
  {
    path: "/publishers",
    row: "Coupon Corner",
    handlers: {
      "GET /v1/publishers": page(publisher()),
      "POST /v1/publishers/pub_1/pause": publisher(later(2)),
    },
    atMs: later(2).liveEverywhereAtMs,
  },
  {
    path: "/links",
    row: "summer",
    handlers: {
      "GET /v1/links": page(link()),
      "POST /v1/links/lnk_1/pause": link(later(3)),
    },
    atMs: later(3).liveEverywhereAtMs,
  },
  {
    path: "/links/smart",
    row: "Best of summer",
    handlers: {
      "GET /v1/smart-links": page(smartLink()),
      "POST /v1/smart-links/sml_1/pause": smartLink(later(4)),
    },
    atMs: later(4).liveEverywhereAtMs,
  },
])("a pause on $path says by when it holds everywhere", async ({ path, row, handlers, atMs }) => {
  fakeApi(handlers);
  const { user } = renderApp(path);
  await user.click(await screen.findByRole("button", { name: `Actions for ${row}` }));
  await user.click(await screen.findByRole("menuitem", { name: "Pause" }));
  expect(await screen.findByText(`Live everywhere by ${clockOf(atMs)}`)).toBeDefined();
});
