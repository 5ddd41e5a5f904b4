import type { ConversionRow } from "@cleverdrip/contract";
import { useMutation } from "@tanstack/react-query";
import { listConversions, type ConversionFilter } from "../../../api/conversions.ts";
import { MOST_ROWS } from "../../../api/pages.ts";
import { formatCount } from "../../../format/number.ts";
import { Button } from "../../../ui/button.tsx";
import { toast } from "../../../ui/toast-store.ts";
import type { Selection } from "./use-selection.ts";

/** As many as a person can answer for in one go; more are done in several. */
const MOST = 5_000;

type SelectMatchingProps = { readonly filter: ConversionFilter; readonly selection: Selection };

/** Ticks also what matches the filter and has not been loaded. */
export function SelectMatching({ filter, selection }: SelectMatchingProps) {
  const collecting = useMutation({
    mutationFn: () => collect(filter),
    onSuccess: ({ rows, isCut }) => {
      selection.toggle(rows, true);
      if (isCut)
        toast(`The newest ${formatCount(rows.length)} are selected: do the rest after them.`);
    },
    onError: (error) => toast(error.message, "bad"),
  });
  return (
    <Button look="quiet" isBusy={collecting.isPending} onClick={() => collecting.mutate()}>
      Select all that match
    </Button>
  );
}

async function collect(filter: ConversionFilter) {
  const rows: ConversionRow[] = [];
  let cursor: string | null = null;
  do {
    // Each page begins where the one before it ends.
    // oxlint-disable-next-line no-await-in-loop
    const page: Awaited<ReturnType<typeof listConversions>> = await listConversions(
      filter,
      MOST_ROWS,
      cursor,
    );
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length < MOST);
  return { rows, isCut: cursor !== null };
}
