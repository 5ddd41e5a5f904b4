import { fraudClasses, fraudLevels, lookAlikes } from "@cleverdrip/simulator";
import { median } from "../statistics.ts";
import type { Measures } from "./measures/measure.ts";
import { share, type Ratios } from "./measures/ratio.ts";

export type Column = { readonly name: string; readonly measures: Measures };

const kinds = ["normal", ...lookAlikes, "beside-fraud"] as const;

type Row = { readonly name: string; readonly cell: (measures: Measures) => string };

/** The table of measures, a column a judge. */
export function writeTable(columns: readonly Column[]): readonly string[] {
  const line = (name: string, cells: readonly string[]) =>
    `${name.padEnd(34)}${cells.map((cell) => cell.padStart(22)).join("")}`;
  return [
    line(
      "",
      columns.map(({ name }) => name),
    ),
    ...rows().map(({ name, cell }) =>
      line(
        name,
        columns.map(({ measures }) => cell(measures)),
      ),
    ),
  ];
}

function rows(): readonly Row[] {
  return [
    ...section("wrongly hit, % of honest clicks", kinds, (of) => of.falsePositives, "click/"),
    ...section(
      "wrongly hit, % of honest conversions",
      kinds,
      (of) => of.falsePositives,
      "conversion/",
    ),
    ...section("wrongly held, % of honest payout", kinds, (of) => of.heldMoney),
    { name: "honest publisher-days held", cell: (of) => counts(of.heldDays, "publisher-days") },
    title("saved, % of fraudulent payout: blatant, moderate, careful"),
    ...["all", ...fraudClasses].map((name) => ({ name: `  ${name}`, cell: byLevel(name) })),
    title("found after: median hours, times the sequential floor"),
    ...fraudClasses.flatMap((name) =>
      fraudLevels.map((level): Row => ({
        name: `  ${name} ${level}`,
        cell: (of) => detected(of, `${name}/${level}`),
      })),
    ),
    { name: "GIVT called GIVT, %", cell: (of) => percent(of.givt, "recall") },
    { name: "GIVT called SIVT, %", cell: (of) => percent(of.givt, "as-sivt") },
    { name: "verdicts with reasons, %", cell: (of) => percent(of.reasons, "reasons") },
    { name: "lines without a verdict", cell: (of) => String(of.unjudged) },
  ];
}

function title(name: string): Row {
  return { name, cell: () => "" };
}

function section(
  name: string,
  keys: readonly string[],
  read: (measures: Measures) => Ratios,
  prefix = "",
): readonly Row[] {
  const cellOf = (key: string) => (measures: Measures) => percent(read(measures), prefix + key);
  return [title(name), ...keys.map((key) => ({ name: `  ${key}`, cell: cellOf(key) }))];
}

function byLevel(name: string): Row["cell"] {
  return ({ saved }) => fraudLevels.map((level) => percent(saved, `${name}/${level}`)).join(" ");
}

function percent(ratios: Ratios, key: string): string {
  const ratio = ratios.get(key);
  if (ratio === undefined || ratio.whole === 0) return "–";
  const value = share(ratio) * 100;
  return value > 0 && value < 10 ? value.toFixed(2) : value.toFixed(1);
}

function counts(ratios: Ratios, key: string): string {
  const { part, whole } = ratios.get(key) ?? { part: 0, whole: 0 };
  return `${part} of ${whole}`;
}

function detected({ detections }: Measures, key: string): string {
  const those = detections.filter((one) => one.key === key);
  if (those.length === 0) return "–";
  const hours = median(those.map((one) => one.hours));
  if (hours === Number.POSITIVE_INFINITY) return "not found";
  const floors = those.flatMap(({ overFloor }) => (overFloor === null ? [] : [overFloor]));
  return `${hours.toFixed(1)} h${floors.length === 0 ? "" : ` ${median(floors).toFixed(1)}×`}`;
}
