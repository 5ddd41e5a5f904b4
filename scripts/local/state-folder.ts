import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "../repository.ts";

/** Where a local installation keeps its data, secrets and log; CLEVERDRIP_STATE names another folder. */
export function stateFolder(): string {
  const folder = resolve(root, process.env["CLEVERDRIP_STATE"] ?? ".local");
  mkdirSync(folder, { recursive: true });
  return folder;
}
