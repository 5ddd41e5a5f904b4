import { readWorkspaceSettings } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { purgeInTurn } from "../src/schedule/purge-in-turn.ts";
import { careFor } from "../src/schedule/run-schedule.ts";
import { scheduleDeps } from "../src/schedule/schedule-deps.ts";

/** A run of the schedule for one workspace: those of all other tests stay as they are. */
export async function runOwnSchedule(workspaceId: string, nowMs: number): Promise<void> {
  const deps = scheduleDeps(env, nowMs);
  const settings = await readWorkspaceSettings(env.CONTROL, workspaceId);
  if (settings === null) throw new Error(`there is no workspace ${workspaceId}`);
  const steps = await careFor({ ...settings, isMoving: false }, deps);
  if (steps !== null) await purgeInTurn([{ subject: workspaceId, steps }], deps);
}
