import type { World } from "../world/world.ts";
import type { ClickRow, ConversionRow, Facts } from "./facts.ts";

/** Clocks of two machines may differ by so much. */
const TOLERANCE_MS = 300_000;

/**
 * I18: of a visitor's first clicks, where several are of one moment, the one with the smaller id is paid, whichever arrived
 * first. The click that was named ends the journey. Ties between reports are a matter of `model/expect.ts`.
 */
export function checkTies(
  { prepared, record }: World,
  { clicks, conversions }: Facts,
): readonly string[] {
  if (prepared.scenario.model.kind !== "first") return [];
  // A batch that nobody was told was taken may be stored, and what follows from it still to be done.
  if ([...record.batches.values()].some(({ isTaken }) => !isTaken)) return [];
  return conversions.flatMap((row) => {
    const first = firstClick(row, clicks);
    if (first === null || first.link_id === row.link_id) return [];
    return [`I18 ${row.id} is of ${row.link_id}, but ${first.id} came first`];
  });
}

function firstClick(row: ConversionRow, clicks: readonly ClickRow[]): ClickRow | null {
  const own = clicks.filter(({ workspace_id: ws }) => ws === row.workspace_id);
  const named = own.find(({ id }) => id === row.click_id);
  // The visitor of a click that is none of the accepted ones is not asked after.
  if (named?.reason !== "OK") return null;
  const isBefore = (click: ClickRow) =>
    click.visitor_id === named.visitor_id &&
    click.reason === "OK" &&
    click.at_ms <= row.at_ms + TOLERANCE_MS &&
    inTime(click, named) <= 0;
  return own.filter(isBefore).toSorted(inTime)[0] ?? named;
}

function inTime(a: ClickRow, b: ClickRow): number {
  if (a.at_ms !== b.at_ms) return a.at_ms - b.at_ms;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
