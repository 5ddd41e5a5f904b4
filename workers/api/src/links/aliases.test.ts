import { link } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { makeLink } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

test("what a link is called elsewhere leads the edge to it, in one spelling", async () => {
  const member = await signedIn();
  const created = link.parse(await makeLink(member, { aliases: ["AB/7", "ab/7", "12"] }));
  expect(created.aliases).toEqual(["12", "ab/7"]);
  for (const alias of created.aliases) {
    expect(await snapshotOf("alias", `${member.workspaceId}:${alias}`)).toEqual({
      slug: created.slug,
    });
  }
});

test("an alias that is taken away is gone at the edge, one that stays stays", async () => {
  const member = await signedIn();
  const { id, slug } = await makeLink(member, { aliases: ["1/2", "3/4"] });
  const changed = await member.patch(`/v1/links/${id}`, { aliases: ["3/4", "5"] });
  expect(changed.body.aliases).toEqual(["3/4", "5"]);
  const published = (alias: string) => snapshotOf("alias", `${member.workspaceId}:${alias}`);
  expect(await published("1/2")).toBeNull();
  expect(await published("3/4")).toEqual({ slug });
  expect(await published("5")).toEqual({ slug });
  expect((await auditOf(member.workspaceId)).at(-1)).toMatchObject({
    action: "link.change",
    before: { aliases: ["1/2", "3/4"] },
    after: { aliases: ["3/4", "5"] },
  });
});

test("an alias moves from one link to another once the first has let go of it", async () => {
  const member = await signedIn();
  const one = await makeLink(member, { aliases: ["1/2"] });
  const other = await makeLink(member);
  const taken = await member.patch(`/v1/links/${other.id}`, { aliases: ["0", "1/2"] });
  expect(taken.status).toBe(409);
  expect(taken.body.errors).toEqual([
    { path: "aliases", message: `"1/2" is that of the link "${one.slug}"` },
  ]);
  expect((await member.get(`/v1/links/${other.id}`)).body.aliases).toEqual([]);
  await member.patch(`/v1/links/${one.id}`, { aliases: [] });
  const moved = await member.patch(`/v1/links/${other.id}`, { aliases: ["1/2"] });
  expect(moved.body.aliases).toEqual(["1/2"]);
  expect(await snapshotOf("alias", `${member.workspaceId}:1/2`)).toEqual({ slug: other.slug });
});

test("a new link with an alias in use is refused and not made", async () => {
  const member = await signedIn();
  const { campaignId, publisherId } = await makeLink(member, { aliases: ["1/2"] });
  const answer = await member.post("/v1/links", { campaignId, publisherId, aliases: ["1/2"] });
  expect(answer.status).toBe(409);
  expect((await member.get("/v1/links")).body.data).toHaveLength(1);
});

test("another workspace may call its own link the same", async () => {
  await makeLink(await signedIn(), { aliases: ["1/2"] });
  expect((await makeLink(await signedIn(), { aliases: ["1/2"] })).aliases).toEqual(["1/2"]);
});

test.each(["a/b/c", "a b", "/", "", "a:b", "x".repeat(81)])(
  "the alias %j is refused",
  async (alias) => {
    const member = await signedIn();
    const { id } = await makeLink(member);
    const answer = await member.patch(`/v1/links/${id}`, { aliases: [alias] });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe("aliases.0");
  },
);

test("the same aliases in another order are no change", async () => {
  const member = await signedIn();
  const created = await makeLink(member, { aliases: ["1", "2"] });
  const same = await member.patch(`/v1/links/${created.id}`, { aliases: ["2", "1"] });
  expect(same.body).toEqual(created);
});
