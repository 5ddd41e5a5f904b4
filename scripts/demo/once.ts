import { existsSync, readFileSync, writeFileSync } from "node:fs";

type Progress = { readonly toMs: number; readonly isFilled: boolean };

/**
 * Fills something in up to now, once; the file remembers up to when. An interrupted fill is repeated up to the same time,
 * so that it makes the same ids and counts nothing twice.
 */
export async function once(path: string, fill: (toMs: number) => Promise<void>): Promise<void> {
  const known = readProgress(path);
  if (known?.isFilled === true) return;
  const toMs = known?.toMs ?? Date.now();
  writeProgress(path, { toMs, isFilled: false });
  await fill(toMs);
  writeProgress(path, { toMs, isFilled: true });
}

function readProgress(path: string): Progress | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Progress) : null;
}

function writeProgress(path: string, progress: Progress): void {
  writeFileSync(path, JSON.stringify(progress));
}
