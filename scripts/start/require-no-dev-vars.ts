import { existsSync } from "node:fs";
import { root } from "../repository.ts";

/** wrangler prefers .dev.vars to the installation's own secrets, and half of each would not work together. */
export function requireNoDevVars(): void {
  const found = ["", "workers/tracker/", "workers/consumer/", "workers/api/", "app/"]
    .map((folder) => `${folder}.dev.vars`)
    .filter((path) => existsSync(`${root}/${path}`));
  if (found.length === 0) return;
  throw new Error(`Remove ${found.join(", ")}: the local secrets are in the state folder.`);
}
