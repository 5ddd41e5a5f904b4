import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { FraudJudge } from "./verdict.ts";

/** Throws where the module has no function of that name. */
export async function loadJudge(path: string): Promise<FraudJudge> {
  const loaded: unknown = await import(pathToFileURL(resolve(path)).href);
  const judge = (loaded as { readonly judge?: unknown }).judge;
  if (typeof judge !== "function") throw new Error(`${path} exports no function named judge.`);
  // Whatever it returns is joined by ref, which finds out strangers.
  return judge as FraudJudge;
}
