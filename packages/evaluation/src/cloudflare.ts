/** What of `cloudflare:workers` the product's code needs where there is no Cloudflare. */
export class DurableObject {
  readonly ctx: unknown;
  readonly env: unknown;

  constructor(ctx: unknown, env: unknown) {
    this.ctx = ctx;
    this.env = env;
  }
}

export class WorkerEntrypoint extends DurableObject {}

/** Work behind a response goes on by itself. */
export function waitUntil(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
