import { MAX_REPORT_BYTES, MAX_REPORT_PARAMETERS } from "@cleverdrip/core";
import { readBody } from "./read-body.ts";
import type { Pair } from "./read-json.ts";

/** Longest name that is kept, in UTF-16 units: no system has one. */
const MAX_NAME = 4_096;

export type ReadParameters = {
  readonly problem: "unreadable" | "too-large" | null;
  readonly pairs: Pair[];
  /** What a signature covers: the query and, behind a `&`, a form; null where the body is no form. */
  readonly signed: string | null;
};

/** Parameters of a report as they came: those of its query first, then those of its body. */
export async function readParameters(request: Request, query: string): Promise<ReadParameters> {
  if (query.length > MAX_REPORT_BYTES) return broken("too-large", query);
  const body = await readBody(request, MAX_REPORT_BYTES - query.length);
  if (body.kind !== "read") return broken(body.kind, query);
  const pairs = [...pairsOf(query), ...body.pairs];
  if (pairs.length > MAX_REPORT_PARAMETERS) return broken("too-large", query);
  const { form } = body;
  const signed = form === null ? null : [query, form].filter((text) => text !== "").join("&");
  // One byte may be kept of both, and the `&` between them comes on top.
  if (signed !== null && signed.length > MAX_REPORT_BYTES) return broken("too-large", query);
  return { problem: null, pairs: pairs.map(cutName), signed };
}

/** The query alone, as much of it as the received log holds. */
function broken(problem: "unreadable" | "too-large", query: string): ReadParameters {
  const pairs = pairsOf(query.slice(0, MAX_REPORT_BYTES)).slice(0, MAX_REPORT_PARAMETERS);
  return { problem, pairs: pairs.map(cutName), signed: null };
}

function pairsOf(query: string): Pair[] {
  return [...new URLSearchParams(query)];
}

function cutName([name, value]: Pair): Pair {
  return [name.slice(0, MAX_NAME), value];
}
