import type { ClickEvent, Link, ReceivedReport } from "@cleverdrip/contract";
import { type ClickIdKeys, mintClickId, SIGNAL_NAMES } from "@cleverdrip/core";
import {
  type ClickLine,
  type ConversionLine,
  createRandom,
  plainClick,
  type Random,
  type StagedPlan,
  stagedTraffic,
} from "@cleverdrip/simulator";
import type { History } from "../api/operator.ts";
import { batchesOf, postbackOf } from "../simulate/history.ts";
import { queryOf } from "../simulate/mint-click.ts";

export type StagedHistoryPlan = {
  readonly workspaceId: string;
  /** The link of a campaign and a publisher, by `campaign publisher`, names as in the plan. */
  readonly links: ReadonlyMap<string, Link>;
  readonly stage: StagedPlan;
  /** It is brought forward by so much. Whole days leave everybody's hours, and so what is found out, as they are. */
  readonly shiftMs: number;
  readonly keys: ClickIdKeys;
};

const clicksAtOnce = 500;
const dayMs = 86_400_000;

export function linkKey(campaign: string, publisher: string): string {
  return `${campaign} ${publisher}`;
}

/** Staged traffic, oldest first, as the tracker would have recorded it. What lies after its end is left out. */
export function stagedHistory(plan: StagedHistoryPlan): History {
  const { stage, shiftMs } = plan;
  const toMs = stage.fromMs + stage.days * dayMs;
  const random = createRandom(`${stage.seed}/click-ids`);
  const recorded = new Map<string, { readonly click: ClickEvent; readonly link: Link }>();
  const reports: ReceivedReport[] = [];
  for (const { line } of stagedTraffic(stage)) {
    const atMs = "atMs" in line ? line.atMs + shiftMs : 0;
    if (line.kind === "click") {
      const link = linkOf(plan, line);
      recorded.set(line.ref, { click: clickOf(plan, { ...line, atMs }, link, random), link });
    } else if (line.kind === "conversion" && line.atMs < toMs) {
      const made = recorded.get(line.click ?? "");
      if (made !== undefined) reports.push(reportOf({ ...line, atMs }, made.click, made.link));
    }
  }
  const clicks = [...recorded.values()].map(({ click }) => click);
  return { batches: portionsOf(clicks, clicksAtOnce).flatMap(batchesOf), reports };
}

/** In their order, at most so many each. */
export function portionsOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

function linkOf({ links }: StagedHistoryPlan, { campaign, publisher }: ClickLine): Link {
  const link = links.get(linkKey(campaign, publisher));
  if (link === undefined) throw new Error(`${publisher} has no link of ${campaign}`);
  return link;
}

function clickOf(
  { workspaceId, keys }: StagedHistoryPlan,
  { atMs, ip, headers, cf, subs }: ClickLine,
  link: Link,
  random: Random,
): ClickEvent {
  const draws = [Math.floor(random.next() * 2 ** 32), Math.floor(random.next() * 2 ** 32)] as const;
  const parts = { atMs, keyVersion: keys.current.version, linkNumber: link.number, random: draws };
  const id = mintClickId(parts, keys.current.mac);
  return {
    ...plainClick(id, atMs, {
      workspaceId,
      campaignId: link.campaignId,
      publisherId: link.publisherId,
      linkId: link.id,
    }),
    ip,
    country: cf.country,
    region: "",
    city: "",
    asn: cf.asn,
    asOrganization: cf.asOrganization,
    userAgent: headers["user-agent"] ?? "",
    language: (headers["accept-language"] ?? "").split(/[,;]/)[0] ?? "",
    referrer: headers["referer"] ?? "",
    query: queryOf({ subs, source: "", externalId: "" }),
    ...signalsOf(headers, cf),
  };
}

/** Of a hash of TLS ciphers or extensions, as the tracker keeps it. */
const hashLength = 12;

function signalsOf(headers: ClickLine["headers"], cf: ClickLine["cf"]) {
  const said: Readonly<Record<string, string>> = { ...headers, ":proto": cf.httpProtocol };
  const hashes = [cf.tlsClientCiphersSha1, cf.tlsClientExtensionsSha1];
  return {
    signals: SIGNAL_NAMES.map((name) => said[name] ?? ""),
    timezone: cf.timezone,
    tls: hashes.map((hash) => hash.slice(0, hashLength)).join(" "),
    rttMs: cf.clientTcpRtt ?? null,
  };
}

function reportOf(
  { atMs, txid, event, leadHash }: ConversionLine,
  { id, atMs: clickAtMs }: ClickEvent,
  { number }: Link,
): ReceivedReport {
  const said = { click_id: id, txid, event };
  return postbackOf(atMs, leadHash === undefined ? said : { ...said, lead: leadHash }, {
    clickId: id,
    atMs: clickAtMs,
    linkNumber: number,
  });
}
