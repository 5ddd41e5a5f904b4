import { root } from "../scripts/repository.ts";
import { mustRun } from "../scripts/shell/run.ts";
import type { Command } from "./pinned.ts";
import { slug } from "./snapshots.ts";
import type { Round } from "./statistics.ts";

export type Measurement = Round & { readonly requests: number; readonly generatorLoad: number };

export const connections = 32;

/** What a browser sends and Cloudflare adds; both Workers are sent the same. */
const requestTo = (host: string) =>
  [
    `GET /c/${slug}?sub1=newsletter&sub2=banner-a&source=bench HTTP/1.1`,
    `host: ${host}`,
    "user-agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36",
    "accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "accept-language: en-US,en;q=0.9",
    "referer: https://reviews.example/best-of",
    "cf-connecting-ip: 198.18.0.1",
    `cf-blob: ${JSON.stringify({ country: "US", region: "California", city: "Los Angeles", asn: 7922, asOrganization: "Comcast Cable", colo: "LAX", httpProtocol: "HTTP/2" })}`,
    "",
    "",
  ].join("\r\n");

/** One round of the load generator, a process of its own. */
export async function measure(
  pin: (command: Command) => Command,
  target: { readonly host: string; readonly port: number },
  seconds: number,
): Promise<Measurement> {
  const generator = [
    `${root}/bench/load.ts`,
    String(target.port),
    JSON.stringify(requestTo(target.host)),
  ];
  const { command, args } = pin({
    command: process.execPath,
    args: [...generator, String(connections), String(seconds)],
  });
  // Written by load.ts.
  return JSON.parse(await mustRun(command, args)) as Measurement;
}
