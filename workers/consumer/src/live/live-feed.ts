import type { LiveEvents, LiveTotals } from "@cleverdrip/contract";
import { localDay } from "@cleverdrip/core";
import { readDayTotals, readWorkspaceSettings, type WorkspaceSettings } from "@cleverdrip/db";
import { DurableObject } from "cloudflare:workers";
import { eventsShard } from "../env.ts";

/** Totals go out at most this often: at once after a pause, summed up during a burst, and once more after it. */
const TOTALS_EVERY_MS = 500;
const MAX_SOCKETS = 500;

/**
 * Dashboards of one workspace (its id is the object's name). Sockets hibernate, so an open dashboard costs nothing while
 * nothing happens. Totals are read from the rollups: the live counter cannot disagree with the reports.
 */
export class LiveFeed extends DurableObject<ConsumerEnv> {
  #settings: WorkspaceSettings | null = null;
  #totalsAtMs = 0;

  constructor(ctx: DurableObjectState, env: ConsumerEnv) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Joins a dashboard; the api has checked session and workspace. */
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("upgrade") !== "websocket")
      return new Response("expected a WebSocket", { status: 426 });
    if (this.ctx.getWebSockets().length >= MAX_SOCKETS)
      return new Response("too many dashboards", { status: 503 });
    const settings = await this.#load(request.headers.get("x-workspace-id") ?? "");
    if (settings === null) return new Response("no such workspace", { status: 404 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    server.send(JSON.stringify(await this.#totals(settings)));
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Passes events on at once and has the totals follow; does nothing while nobody watches. */
  async notify(settings: WorkspaceSettings, events: LiveEvents): Promise<void> {
    this.#settings = settings;
    if (this.ctx.getWebSockets().length === 0) return;
    this.#broadcast(events);
    if (Date.now() - this.#totalsAtMs >= TOTALS_EVERY_MS) {
      this.#broadcast(await this.#totals(settings));
      return;
    }
    await this.ctx.storage.put("settings", settings);
    if ((await this.ctx.storage.getAlarm()) === null) {
      await this.ctx.storage.setAlarm(Date.now() + TOTALS_EVERY_MS);
    }
  }

  /** Its workspace was deleted: nobody watches any more, and nothing is kept. */
  async forget(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) socket.close(1000, "the workspace was deleted");
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    this.#settings = null;
  }

  override async alarm(): Promise<void> {
    const settings =
      this.#settings ?? (await this.ctx.storage.get<WorkspaceSettings>("settings")) ?? null;
    if (settings !== null && this.ctx.getWebSockets().length > 0)
      this.#broadcast(await this.#totals(settings));
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    // 1005 and 1006 are only ever reported, never sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  async #load(workspaceId: string): Promise<WorkspaceSettings | null> {
    // Whoever joins is shown what is, also after the workspace has moved to another database.
    this.#settings = await readWorkspaceSettings(this.env.CONTROL, workspaceId);
    return this.#settings;
  }

  async #totals(settings: WorkspaceSettings): Promise<LiveTotals> {
    const atMs = Date.now();
    this.#totalsAtMs = atMs;
    const day = localDay(settings.timezone, atMs);
    const totals = await readDayTotals(
      eventsShard(this.env, settings.eventsShard),
      settings.id,
      day,
    );
    return { type: "totals", atMs, day, ...totals, money: [...totals.money] };
  }

  #broadcast(message: LiveTotals | LiveEvents): void {
    const text = JSON.stringify(message);
    for (const socket of this.ctx.getWebSockets()) {
      try {
        socket.send(text);
      } catch (error) {
        console.warn({ event: "live.send-failed", error: String(error) });
      }
    }
  }
}
