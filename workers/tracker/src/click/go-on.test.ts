import { createTestWorkspace, testClickId } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { cookieSet, createIsolate } from "../../test-support/isolate.ts";
import { testSplit, testVariant } from "../../test-support/routes.ts";

const landings = [
  testVariant("lan_1", { url: "https://pages.example/1?click_id={clickid}" }),
  testVariant("lan_2", { url: "https://pages.example/2?click_id={clickid}" }),
];

async function withLanding() {
  return createTestWorkspace(env.CONTROL, { delivery: { routing: testSplit(3, { landings }) } });
}

/** A new visitor's click: the landing page it leads to, and the cookies it leaves. */
async function click(isolate: ReturnType<typeof createIsolate>, slug: string) {
  const response = await isolate.open(`/c/${slug}`);
  const landing = new URL(response.headers.get("location") ?? "");
  const visitor = `cd_v=${cookieSet(response, "cd_v")}`;
  const left = `cd_c=${cookieSet(response, "cd_c")}`;
  return { landing, id: landing.searchParams.get("click_id") ?? "", visitor, left, response };
}

test("a landing page leads on to the destination of the same choice, with the click's own id", async () => {
  const { slug } = await withLanding();
  const isolate = createIsolate();
  const { landing, id, visitor } = await click(isolate, slug);
  expect(landing.origin).toBe("https://pages.example");

  const response = await isolate.open(`/o/${slug}?click_id=${id}&sub1=x`, {
    headers: { cookie: visitor },
  });

  const [first, second] = isolate.recorded;
  const variantId = first?.variantId ?? "";
  expect(response.headers.get("location")).toBe(
    `https://${variantId.replace("_", "-")}.example/?cid=${id}&s=x`,
  );
  expect(response.headers.getSetCookie()).toEqual([]);
  expect(first).toMatchObject({ kind: "click", id, reason: "OK" });
  expect(first?.landingId).toMatch(/^lan_/);
  expect(second).toMatchObject({
    kind: "click-through",
    id,
    variantId,
    landingId: first?.landingId,
    visitorId: first?.visitorId,
  });
});

test("a plain link on the landing page is enough: the click left a cookie for it", async () => {
  const { slug } = await withLanding();
  const isolate = createIsolate();
  const { id, visitor, left, response } = await click(isolate, slug);
  expect(response.headers.getSetCookie()[1]).toBe(
    `cd_c=${id}; Max-Age=7776000; Path=/o/; HttpOnly; Secure; SameSite=Lax`,
  );
  await isolate.open(`/o/${slug}`, { headers: { cookie: `${visitor}; ${left}` } });
  expect(isolate.recorded[1]).toMatchObject({ kind: "click-through", id });
});

test("without cookies the click id alone leads to the same destination", async () => {
  const { slug } = await withLanding();
  for (let i = 0; i < 10; i += 1) {
    const isolate = createIsolate();
    const { id } = await click(isolate, slug);
    await isolate.open(`/o/${slug}?cid=${id.toUpperCase()}`);
    const [first, second] = isolate.recorded;
    expect(second).toMatchObject({ kind: "click-through", id, variantId: first?.variantId });
  }
});

test.each([
  ["none", () => ""],
  [
    "a forged one",
    (number: number) => `?click_id=${testClickId(number, Date.now()).slice(0, 31)}!`,
  ],
  ["another link's", (number: number) => `?click_id=${testClickId(number + 1, Date.now())}`],
  ["something else", () => "?click_id=%00%ff"],
])("with %s for a click id it is a click of its own, past the landing page", async (_, query) => {
  const { slug, linkNumber } = await withLanding();
  const { open, recorded } = createIsolate();
  const response = await open(`/o/${slug}${query(linkNumber)}`);
  const [only] = recorded;
  expect(recorded).toHaveLength(1);
  expect(only).toMatchObject({ kind: "click", reason: "OK", landingId: "" });
  expect(response.headers.get("location")).toContain(`cid=${only?.id}`);
  expect(cookieSet(response, "cd_c")).toBeNull();
});

test("a campaign paused since the click sends its visitor to the fallback", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, {
    delivery: { routing: testSplit(2, { landings }) },
    fallbackUrl: "https://fallback.example/",
  });
  await env.CONTROL.prepare(`UPDATE campaigns SET status = 'paused' WHERE id = ?`)
    .bind(workspace.campaignId)
    .run();
  const { open, recorded } = createIsolate();
  const id = testClickId(workspace.linkNumber, Date.now());
  const response = await open(`/o/${workspace.slug}?click_id=${id}`);
  expect(response.headers.get("location")).toBe("https://fallback.example/");
  expect(recorded).toMatchObject([{ kind: "click-through", id, reason: "A_PAUSED" }]);
});

test("an unknown link is a plain 404 and recorded nowhere", async () => {
  const { open, recorded } = createIsolate();
  expect((await open("/o/nobody-knows")).status).toBe(404);
  expect(recorded).toEqual([]);
});
