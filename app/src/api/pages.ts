import type { Page } from "@cleverdrip/contract";

export const FIRST_PAGE: string | null = null;

/** How every list of the api continues: by the cursor of the page before. */
export function nextCursorOf<T>(page: Page<T>): string | null {
  return page.nextCursor;
}

export function cursorParameter(cursor: string | null): string | undefined {
  return cursor ?? undefined;
}

export function rowsOf<T>(pages: readonly Page<T>[]): readonly T[] {
  return pages.flatMap((page) => page.data);
}

/** The largest page that the api gives. */
export const MOST_ROWS = 200;
