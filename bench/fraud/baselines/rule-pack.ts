import type { ClickLine, ConversionLine } from "@cleverdrip/simulator";
import { verdictOf, type Finding, type FraudJudge, type Verdict } from "../verdict.ts";

const botNames =
  /bot|crawl|spider|preview|headless|python|curl|wget|java\/|go-http|okhttp|axios|node|guzzle|reqwest|facebookexternalhit|whatsapp/i;
const hostNames =
  /amazon|google|microsoft|digitalocean|hetzner|ovh|linode|akamai|cloudflare|fastly|vultr|constant company|contabo|alibaba|tencent|oracle|scaleway|m247|datacamp|leaseweb|quadranet|hosting|server|zscaler/i;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Of the kind that comes with many trackers: lists, limits for each address, and a shortest time to convert. */
const perIpHour = 3;
const perIpDay = 10;
const shortestMs = 10_000;
/** Clicks of a publisher in a quarter of an hour, against its mean so far. */
const spike = 5;

export const rulePack: FraudJudge = (lines) => {
  const recent = new Map<string, number[]>();
  const converted = new Map<string, number>();
  const pace = new Map<string, Pace>();
  const clicks = new Map<
    string,
    { readonly line: ClickLine; readonly findings: readonly Finding[] }
  >();
  return lines.flatMap((line): readonly Verdict[] => {
    if (line.kind === "click") {
      const findings = [...listed(line), ...tooMany(recent, line), ...tooFast(pace, line)];
      clicks.set(line.ref, { line, findings });
      return [verdictOf(line.ref, line.atMs, findings)];
    }
    if (line.kind !== "conversion") return [];
    const click = clicks.get(line.click ?? "");
    if (click === undefined)
      return [
        verdictOf(line.ref, line.atMs, [{ rule: "click-id", detail: "the click is not known" }]),
      ];
    return [
      verdictOf(line.ref, line.atMs, [...click.findings, ...result(converted, line, click.line)]),
    ];
  });
};

function listed({ headers, cf }: ClickLine): readonly Finding[] {
  const userAgent = headers["user-agent"] ?? "";
  if (headers["sec-purpose"] !== undefined || headers["purpose"] !== undefined)
    return [{ rule: "prefetch", detail: "the page was fetched ahead", class: "givt" }];
  if (botNames.test(userAgent)) return [{ rule: "bot-name", detail: userAgent, class: "givt" }];
  if (hostNames.test(cf.asOrganization))
    return [{ rule: "data-centre", detail: cf.asOrganization }];
  return headers["accept-language"] === undefined
    ? [{ rule: "no-language", detail: "no language is named" }]
    : [];
}

function tooMany(recent: Map<string, number[]>, { ip, atMs }: ClickLine): readonly Finding[] {
  const times = (recent.get(ip) ?? []).filter((time) => atMs - time < dayMs);
  times.push(atMs);
  recent.set(ip, times);
  const inHour = times.filter((time) => atMs - time < hourMs).length;
  return inHour > perIpHour || times.length > perIpDay
    ? [
        {
          rule: "ip-rate",
          detail: `${inHour} clicks of this address in an hour, ${times.length} in a day`,
        },
      ]
    : [];
}

type Pace = { readonly sinceMs: number; total: number; slot: number; inSlot: number };

function tooFast(pace: Map<string, Pace>, { publisher, atMs }: ClickLine): readonly Finding[] {
  const slot = Math.floor(atMs / (hourMs / 4));
  const own = pace.get(publisher) ?? { sinceMs: atMs, total: 0, slot, inSlot: 0 };
  pace.set(publisher, own);
  if (own.slot !== slot) Object.assign(own, { slot, inSlot: 0 });
  own.total += 1;
  own.inSlot += 1;
  const slots = (atMs - own.sinceMs) / (hourMs / 4) + 1;
  const isSpike = slots > 96 && own.inSlot > 10 && own.inSlot > (spike * own.total) / slots;
  return isSpike ? [{ rule: "spike", detail: `${own.inSlot} clicks in a quarter of an hour` }] : [];
}

function result(
  converted: Map<string, number>,
  line: ConversionLine,
  click: ClickLine,
): readonly Finding[] {
  const before = converted.get(click.ip);
  converted.set(click.ip, line.atMs);
  const afterMs = line.atMs - click.atMs;
  return [
    ...(afterMs < shortestMs
      ? [{ rule: "short-time", detail: `converted after ${afterMs} ms` }]
      : []),
    ...(before !== undefined && line.atMs - before < dayMs
      ? [{ rule: "ip-repeat", detail: "another result of this address within a day" }]
      : []),
  ];
}
