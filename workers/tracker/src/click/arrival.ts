import type { ClickKind, Decision, RouteTarget } from "@cleverdrip/core";
import type { ClickRecord } from "./click-record.ts";
import type { Visitor } from "./visitor.ts";

/** A request for a link, cut from its URL. */
export type LinkRequest = {
  readonly kind: ClickKind;
  readonly host: string;
  /** In lower case. */
  readonly slug: string;
  /** Without `?`. */
  readonly query: string;
  readonly method: "GET" | "HEAD";
};

/** A request that was decided. It is not recorded yet. */
export type Arrival = {
  readonly visitor: Visitor;
  readonly record: ClickRecord;
  readonly target: RouteTarget;
  readonly decision: Decision;
};
