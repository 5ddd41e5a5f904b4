import type { FindingShown } from "@cleverdrip/contract";
import { Link } from "@tanstack/react-router";
import { bucketWords } from "./bucket-words.ts";
import { detailWords, placeWords } from "./finding-words.ts";

type FindingItemProps = { readonly finding: FindingShown; readonly timezone: string };

const LINK = "font-mono text-accent hover:underline";

/** One difference: where, what, and the way to the campaign and publisher that it is about. */
export function FindingItem({ finding, timezone }: FindingItemProps) {
  const { place, bucket, eventId, detail } = finding;
  const { time, campaignId, publisherId, linkId, rest } = bucketWords(bucket, timezone);
  const where = [placeWords(place), time, rest].filter((part) => part !== "").join(" · ");
  return (
    <li className="rounded-md bg-sunken px-3 py-2 text-sm">
      <p className="text-muted first-letter:uppercase">{where}</p>
      <p className="break-words">{detailWords(detail)}</p>
      <p className="flex flex-wrap gap-x-3 text-xs break-all">
        {eventId !== null && !detail.includes(eventId) && (
          <span className="font-mono">{eventId}</span>
        )}
        {campaignId !== null && (
          <Link to="/campaigns/$id" params={{ id: campaignId }} className={LINK}>
            {campaignId}
          </Link>
        )}
        {publisherId !== null && (
          <Link to="/publishers/$id" params={{ id: publisherId }} className={LINK}>
            {publisherId}
          </Link>
        )}
        {linkId !== null && <span className="font-mono text-muted">{linkId}</span>}
      </p>
    </li>
  );
}
