import { idPage, type IdPage } from "../id-page.ts";

/** Rows that one request may look at. A filter that matches few of them ends the page early, with where to go on. */
const SCAN_ROWS = 5_000;

/** How many rows a page may look at: without a filter every row looked at is a row of the page. */
export function scanRows(isFiltered: boolean, limit: number): number {
  return isFiltered ? SCAN_ROWS : limit + 1;
}

/**
 * The page behind a bounded scan: `matches` were read with a limit of one more than asked for, `boundaryId` is the id
 * of the last row that the scan may have looked at, or null where it came to the end of the table.
 */
export function scanPage<T extends { readonly id: string }>(
  matches: readonly T[],
  limit: number,
  boundaryId: string | null,
): IdPage<T> {
  const page = idPage(matches, limit);
  return page.lastId === null ? { rows: page.rows, lastId: boundaryId } : page;
}
