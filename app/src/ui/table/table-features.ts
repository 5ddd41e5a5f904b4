import {
  createColumnHelper,
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  type RowData,
  type TableOptions,
} from "@tanstack/react-table";

type ColumnLayout = {
  readonly align?: "end";
  /** How wide the table must be to show the column: 512, 672, 768 or 960 pixels. */
  readonly from?: "sm" | "md" | "lg" | "xl";
};

export const features = tableFeatures({
  columnMeta: metaHelper<ColumnLayout>(),
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

export type Columns<Row extends RowData> = TableOptions<typeof features, Row>["columns"];

/** Column definitions of one kind of row; make them once, outside of components. */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<typeof features, Row>();
}

const FROM = {
  sm: "hidden @lg:table-cell",
  md: "hidden @2xl:table-cell",
  lg: "hidden @3xl:table-cell",
  xl: "hidden @min-[60rem]:table-cell",
} as const;

export function layoutClass(layout: ColumnLayout | undefined): string {
  const align = layout?.align === "end" ? "text-right tabular-nums" : "text-left";
  return layout?.from === undefined ? align : `${align} ${FROM[layout.from]}`;
}
