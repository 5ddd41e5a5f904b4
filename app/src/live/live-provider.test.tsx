import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, problem } from "../testing/fake-api.ts";
import { renderApp } from "../testing/render-app.tsx";
import { me } from "../testing/samples.ts";
import { liveUrl } from "./live-provider.tsx";

test("the socket is on the dashboard's own origin, encrypted where the page is", () => {
  expect(liveUrl({ protocol: "https:", host: "app.brand.com" })).toBe(
    "wss://app.brand.com/v1/live",
  );
  expect(liveUrl({ protocol: "http:", host: "localhost:8787" })).toBe(
    "ws://localhost:8787/v1/live",
  );
});

test("a lost connection asks whether the session has ended", async () => {
  let hasEnded = false;
  const { calls } = fakeApi({ "GET /v1/me": () => (hasEnded ? problem(401) : me()) });
  const { live } = renderApp("/clicks");
  await screen.findByRole("heading", { name: "Clicks" });
  live.open();
  hasEnded = true;
  live.drop();
  await expect.poll(() => calls.filter(({ path }) => path === "/v1/me").length).toBe(2);
});
