import type { Book, Turn } from "../lines/book.ts";
import { openLines } from "../lines/numbered-lines.ts";
import { readLine } from "../lines/read-line.ts";
import type { Survey } from "../lines/survey.ts";
import type { ClickLine, ConversionLine, OutcomeLine, TrafficLine } from "../lines/traffic-line.ts";
import { settled } from "@cleverdrip/faults/src/stage/event-loop.ts";
import { linkKey, type Names } from "../setup/fill-control.ts";
import type { ClickDoubts } from "../verdicts/click-doubts.ts";
import type { Asked, World } from "../world/world.ts";
import type { Clock } from "./clock.ts";
import { endOf } from "./end.ts";
import { clickRequest, conversionRequest, outcomeRequest } from "./requests.ts";

export type PlayOptions = {
  readonly input: string;
  readonly world: World;
  readonly clock: Clock;
  readonly survey: Survey;
  readonly names: Names;
  readonly book: Book;
  readonly doubts: Pick<ClickDoubts, "before">;
  readonly onLine: (lines: number) => void;
};

type Stage = Pick<PlayOptions, "world" | "names" | "book"> & {
  /** What a line of the file says. */
  readonly read: (turn: Omit<Turn, "atMs" | "of">) => TrafficLine;
};

/** Sends everything that a file says, each line at its time. */
export async function play(options: PlayOptions): Promise<void> {
  const { input, world, clock, survey, names, book, doubts, onLine } = options;
  const file = openLines(input);
  const stage: Stage = { world, names, book, read: (turn) => readAgain(file.textOf(turn)) };
  let count = 0;
  for (const turn of book.turns()) {
    count += 1;
    onLine(count);
    const atMs = turn.atMs + survey.shiftMs;
    await doubts.before(atMs);
    await clock.passTo(atMs);
    await take(turn, atMs, stage);
  }
  file.close();
}

function readAgain(text: string): TrafficLine {
  const read = readLine(text);
  if (read.kind === "malformed") throw new Error("the file has changed since it was read");
  return read.line;
}

async function take(turn: Turn, atMs: number, stage: Stage): Promise<void> {
  const line = stage.read(turn);
  switch (line.kind) {
    case "click":
      return sendClick(line, turn, atMs, stage);
    case "conversion":
      return sendConversion(line, turn, atMs, stage);
    case "outcome":
      return sendOutcome(line, turn, atMs, stage);
    case "setup":
  }
}

async function sendClick(
  line: ClickLine,
  { number }: Turn,
  atMs: number,
  { world, names, book }: Stage,
): Promise<void> {
  const slug = names.slugs.get(linkKey(line.campaign, line.publisher)) ?? "";
  const { clickId, response } = await world.ask(clickRequest(line, slug), atMs);
  if (clickId !== null) book.keepClick(number, clickId);
  else console.error({ event: "click.unrecorded", ref: line.ref, status: response.status });
}

async function sendConversion(
  line: ConversionLine,
  { number, of }: Turn,
  atMs: number,
  stage: Stage,
): Promise<void> {
  const { world, book } = stage;
  const clickId = clickIdOf(line, of, book);
  const click = of === null || !isOfBrowser(line) ? null : stage.read(book.lineOf(of));
  const browser = click?.kind === "click" ? click : null;
  await send(
    () => conversionRequest(line, clickId, browser),
    atMs,
    world,
    async (asked) => {
      book.keepClick(number, clickId);
      book.keepEnd(number, JSON.stringify(await endOf(asked)));
    },
  );
}

function isOfBrowser({ via }: ConversionLine): boolean {
  return via === "pixel" || via === "snippet";
}

function clickIdOf({ click, rawClickId }: ConversionLine, of: number | null, book: Book): string {
  if (of === null) return rawClickId ?? click ?? "";
  return book.lineOf(of).clickId ?? "";
}

async function sendOutcome(
  line: OutcomeLine,
  { of }: Turn,
  atMs: number,
  { world, book, read }: Stage,
): Promise<void> {
  if (of === null) return;
  const place = book.lineOf(of);
  const about = read(place);
  if (about.kind !== "conversion") return;
  const request = () => outcomeRequest(line, about, place.clickId ?? "");
  await send(request, atMs, world, async () => undefined);
}

/** Sends again what is not taken, as every sender does that is asked to. */
async function send(
  request: () => Request,
  atMs: number,
  world: World,
  answered: (asked: Asked) => Promise<void>,
): Promise<void> {
  // Its click is long stored wherever queues are not behind.
  world.consumer.takeClicks();
  await settled();
  const asked = await world.ask(request(), atMs);
  await answered(asked);
  const { status, headers } = asked.response;
  if (status !== 429 && status !== 503) return;
  const waitMs = Number(headers.get("retry-after") ?? "60") * 1_000;
  world.loop.after(waitMs, () => void send(request, world.loop.nowMs(), world, answered));
}
