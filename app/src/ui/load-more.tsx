import { formatCount } from "../format/number.ts";
import { Button } from "./button.tsx";

/** The part of an infinite query that continuing it takes. */
export type ContinuedList = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
};

type LoadMoreProps = {
  readonly list: ContinuedList;
  readonly shown: number | undefined;
  /** In the singular. */
  readonly noun: string;
  /** Where it is not the noun and an s. */
  readonly plural?: string;
};

/** The foot of a list that continues by cursor: how much is shown, and the way to more. */
export function LoadMore({ list, shown, noun, plural = `${noun}s` }: LoadMoreProps) {
  if (shown === undefined || shown === 0) return null;
  return (
    <div className="flex items-center justify-between gap-3 border-t px-4 py-2.5 text-sm text-muted">
      <span aria-live="polite">
        {formatCount(shown)} {shown === 1 ? noun : plural}
        {list.hasNextPage ? " shown" : ""}
      </span>
      {list.hasNextPage && (
        <Button isBusy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
          Load more
        </Button>
      )}
    </div>
  );
}
