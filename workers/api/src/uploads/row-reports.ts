import type { ReceivedReport } from "@cleverdrip/contract";
import {
  readUploadRow,
  type RowResult,
  type UploadField,
  type UploadRules,
} from "@cleverdrip/core";
import type { UploadCells } from "@cleverdrip/db";
import type { WorkspaceContext } from "../workspace/context.ts";
import { findResults } from "./find-results.ts";
import { nameClicks, type NamedClick } from "../clicks/name-clicks.ts";

/** The values of a row, by field. */
export type RowValues = ReadonlyMap<UploadField, string>;

/** A row as a report, or why it cannot be one. */
export type RowReport =
  | { readonly kind: "report"; readonly line: number; readonly report: ReceivedReport }
  | { readonly kind: "refused"; readonly result: RowResult };

/** What a row says, and the click that is meant; null = it names none. */
export type RowSaid = {
  readonly parameters: readonly (readonly [string, string])[];
  readonly click: NamedClick | null;
};

export type RowProblem = { readonly reason: string; readonly hint: string };

export type UploadOf = {
  readonly id: string;
  readonly rules: UploadRules;
  /** When its rows count as received. */
  readonly receivedAtMs: number;
};

/** Rows as reports in the spelling of postbacks. The same row of the same upload is the same report, however often it is made. */
export async function rowReports(
  ctx: WorkspaceContext,
  upload: UploadOf,
  rows: readonly UploadCells[],
): Promise<readonly RowReport[]> {
  const read = rows.map(([line, ...cells]) => ({ line, row: readUploadRow(cells, upload.rules) }));
  const values = read.flatMap(({ row }) => (row.kind === "read" ? [row.values] : []));
  const said =
    upload.rules.kind === "results" ? await asResults(ctx, values) : await findResults(ctx, values);
  return read.map(({ line, row }) => {
    if (row.kind === "unreadable") return refused(line, { reason: "UNREADABLE", hint: row.hint });
    const own = said.get(row.values);
    if (own === undefined) throw new Error(`line ${line} was not looked at`);
    return "hint" in own
      ? refused(line, own)
      : { kind: "report", line, report: reportOf(ctx, upload, line, own) };
  });
}

export type SaidByRow = ReadonlyMap<RowValues, RowSaid | RowProblem>;

async function asResults(ctx: WorkspaceContext, rows: readonly RowValues[]): Promise<SaidByRow> {
  const ids = rows.flatMap((values) => values.get("click_id") ?? []);
  const clicks = await nameClicks(ctx, ids);
  return new Map(
    rows.map((values): [RowValues, RowSaid | RowProblem] => {
      const id = values.get("click_id");
      const click = id === undefined ? null : (clicks.get(id) ?? "malformed");
      if (click === "malformed" || click === "unknown") return [values, clickProblem(click)];
      return [values, { parameters: [...values], click }];
    }),
  );
}

function clickProblem(problem: "malformed" | "unknown"): RowProblem {
  return {
    reason: "X_CLICK_UNKNOWN",
    hint:
      problem === "malformed"
        ? "click_id must be the 32 characters that {clickid} put into your URL"
        : "the click id is no click of this workspace",
  };
}

function reportOf(
  { workspaceId }: WorkspaceContext,
  { id, receivedAtMs }: UploadOf,
  line: number,
  { parameters, click }: RowSaid,
): ReceivedReport {
  return {
    v: 2,
    kind: "report",
    id: `${id}:${line}`,
    receivedAtMs,
    via: "upload",
    workspaceId,
    parameters: parameters.map(([name, value]) => [name, value]),
    query: null,
    ip: "",
    host: "",
    click,
    clickProblem: click === null ? "missing" : null,
  };
}

function refused(line: number, { reason, hint }: RowProblem): RowReport {
  const result = {
    line,
    effect: "refused",
    reason,
    hint,
    conversionId: null,
    money: null,
  } as const;
  return { kind: "refused", result };
}
