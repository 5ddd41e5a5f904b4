import { domain, pageOf } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditedActions } from "../../test-support/audit.ts";
import { makeDomain, makeLink } from "../../test-support/make.ts";
import { randomId, signedIn } from "../../test-support/member.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

test("a new domain leads the edge to its workspace", async () => {
  const member = await signedIn();
  const created = domain.parse(await makeDomain(member, `GO.${randomId()}.Example`));
  expect(created.hostname).toBe(created.hostname.toLowerCase());
  expect(await snapshotOf("host", created.hostname)).toMatchObject({
    workspaceId: member.workspaceId,
    scriptPath: null,
    eventPath: null,
  });
});

test("a host name belongs to one workspace of the installation", async () => {
  const { hostname } = await makeDomain(await signedIn());
  const answer = await (await signedIn()).post("/v1/domains", { hostname });
  expect(answer.status).toBe(409);
  expect(answer.body.errors[0].path).toBe("hostname");
});

test("the platform's own hosts cannot be claimed", async () => {
  const member = await signedIn({
    services: {
      trackingOrigin: "https://go.clever.example",
      appOrigin: "https://app.clever.example",
    },
  });
  for (const hostname of ["go.clever.example", "app.clever.example"]) {
    const answer = await member.post("/v1/domains", { hostname });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe("hostname");
  }
});

test.each(["localhost", "https://a.example", "a.example/x", "1.2.3.4", "a..example", "-a.example"])(
  "the host name %s is refused",
  async (hostname) => {
    const answer = await (await signedIn()).post("/v1/domains", { hostname });
    expect(answer.status).toBe(400);
  },
);

const NAMES = { scriptPath: "/assets/shop.js", eventPath: "/assets/in" };

test("a domain's own names for the snippet are published, and each change with a newer version", async () => {
  const member = await signedIn();
  const { id, hostname } = await makeDomain(member);
  const changed = await member.patch(`/v1/domains/${id}`, NAMES);
  expect([changed.status, changed.body]).toMatchObject([200, { id, hostname, ...NAMES }]);
  const named = await snapshotOf("host", hostname);
  expect(named).toMatchObject(NAMES);
  const usual = { scriptPath: null };
  expect((await member.patch(`/v1/domains/${id}`, usual)).body).toMatchObject(usual);
  const last = await snapshotOf("host", hostname);
  expect(last).toMatchObject({ scriptPath: null, eventPath: NAMES.eventPath });
  expect(last?.["version"]).toBeGreaterThan(Number(named?.["version"]));
  expect(await auditedActions(member.workspaceId)).toEqual([
    "domain.create",
    "domain.change",
    "domain.change",
  ]);
});

test("asking for the names a domain has already leaves no trace", async () => {
  const member = await signedIn();
  const created = await member.post("/v1/domains", { hostname: `${randomId()}.example`, ...NAMES });
  expect(created.body).toMatchObject(NAMES);
  expect((await member.patch(`/v1/domains/${created.body.id}`, NAMES)).status).toBe(200);
  expect(await auditedActions(member.workspaceId)).toEqual(["domain.create"]);
});

test("a host name that is attached again is newer at the edge than it was before", async () => {
  const first = await signedIn();
  const { id, hostname } = await makeDomain(first);
  await first.patch(`/v1/domains/${id}`, NAMES);
  const before = await snapshotOf("host", hostname);
  await first.remove(`/v1/domains/${id}`);
  const second = await signedIn();
  await makeDomain(second, hostname);
  const after = await snapshotOf("host", hostname);
  expect(after).toMatchObject({ workspaceId: second.workspaceId, eventPath: null });
  expect(after?.["version"]).toBeGreaterThan(Number(before?.["version"]));
});

test.each([
  ["scriptPath", "/assets/shop"],
  ["scriptPath", "/j/shop.js"],
  ["eventPath", "/in"],
  ["eventPath", "/v1/in"],
])("%s %s is refused at its field", async (field, path) => {
  const member = await signedIn();
  const { id } = await makeDomain(member);
  const answer = await member.patch(`/v1/domains/${id}`, { [field]: path });
  expect([answer.status, answer.body.errors[0].path]).toEqual([400, field]);
});

test("another workspace's domain cannot be changed", async () => {
  const { id } = await makeDomain(await signedIn());
  expect((await (await signedIn()).patch(`/v1/domains/${id}`, NAMES)).status).toBe(404);
});

test("a removed domain is gone from the list and from the edge", async () => {
  const member = await signedIn();
  const { id, hostname } = await makeDomain(member);
  const answer = await member.remove(`/v1/domains/${id}`);
  expect(answer.status).toBe(204);
  expect(answer.body).toBe("");
  expect(await snapshotOf("host", hostname)).toBeNull();
  expect((await member.get("/v1/domains")).body).toEqual({ data: [], nextCursor: null });
  expect((await member.remove(`/v1/domains/${id}`)).status).toBe(404);
  expect(await auditedActions(member.workspaceId)).toEqual(["domain.create", "domain.remove"]);
});

test("a domain stays while links use it", async () => {
  const member = await signedIn();
  const { id, hostname } = await makeDomain(member);
  const link = await makeLink(member, { domainId: id });
  const answer = await member.remove(`/v1/domains/${id}`);
  expect(answer.status).toBe(409);
  expect(answer.body.detail).toContain(hostname);
  expect(await snapshotOf("host", hostname)).not.toBeNull();
  expect(await auditedActions(member.workspaceId)).not.toContain("domain.remove");
  await member.patch(`/v1/links/${link.id}`, { domainId: null });
  expect((await member.remove(`/v1/domains/${id}`)).status).toBe(204);
});

test("domains are listed page by page", async () => {
  const member = await signedIn();
  const ids = [(await makeDomain(member)).id, (await makeDomain(member)).id];
  const first = await member.get("/v1/domains?limit=1");
  const second = await member.get(`/v1/domains?limit=1&cursor=${first.body.nextCursor}`);
  const seen = [first, second].flatMap(({ body }) => pageOf(domain).parse(body).data);
  expect(seen.map((row) => row.id)).toEqual(ids.toSorted().toReversed());
  expect(second.body.nextCursor).toBeNull();
});
