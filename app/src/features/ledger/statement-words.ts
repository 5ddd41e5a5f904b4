import type { StatementRow } from "@cleverdrip/contract";
import { formatDay } from "../../format/time.ts";

export const TERMS: readonly { readonly value: StatementRow["terms"]; readonly label: string }[] = [
  { value: "weekly", label: "Weekly" },
  { value: "biweekly", label: "Every two weeks" },
  { value: "monthly", label: "Monthly" },
  { value: "net7", label: "Monthly, NET 7" },
  { value: "net15", label: "Monthly, NET 15" },
  { value: "net30", label: "Monthly, NET 30" },
  { value: "net45", label: "Monthly, NET 45" },
  { value: "net60", label: "Monthly, NET 60" },
];

/** "1 Oct – 31 Oct 2025". */
export function periodWords(
  { firstDay, lastDay }: Pick<StatementRow, "firstDay" | "lastDay">,
  today: string,
): string {
  const thisYear = today.slice(0, 4);
  return `${formatDay(firstDay, lastDay.slice(0, 4))} – ${formatDay(lastDay, thisYear)}`;
}
