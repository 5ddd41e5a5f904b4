import { packClick, type ClickEvent } from "@cleverdrip/core";
import { createTestWorkspace, testClick } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeClick } from "./write-click.ts";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom('"', "\\", "\u2028", "\u0000", "界"),
);

test("what is written by hand is what JSON would have written, whatever the client sent", async () => {
  const click = await testClick(await createTestWorkspace(env.CONTROL));
  const change: fc.Arbitrary<Partial<ClickEvent>> = fc.record(
    {
      ip: text,
      country: text,
      region: text,
      city: text,
      asn: fc.option(fc.nat()),
      asOrganization: text,
      userAgent: text,
      language: text,
      referrer: text,
      subs: fc.dictionary(fc.constantFrom("sub1", "sub2", "sub20"), text),
      source: text,
      externalId: text,
      isReturning: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(change, (fields) => {
      const changed = { ...click, ...fields };
      expect(JSON.parse(writeClick(changed, 3))).toEqual(
        JSON.parse(JSON.stringify(packClick(changed, 3))),
      );
    }),
    { numRuns: 300 },
  );
});
