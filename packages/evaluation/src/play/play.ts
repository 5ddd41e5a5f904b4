import type { NumberedLine } from "../lines/numbered-lines.ts";
import { readLine } from "../lines/read-line.ts";
import type { Survey } from "../lines/survey.ts";
import type { ClickLine, ConversionLine, OutcomeLine } from "../lines/traffic-line.ts";
import { linkKey, type Names } from "../setup/fill-control.ts";
import type { ClickDoubts } from "../verdicts/click-doubts.ts";
import type { Asked, World } from "../world/world.ts";
import type { Clock } from "./clock.ts";
import { clickRequest, conversionRequest, outcomeRequest, type Browser } from "./requests.ts";

/** A conversion as it was sent, and what was answered. */
export type Sent = {
  readonly line: Pick<ConversionLine, "txid" | "event">;
  readonly clickId: string;
  readonly answer: Pick<Asked, "report" | "verdict"> & { readonly words: string };
};

/** What became of a file's lines, by their refs. */
export type Played = {
  readonly clickIds: Map<string, string>;
  readonly sent: Map<string, Sent>;
};

export type PlayOptions = {
  readonly world: World;
  readonly clock: Clock;
  readonly survey: Survey;
  readonly names: Names;
  readonly doubts: Pick<ClickDoubts, "before">;
  readonly onLine: (lines: number) => void;
};

/** Sends everything that a file says, each line at its time. */
export async function play(
  lines: AsyncIterable<NumberedLine>,
  options: PlayOptions,
): Promise<Played> {
  const played: Played = { clickIds: new Map(), sent: new Map() };
  const browsers = new Map<string, Browser>();
  let count = 0;
  for await (const { number, text } of lines) {
    const read = readLine(text);
    if (read.kind === "malformed") throw new Error(`line ${number} has changed since it was read`);
    const { line } = read;
    count += 1;
    options.onLine(count);
    if (line.kind === "setup") continue;
    await options.doubts.before(line.atMs);
    await options.clock.passTo(line.atMs);
    switch (line.kind) {
      case "click":
        await sendClick(line, played, browsers, options);
        break;
      case "conversion":
        await sendConversion(line, played, browsers, options);
        break;
      case "outcome":
        await sendOutcome(line, played, options);
    }
  }
  return played;
}

async function sendClick(
  line: ClickLine,
  { clickIds }: Played,
  browsers: Map<string, Browser>,
  { world, survey, names }: PlayOptions,
): Promise<void> {
  const slug = names.slugs.get(linkKey(line.campaign, line.publisher)) ?? "";
  const { clickId, response } = await world.ask(clickRequest(line, slug), line.atMs);
  if (clickId === null)
    throw new Error(`click ${line.ref} was not recorded: it was answered ${response.status}`);
  clickIds.set(line.ref, clickId);
  if (survey.browsed.has(line.ref))
    browsers.set(line.ref, { headers: line.headers, ip: line.ip, cf: line.cf });
}

async function sendConversion(
  line: ConversionLine,
  { clickIds, sent }: Played,
  browsers: ReadonlyMap<string, Browser>,
  { world }: PlayOptions,
): Promise<void> {
  const { click, rawClickId, txid, event } = line;
  const clickId = click === null ? (rawClickId ?? "") : (clickIds.get(click) ?? "");
  const browser = click === null ? null : (browsers.get(click) ?? null);
  const request = () => conversionRequest(line, clickId, browser);
  await send(request, line.atMs, world, ({ response, report, verdict }) => {
    const words = response.headers.get("x-verdict") ?? "";
    sent.set(line.ref, { line: { txid, event }, clickId, answer: { report, verdict, words } });
  });
}

async function sendOutcome(
  line: OutcomeLine,
  { sent }: Played,
  { world }: PlayOptions,
): Promise<void> {
  const of = sent.get(line.conversion);
  if (of === undefined) return;
  const request = () => outcomeRequest(line, of.line, of.clickId);
  await send(request, line.atMs, world, () => undefined);
}

/** Sends again what is not taken, as every sender does that is asked to. */
async function send(
  request: () => Request,
  atMs: number,
  world: World,
  answered: (asked: Asked) => void,
): Promise<void> {
  const asked = await world.ask(request(), atMs);
  answered(asked);
  const { status, headers } = asked.response;
  if (status !== 429 && status !== 503) return;
  const waitMs = Number(headers.get("retry-after") ?? "60") * 1_000;
  world.loop.after(waitMs, () => void send(request, world.loop.nowMs(), world, answered));
}
