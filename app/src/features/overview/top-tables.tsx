import type { ReportGroup } from "@cleverdrip/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { reportQuery } from "../../api/reports.ts";
import { countryName } from "../../format/country.ts";
import { addDays } from "../../format/zone.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import type { Period } from "../reports/period.ts";
import { topRows } from "./top-rows.ts";
import { topColumns, TopTable } from "./top-table.tsx";

const NAME = "block max-w-36 truncate font-medium sm:max-w-60";

const TABLES = [
  {
    groupBy: "campaign",
    title: "Top campaigns",
    className: "xl:col-span-2",
    columns: topColumns("Campaign", (row) => (
      <Link to="/campaigns/$id" params={{ id: row.key }} className={`${NAME} hover:text-accent`}>
        {row.label}
      </Link>
    )),
  },
  {
    groupBy: "publisher",
    title: "Top publishers",
    className: "",
    columns: topColumns("Publisher", (row) => <span className={NAME}>{row.label}</span>),
  },
  {
    groupBy: "country",
    title: "Top countries",
    className: "",
    columns: topColumns("Country", (row) => <span className={NAME}>{countryName(row.key)}</span>),
  },
] as const;

type TopTablesProps = { readonly period: Period; readonly timezone: string };

export function TopTables({ period, timezone }: TopTablesProps) {
  return (
    <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
      {TABLES.map((table) => (
        <TopOf key={table.groupBy} {...table} period={period} timezone={timezone} />
      ))}
    </div>
  );
}

type TopOfProps = TopTablesProps &
  Omit<Parameters<typeof TopTable>[0], "rows"> & { readonly groupBy: ReportGroup };

function TopOf({ groupBy, period, timezone, ...table }: TopOfProps) {
  const { data, error, refetch } = useQuery(
    reportQuery({ from: period.from, to: addDays(period.to, 1), timezone, groupBy }),
  );
  const rows = useMemo(() => data && topRows(data.data), [data]);
  if (error !== null && rows === undefined) {
    return <ProblemNotice error={error} title={table.title} onRetry={() => void refetch()} />;
  }
  return <TopTable {...table} rows={rows} />;
}
