import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

declare module "vitest" {
  // Merging into vitest's interface is how its provide() and inject() are typed.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  export interface ProvidedContext {
    /** State folder that the product's first start has left. */
    readonly startedFolder: string;
  }
}

/** With what a first start has left: the demo takes five times as long to make as the product to start. */
export function newStateFolder(): string {
  const folder = emptyFolder();
  cpSync(inject("startedFolder"), folder, { recursive: true });
  return folder;
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "cleverdrip-e2e-"));
}

export function removeStateFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
