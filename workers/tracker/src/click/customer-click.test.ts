import type { Dialect } from "@cleverdrip/core";
import { createTestWorkspace, type TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createTestHost } from "../../test-support/hosts.ts";
import { createIsolate } from "../../test-support/isolate.ts";

const FALLBACK = "https://fallback.example/";

function addAlias({ workspaceId, linkId }: TestWorkspace, alias: string) {
  return env.CONTROL.prepare(
    `INSERT INTO link_aliases (workspace_id, alias, link_id) VALUES (?, ?, ?)`,
  )
    .bind(workspaceId, alias, linkId)
    .run();
}

async function customer(dialects: readonly Dialect[], alias?: string) {
  const workspace = await createTestWorkspace(env.CONTROL, {
    workspaceDialects: dialects,
    workspaceFallbackUrl: FALLBACK,
  });
  if (alias !== undefined) await addAlias(workspace, alias);
  return { workspace, host: await createTestHost(workspace) };
}

const DIALECTS: readonly (readonly [Dialect, path: string, alias: string])[] = [
  ["tune", "/aff_c?offer_id=12&aff_id=1007&aff_sub=x", "12/1007"],
  ["cake", "/?a=77&c=501&s1=x", "501/77"],
  ["everflow", "/2CTPL/55M6S/?sub1=x", "55m6s/2ctpl"],
  ["affise", "/click?pid=3&offer_id=42&sub1=x", "42/3"],
  ["trackier", "/click?campaign_id=9&pub_id=8&p1=x", "9/8"],
  ["binom", "/click.php?key=AbC123&sub1=x", "abc123"],
  ["keitaro", "/MyOffer_1?sub_id_1=x", "myoffer_1"],
];

test.each(DIALECTS)(
  "a %s link works as it is where its dialect is switched on",
  async (dialect, path, alias) => {
    const [on, off] = [await customer([dialect], alias), await customer([], alias)];
    const { open, recorded } = createIsolate();
    const response = await open(`https://${on.host}${path}`);
    expect(response.headers.get("location")).toContain("https://shop.example/?cid=");
    expect(new URL(response.headers.get("location") ?? "").searchParams.get("s")).toBe("x");
    expect(recorded).toMatchObject([{ kind: "click", linkId: on.workspace.linkId, reason: "OK" }]);
    const elsewhere = (await open(`https://${off.host}${path}`)).headers.get("location");
    expect([null, FALLBACK]).toContain(elsewhere);
    expect((await open(path)).status).toBe(404);
  },
);

test("an alias that nobody has leads to the workspace's fallback", async () => {
  const { host } = await customer(["tune", "keitaro"]);
  const { open, recorded } = createIsolate();
  for (const path of ["/aff_c?offer_id=1&aff_id=2", "/nobody-has-it"]) {
    expect((await open(`https://${host}${path}`)).headers.get("location")).toBe(FALLBACK);
  }
  expect(recorded).toEqual([]);
});

test("another workspace's alias is the same as a missing one", async () => {
  const [own] = [await customer(["tune"]), await customer(["tune"], "12/1007")];
  const { open } = createIsolate();
  const response = await open(`https://${own.host}/aff_c?offer_id=12&aff_id=1007`);
  expect(response.headers.get("location")).toBe(FALLBACK);
});

test("a link goes before an alias of the same name, and its own addresses still work", async () => {
  const { workspace, host } = await customer(["keitaro", "affise"], "click");
  const other = await createTestWorkspace(env.CONTROL);
  await addAlias({ ...workspace, linkId: other.linkId }, workspace.slug);
  const { open, recorded } = createIsolate();
  await open(`https://${host}/${workspace.slug}`);
  await open(`https://${host}/c/${workspace.slug}`);
  await open(`https://${host}/click`);
  expect(recorded.map(({ linkId }) => linkId)).toEqual(Array(3).fill(workspace.linkId));
});

test.each(["/", "/favicon.ico", "/a/b/c", "/wp-login.php", "/%ff"])(
  "%s on a customer's host is a page with the workspace's name",
  async (path) => {
    const { host } = await customer([]);
    const { open } = createIsolate();
    const response = await open(`https://${host}${path}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("<p>Test</p>");
  },
);

test.each(["/favicon.ico", "/robots.txt"])(
  "%s is nobody's alias: a 404, and no fallback of the workspace",
  async (path) => {
    const { host } = await customer(["keitaro"], path.slice(1));
    const { open, recorded } = createIsolate();
    const response = await open(`https://${host}${path}`);
    expect([response.status, recorded.length]).toEqual([404, 0]);
  },
);

test.each(["/MyOffer_1/", "/MyOffer_1%20?sub1=x", "/MyOffer_1&sub1=x"])(
  "%s, as somebody pasted it, is the alias all the same",
  async (path) => {
    const { workspace, host } = await customer(["keitaro"], "myoffer_1");
    const { open, recorded } = createIsolate();
    await open(`https://${host}${path}`);
    expect(recorded).toMatchObject([{ linkId: workspace.linkId }]);
  },
);
