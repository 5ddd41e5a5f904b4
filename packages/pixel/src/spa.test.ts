import { expect, test } from "vitest";
import { clickId, openPage, otherClickId } from "../test-support/page.ts";

const url = `https://shop.example/?cid=${clickId}`;
const there = `"/there?cid=${otherClickId}"`;

test.each([
  ["pushState", `history.pushState({ a: 1 }, "", ${there})`],
  ["replaceState", `history.replaceState({ a: 1 }, "", ${there})`],
])("a page that asked for it has its click id taken anew after %s", async (_, move) => {
  const page = await openPage({ url, early: `cd("spa")` });
  await page.run(move);
  expect(page.stored()).toBe(otherClickId);
});

test("the way back to an earlier click leaves the later one", async () => {
  const page = await openPage({ url, early: `cd("spa")` });
  await page.run(`history.pushState(null, "", ${there})`);
  await page.run(`history.back(); dispatchEvent(new Event("popstate"))`);
  expect(page.stored()).toBe(otherClickId);
});

test("a page that did not ask for it keeps its history untouched", async () => {
  const page = await openPage({ url, before: "var push = history.pushState" });
  expect(await page.run("history.pushState === push")).toBe(true);
  await page.run(`history.pushState(null, "", ${there})`);
  expect(page.stored()).toBe(clickId);
});

test("the page's own state and address are as it set them, its own errors reach it", async () => {
  const page = await openPage({ url, early: `cd("spa");cd("spa")` });
  await page.run(`history.pushState({ step: 2 }, "", "/two?x=1#y")`);
  expect(await page.run("JSON.stringify(history.state) + location.pathname + location.hash")).toBe(
    `{"step":2}/two#y`,
  );
  await expect(page.run(`history.pushState(null, "", "https://evil.example/")`)).rejects.toThrow();
});

test("asked for twice, the history is wrapped once", async () => {
  const page = await openPage({ url, early: `cd("spa")` });
  await page.run("var wrapped = history.pushState");
  await page.run(`cd("spa")`);
  expect(await page.run("history.pushState === wrapped")).toBe(true);
});

test("a refusal holds while the page moves on", async () => {
  const page = await openPage({ url, early: `cd("spa"); cd("consent", false)` });
  await page.run(`history.pushState(null, "", ${there})`);
  expect(page.stored()).toBeUndefined();
});
