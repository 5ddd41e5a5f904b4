import { expect, test } from "vitest";
import {
  clickId,
  openPage,
  otherClickId,
  type PageOptions,
  trackerOrigin,
} from "../test-support/page.ts";

const answer: PageOptions["answer"] = async () => Response.json({ clickId, reason: "OK" });

test("a click is asked for with the page's own query and its answer is kept", async () => {
  const url = "https://shop.example/land?utm_source=mail&sub2=a%20b";
  const early = `cd("click", { link: "summer-sale", sub1: "top & left" })`;
  const page = await openPage({ url, early, answer });
  expect(page.sent).toMatchObject([
    {
      url: `${trackerOrigin}/t/summer-sale?utm_source=mail&sub2=a+b&sub1=top+%26+left`,
      method: "GET",
      init: { credentials: "include" },
    },
  ]);
  expect(page.stored()).toBe(clickId);
});

test("what the page says wins over what its address says", async () => {
  const early = `cd("click", { link: "l", sub1: "mine", sub2: undefined, sub3: null })`;
  const page = await openPage({ url: "https://shop.example/?sub1=theirs", early, answer });
  expect(page.sent[0]?.url).toBe(`${trackerOrigin}/t/l?sub1=mine`);
});

test("a page that was reached by a click asks for no second one", async () => {
  const url = `https://shop.example/?click_id=${otherClickId}`;
  const page = await openPage({ url, early: `cd("click", { link: "l" })`, answer });
  expect(page.sent).toEqual([]);
  expect(page.stored()).toBe(otherClickId);
});

test("the same click asked for twice on a page is one", async () => {
  const page = await openPage({ early: `cd("click", { link: "l" })`, answer });
  await page.run(`cd("click", { link: "l" })`);
  expect(page.sent).toHaveLength(1);
});

test.each([
  ["refused", async () => Response.json({ error: "not this page" }, { status: 403 })],
  ["answered without sense", async () => new Response("<html>")],
  ["never answered", () => Promise.reject(new TypeError("Failed to fetch"))],
])("a click that is %s leaves the click id that is there", async (_, failing) => {
  const { jar } = await openPage({ url: `https://shop.example/?cid=${otherClickId}` });
  const page = await openPage({ jar, early: `cd("click", { link: "l" })`, answer: failing });
  expect(page.sent).toHaveLength(1);
  expect(page.stored()).toBe(otherClickId);
});

test("a conversion waits for the click before it", async () => {
  const early = `cd("click", { link: "l" }); cd("conversion", { txid: "1" })`;
  const page = await openPage({ early, answer });
  expect(page.sent.map(({ body }) => body)).toEqual(["", `cid=${clickId}&txid=1`]);
});

test("a click that is not answered holds a conversion up for three seconds, not for ever", async () => {
  const { jar } = await openPage({ url: `https://shop.example/?cid=${otherClickId}` });
  const early = `cd("click", { link: "l" }); cd("conversion", { txid: "1" })`;
  const page = await openPage({ jar, early, answer: () => new Promise(() => {}) });
  expect(page.sent).toHaveLength(1);
  await page.elapse();
  expect(page.sent[1]?.body).toBe(`cid=${otherClickId}&txid=1`);
});
