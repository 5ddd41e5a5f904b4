import type { ClickBatch, ClickEvent, ReceivedReport } from "@cleverdrip/contract";
import { entityId, NO_SIGNALS } from "@cleverdrip/core";
import { plainClick } from "@cleverdrip/simulator";
import { testClickId } from "./click-keys.ts";
import type { TestWorkspace } from "./workspace.ts";

/** A plain payable click of the workspace's link from a browser in Germany, each from an address of its own. */
export async function testClick(
  workspace: TestWorkspace,
  change: Partial<ClickEvent> = {},
): Promise<ClickEvent> {
  const atMs = change.atMs ?? Date.now();
  const id = change.id ?? testClickId(workspace.linkNumber, atMs);
  return {
    ...plainClick(id, atMs, workspace),
    ip: randomAddress(),
    country: "DE",
    region: "Berlin",
    city: "Berlin",
    asn: 3320,
    asOrganization: "Deutsche Telekom AG",
    userAgent:
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    language: "de-DE",
    referrer: "https://www.blog.example/post",
    query: "",
    ...NO_SIGNALS,
    ...change,
  };
}

export async function testBatch(
  workspace: TestWorkspace,
  count: number,
  change: Partial<ClickEvent> = {},
): Promise<ClickBatch> {
  const clicks = await Promise.all(
    Array.from({ length: count }, () => testClick(workspace, change)),
  );
  return testBatchOf(clicks);
}

/** A batch of these clicks as an isolate sends it now; nobody counted it unless `origin` is given. */
export function testBatchOf(
  clicks: readonly ClickEvent[],
  change: Partial<Omit<ClickBatch, "clicks">> = {},
): ClickBatch {
  const batchId = entityId("bat", Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  return { v: 3, kind: "clicks", batchId, origin: null, clicks, ...change };
}

/** Null = the report says nothing of it. */
type Said = Readonly<
  Partial<Record<"txid" | "event" | "amount" | "currency" | "status", string | null>>
>;

/** A sale of $25 by that click, received five minutes after it. */
export function testConversion(
  workspace: TestWorkspace,
  click: Pick<ClickEvent, "id" | "atMs">,
  { receivedAtMs = click.atMs + 300_000, ...said }: Said & { readonly receivedAtMs?: number } = {},
): ReceivedReport {
  const sale = { txid: crypto.randomUUID(), event: "sale", amount: "25.00", currency: "USD" };
  const given = Object.entries({ ...sale, ...said }).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return testReport(workspace, click, Object.fromEntries(given), { receivedAtMs });
}

/** A postback for that click, or for none, with the parameters as they stand in its URL; received five minutes later. */
export function testReport(
  workspace: TestWorkspace,
  click: Pick<ClickEvent, "id" | "atMs"> | null,
  parameters: Readonly<Record<string, string>> = {},
  change: Partial<ReceivedReport> = {},
): ReceivedReport {
  const { linkNumber } = workspace;
  const named = click === null ? {} : { click_id: click.id };
  return {
    v: 2,
    kind: "report",
    receivedAtMs: (click?.atMs ?? Date.now()) + 300_000,
    via: "postback",
    parameters: Object.entries({ ...named, ...parameters }),
    query: new URLSearchParams(parameters).toString(),
    ip: "203.0.113.7",
    host: "go.example",
    click: click === null ? null : { clickId: click.id, atMs: click.atMs, linkNumber },
    clickProblem: click === null ? "missing" : null,
    ...change,
  };
}

function randomAddress(): string {
  const [a = 0, b = 0, c = 0] = crypto.getRandomValues(new Uint8Array(3));
  return `10.${a}.${b}.${c}`;
}
