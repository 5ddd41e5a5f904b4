/** What of `cloudflare:workers` the code under test needs where there is no Cloudflare. */
export class DurableObject {
  readonly ctx: unknown;
  readonly env: unknown;

  constructor(ctx: unknown, env: unknown) {
    this.ctx = ctx;
    this.env = env;
  }
}

/** Work behind a response goes on by itself. */
export function waitUntil(work: Promise<unknown>): void {
  void work.catch(() => undefined);
}
