import { createTestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createIsolate, down, NO_SOURCES } from "../../test-support/isolate.ts";

async function expectGif(response: Response): Promise<void> {
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("image/gif");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.getSetCookie()).toEqual([]);
  expect((await response.arrayBuffer()).byteLength).toBe(43);
}

test("an impression is an image and is recorded as one, with an id that is no other click's", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { open, recorded } = createIsolate();
  await expectGif(await open(`/i/${workspace.slug.toUpperCase()}.gif?sub1=x`));
  await expectGif(await open(`/i/${workspace.slug}.gif`));
  expect(recorded).toMatchObject([
    { kind: "impression", linkId: workspace.linkId, reason: "OK", query: "sub1=x" },
    { kind: "impression", linkId: workspace.linkId },
  ]);
  expect(recorded[0]?.id).not.toBe(recorded[1]?.id);
});

test.each(["/i/unknown-link.gif", "/i/x.gif", "/i/.gif", "/i/", "/i/some-link", "/i/%00.gif"])(
  "%s is the same image and recorded nowhere",
  async (path) => {
    const { open, recorded } = createIsolate();
    await expectGif(await open(path));
    expect(recorded).toEqual([]);
  },
);

test("with everything behind it down an impression is still an image", async () => {
  const { open } = createIsolate({ sources: NO_SOURCES });
  await expectGif(await open("/i/some-link.gif"));
});

test("an impression counts for no cap", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, {
    delivery: {
      caps: [{ scope: "campaign", subjectId: null, period: "total", limit: 1, isHard: true }],
    },
  });
  let asked = 0;
  const { open, recorded } = createIsolate({
    admitClick: () => {
      asked += 1;
      return down();
    },
  });
  await open(`/i/${workspace.slug}.gif`);
  expect([asked, recorded.length]).toEqual([0, 1]);
});
