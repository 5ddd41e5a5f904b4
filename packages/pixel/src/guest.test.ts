import fc from "fast-check";
import { expect, test } from "vitest";
import { clickId, openPage } from "../test-support/page.ts";

const url = `https://shop.example/?cid=${clickId}`;
const sale = `cd("conversion", { txid: "1" })`;

test("the page gets one global name, cd, and no other", async () => {
  const names = "Object.getOwnPropertyNames(window).join()";
  const bare = await openPage({ before: `var names = ${names}` });
  const [before, after] = [await bare.run("names"), await bare.run(names)];
  const isNew = (name: string) => !String(before).split(",").includes(name);
  expect(String(after).split(",").filter(isNew)).toEqual(["cd"]);
});

test("loaded twice, it works once", async () => {
  const page = await openPage({ url, early: sale });
  await page.run("var first = cd");
  await page.run(page.script);
  await page.run(sale);
  expect(await page.run("cd === first")).toBe(true);
  expect(page.sent).toHaveLength(1);
});

test("without the loader's queue it works all the same", async () => {
  const page = await openPage({ url, before: "var cd" });
  await page.run(`delete window.cd`);
  await page.run(page.script);
  await page.run(sale);
  expect(page.sent).toHaveLength(1);
});

test.each([
  [`cd()`],
  [`cd("unknown", 1)`],
  [`cd("constructor")`],
  [`cd("conversion")`],
  [`cd("conversion", null)`],
  [`cd("conversion", { get txid() { throw new Error("mine") } })`],
  [`cd("conversion", { txid: { toString() { throw new Error("mine") } } })`],
  [`cd("click")`],
  [`cd("set", { params: "(" })`],
  [`cd.q = 5`],
])("%s does no harm to the page, early or late", async (command) => {
  const page = await openPage({ url, early: `${command};` });
  await page.run(`${command};${sale}`);
  expect(page.sent.length).toBeLessThanOrEqual(1);
});

test.each([
  ["without fetch", "delete window.fetch; window.fetch = undefined"],
  ["whose fetch throws", `window.fetch = () => { throw new Error("mine") }`],
  ["without promises' answers", `window.fetch = () => undefined`],
  ["without images", "window.Image = undefined"],
])("a browser %s hears no error", async (_, before) => {
  const page = await openPage({ url });
  await page.run(before);
  await page.run(`${sale};cd("click", { link: "l" })`);
  expect(await page.run("typeof cd")).toBe("function");
});

test("whatever is said to it, it never throws", async () => {
  const page = await openPage({ url });
  const name = fc.constantFrom("set", "consent", "spa", "click", "conversion", "", "__proto__");
  await fc.assert(
    fc.asyncProperty(name, fc.jsonValue(), async (command, data) => {
      await page.run(`cd(${JSON.stringify(command)}, ${JSON.stringify(data)})`);
    }),
    { numRuns: 300 },
  );
});
