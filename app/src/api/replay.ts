import type { OwnReplay, ReplayAnswer } from "@cleverdrip/contract";
import { request } from "./request.ts";

/** Some hours: what campaigns count by the event log, and at present. Nothing is written. */
export function compareLog(body: OwnReplay): Promise<ReplayAnswer> {
  return request<ReplayAnswer>("/v1/replay/dry", { method: "POST", body });
}

/** A step: what the event log has and the books lack is written. For owners. */
export function replayLog(body: OwnReplay): Promise<ReplayAnswer> {
  return request<ReplayAnswer>("/v1/replay", { method: "POST", body });
}
