import type { DayBranch, DayRecord, SealedRecord, SignedLine } from "@cleverdrip/core";

/** A sealed day as the log keeps it, for good. */
export type DayObject = DayRecord & {
  readonly branches: readonly DayBranch[];
  readonly lines: readonly SignedLine[];
};

export function dayKey(workspaceId: string, day: string): string {
  return `${receiptFolder(workspaceId)}${day}.ndjson.gz`;
}

export function receiptFolder(workspaceId: string): string {
  return `${workspaceId}/receipts/`;
}

/** Writes a day unless it is there; false where it is. That one write is what makes a root the root of its day. */
export async function writeDay(log: R2Bucket, { day, signature, branches, lines }: DayObject) {
  const byPublisher = Map.groupBy(lines, ({ outcome }) => outcome.publisher);
  const records: readonly SealedRecord[] = [
    { day, signature },
    ...branches.flatMap((branch) => [{ branch }, ...(byPublisher.get(branch.publisher) ?? [])]),
  ];
  const text = records.map((record) => `${JSON.stringify(record)}\n`).join("");
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const written = await log.put(
    dayKey(day.workspace, day.day),
    await new Response(packed).arrayBuffer(),
    { onlyIf: { etagDoesNotMatch: "*" } },
  );
  return written !== null;
}

/** Reads a day; of its lines only those that are wanted, because all of them may be many. null = there is none. */
export async function readDay(
  log: R2Bucket,
  workspaceId: string,
  day: string,
  publisherId: string | null = null,
): Promise<DayObject | null> {
  const object = await log.get(dayKey(workspaceId, day));
  if (object === null) return null;
  let head: DayRecord | null = null;
  let isWanted = true;
  const branches: DayBranch[] = [];
  const lines: SignedLine[] = [];
  for await (const text of linesOf(object.body)) {
    if (!isWanted && text.startsWith('{"outcome"')) continue;
    // Nobody but `writeDay` writes there; whether it is still what it wrote the trees tell.
    const record = JSON.parse(text) as SealedRecord;
    if ("day" in record) head = record;
    else if ("outcome" in record) lines.push(record);
    else {
      branches.push(record.branch);
      isWanted = publisherId === null || record.branch.publisher === publisherId;
    }
  }
  return head === null ? null : { ...head, branches, lines };
}

async function* linesOf(packed: ReadableStream): AsyncGenerator<string> {
  const plain = packed
    .pipeThrough(new DecompressionStream("gzip"))
    .pipeThrough(new TextDecoderStream());
  let rest = "";
  for await (const part of plain) {
    const texts = `${rest}${part}`.split("\n");
    rest = texts.pop() ?? "";
    yield* texts;
  }
  if (rest !== "") yield rest;
}

/** Days after that one that the log has, in their order. */
export async function laterDays(
  log: R2Bucket,
  workspaceId: string,
  afterDay: string | null,
): Promise<readonly string[]> {
  const prefix = receiptFolder(workspaceId);
  const startAfter = afterDay === null ? {} : { startAfter: dayKey(workspaceId, afterDay) };
  const { objects } = await log.list({ prefix, limit: 100, ...startAfter });
  return objects.map(({ key }) => key.slice(prefix.length, -".ndjson.gz".length)).toSorted();
}
