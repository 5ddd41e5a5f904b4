declare namespace Cloudflare {
  // The runtime's own interface, merged into: what the "db" test project binds.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface Env {
    readonly CONTROL: D1Database;
    readonly EVENTS: D1Database;
  }
}
