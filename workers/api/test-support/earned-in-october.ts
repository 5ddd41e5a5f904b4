import { statement, type StatementRow } from "@cleverdrip/contract";
import { storeEntry } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { makePublisher } from "./make.ts";
import { signedIn } from "./member.ts";

type Entry = NonNullable<Parameters<typeof storeEntry>[2]>;
type At = Entry & { readonly at: string };

/** A workspace in New York, asked on 20 November, with a publisher who earned 10 dollars in October. */
export async function earnedInOctober(more: readonly At[] = [], name = "Ada") {
  const member = await signedIn({
    timezone: "America/New_York",
    services: { nowMs: () => Date.parse("2026-11-20T12:00:00Z") },
  });
  const publisher = await makePublisher(member, { name });
  const path = `/v1/publishers/${publisher.id}/statements`;
  const enter = ({ at, ...row }: At) =>
    storeEntry(env.EVENTS, member.workspaceId, {
      publisherId: publisher.id,
      ...row,
      atMs: Date.parse(at),
    });
  const october = { at: "2026-10-10T12:00:00Z", conversionId: "cnv_1", amountMicros: 10_000_000 };
  for (const row of [october, ...more]) await enter(row);
  const list = async (query = "terms=monthly"): Promise<StatementRow[]> => {
    const { body } = await member.get(`${path}?${query}`);
    return statement.array().parse(body.data);
  };
  const pay = (fields: object = {}, period = "2026-10-01") =>
    member.post(`${path}/${period}/pay`, {
      terms: "monthly",
      currency: "USD",
      reference: "wire 7",
      ...fields,
    });
  return { member, publisher, path, enter, list, pay };
}

/** An entry that belongs to no conversion. */
export const hand = { kind: "adjust", conversionId: "" } as const;
