// The two runtime types that packages/edge-config names; everything else here is Node's.
type D1Database = import("@cloudflare/workers-types").D1Database;
type KVNamespace = import("@cloudflare/workers-types").KVNamespace;
