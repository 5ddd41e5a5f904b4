import type { ReceivedReport } from "@cleverdrip/contract";
import type { ClickBatch } from "@cleverdrip/core";
import type { LetterOwner } from "@cleverdrip/db";
import { splitBatch } from "../clicks/split-batch.ts";
import { openReport } from "../conversions/open-report.ts";
import { readDelivery, type DeliveryMessage } from "../deliveries/delivery-message.ts";
import type { FactsDeps } from "../facts-deps.ts";
import { readKeptReport, type KeptReport } from "./kept-report.ts";
import { anyClickBatch } from "./read-clicks.ts";
import { readMessage, type ReadMessage } from "./read-message.ts";

export type AnyMessage =
  | ReadMessage
  | ({ readonly kind: "kept-report" } & KeptReport)
  | { readonly kind: "delivery"; readonly message: DeliveryMessage };

/** A message of any queue, or what it became when it was kept aside. */
export function readAny(body: unknown): AnyMessage {
  const delivery = readDelivery(body);
  if (delivery.kind === "delivery") return delivery;
  const kept = readKeptReport(body);
  if (kept !== null) return { kind: "kept-report", ...kept };
  const unpacked = anyClickBatch.safeParse(body);
  return unpacked.success ? { kind: "clicks", batch: unpacked.data } : readMessage(body);
}

export type Meaning = {
  readonly subject: string | null;
  readonly owners: readonly LetterOwner[];
};

const NOBODYS: Meaning = { subject: null, owners: [] };

/** What a message stands for, and whose it is. Never fails: what cannot be told must not keep a message from its row. */
export async function meaningOf(
  read: AnyMessage,
  deps: Pick<FactsDeps, "linkTerms">,
): Promise<Meaning> {
  try {
    return await find(read, deps);
  } catch (error) {
    console.error({ event: "dead-letter.meaning-unread", error: String(error) });
    return NOBODYS;
  }
}

async function find(
  read: AnyMessage,
  { linkTerms }: Pick<FactsDeps, "linkTerms">,
): Promise<Meaning> {
  switch (read.kind) {
    case "unreadable":
      return NOBODYS;
    case "clicks":
      return { subject: `clicks:${read.batch.batchId}`, owners: ownersOfClicks(read.batch) };
    case "delivery": {
      const { workspaceId, deliveryId, number } = read.message;
      const subject = `delivery:${workspaceId}:${deliveryId}:${number}`;
      return { subject, owners: [{ workspaceId, clicks: 0 }] };
    }
    case "kept-report":
    case "report": {
      const { id } = read.kind === "report" ? await openReport(read.report) : read.known;
      const workspaceId = await ownerOfReport(read.report, linkTerms);
      const owners = workspaceId === null ? [] : [{ workspaceId, clicks: 0 }];
      return { subject: `report:${id}`, owners };
    }
  }
}

function ownersOfClicks(batch: ClickBatch): readonly LetterOwner[] {
  return [...splitBatch(batch)].map(([workspaceId, { clicks }]) => ({
    workspaceId,
    clicks: clicks.length,
  }));
}

/** null = nothing tells, or CONTROL does not: then it is the operator's. */
async function ownerOfReport(
  { workspaceId, click }: ReceivedReport,
  linkTerms: FactsDeps["linkTerms"],
): Promise<string | null> {
  if (workspaceId !== undefined || click === null) return workspaceId ?? null;
  try {
    return (await linkTerms(click.linkNumber))?.workspace.id ?? null;
  } catch (error) {
    console.error({ event: "dead-letter.owner-unread", error: String(error) });
    return null;
  }
}
