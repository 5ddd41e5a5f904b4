import type { Erasure } from "@cleverdrip/contract";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { fakeApi, page, problem } from "../../testing/fake-api.ts";
import { renderApp } from "../../testing/render-app.tsx";
import { me } from "../../testing/samples.ts";

const NONE = {
  clicks: 0,
  views: 0,
  conversions: 0,
  reports: 0,
  letters: 0,
  uploadRows: 0,
  logLines: 0,
  unreadable: 0,
};
const CHECK = { counts: { ...NONE, clicks: 2, conversions: 1, logLines: 4 }, isComplete: true };
const ERASURE: Erasure = {
  id: "ers_1",
  kind: "click",
  actor: "usr_1",
  state: "waiting",
  counts: CHECK.counts,
  startedAtMs: Date.UTC(2026, 4, 1),
  updatedAtMs: Date.UTC(2026, 4, 1),
  againAtMs: Date.UTC(2026, 4, 16),
};

test("an owner sees what would be erased before it is, and afterwards that it was", async () => {
  let isErased = false;
  const { calls } = fakeApi({
    "GET /v1/me": me({ role: "owner" }),
    "GET /v1/erasures": () => (isErased ? page(ERASURE) : page()),
    "POST /v1/erasures/check": CHECK,
    "POST /v1/erasures": () => {
      isErased = true;
      return ERASURE;
    },
  });
  const { user } = renderApp("/settings");
  await user.type(await screen.findByLabelText("Click id"), " 01abc ");
  await user.click(screen.getByRole("button", { name: "Show what would be erased" }));
  const dialog = await screen.findByRole("dialog", { name: "Erase for good?" });
  expect(dialog.textContent).toContain("2 clicks, 1 conversion, 4 lines of the log");
  expect(calls.some(({ path, method }) => method === "POST" && path === "/v1/erasures")).toBe(
    false,
  );
  await user.click(within(dialog).getByRole("button", { name: "Erase for good" }));
  const list = await screen.findByRole("list", { name: "Erasures" });
  expect(within(list).getByText(/Erased, last look/)).toBeDefined();
  expect(calls.findLast(({ method }) => method === "POST")?.body).toEqual({
    kind: "click",
    subject: "01abc",
  });
});

test("what is no click id is said at its field", async () => {
  const errors = [{ path: "subject", message: "is no click id" }];
  fakeApi({
    "GET /v1/me": me({ role: "owner" }),
    "POST /v1/erasures/check": problem(400, { errors }),
  });
  const { user } = renderApp("/settings");
  await user.type(await screen.findByLabelText("Click id"), "nonsense");
  await user.click(screen.getByRole("button", { name: "Show what would be erased" }));
  expect(await screen.findByText("is no click id")).toBeDefined();
});

test("a manager reads what was erased and has nothing to erase with", async () => {
  fakeApi({ "GET /v1/me": me({ role: "manager" }), "GET /v1/erasures": page(ERASURE) });
  renderApp("/settings");
  expect(await screen.findByRole("list", { name: "Erasures" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Show what would be erased" })).toBeNull();
});

test("clicks that stay past the hot window are an alarm with the reason", async () => {
  const held = { hourMs: 0, clicks: 5, problem: "no segment has the batch bat_1", checkedAtMs: 0 };
  fakeApi({ "GET /v1/retention": { heldHours: [held] } });
  renderApp("/settings");
  const alert = await screen.findByText(/5 clicks older than/);
  expect(alert.parentElement?.textContent).toContain("no segment has the batch bat_1");
});

test("the days that clicks are kept are changed, and sent only then", async () => {
  const { calls } = fakeApi({ "PATCH /v1/workspace": me({ hotWindowDays: 14 }).workspace });
  const { user } = renderApp("/settings");
  const days = await screen.findByLabelText("Days that single clicks are kept");
  await user.clear(days);
  await user.type(days, "14");
  await user.click(screen.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText("Workspace saved")).toBeDefined();
  expect(calls.find(({ method }) => method === "PATCH")?.body).toMatchObject({ hotWindowDays: 14 });
});
