import type { ConversionExplanation } from "@cleverdrip/contract";
import { formatMoney } from "../../../format/money.ts";
import { ppmWords } from "../../../format/percent.ts";
import { formatDuration } from "../../../format/time.ts";
import { Code } from "../../../ui/code.tsx";
import type { Line } from "../../../ui/transcript.tsx";
import { LinkSlug } from "../../links/link-slug.tsx";
import { PublisherName } from "../../publishers/publisher-name.tsx";

type Attribution = ConversionExplanation["attribution"];

/** How the model shares a result, in one sentence. */
export function modelWords(model: Attribution["model"]): string {
  switch (model.kind) {
    case "last":
      return "Last click: the last one has it all.";
    case "first":
      return "First click: the first one has it all.";
    case "linear":
      return "Linear: every click has the same part.";
    case "position":
      return `By position: ${ppmWords(model.firstPpm)} to the first, ${ppmWords(model.lastPpm)} to the last, the rest to those between.`;
    case "time-decay":
      return `Time decay: half as much for every ${formatDuration(model.halfLifeMs)} before the result.`;
  }
}

/** Who has which part of it; together they are the whole, to the micro. */
export function creditLines(credits: Attribution["credits"], currency: string): readonly Line[] {
  return credits.map(({ clickId, publisherId, linkId, ppm, payoutMicros, revenueMicros }) => ({
    title: <PublisherName id={publisherId} />,
    aside: `${ppmWords(ppm)} · ${formatMoney(payoutMicros, currency)}`,
    note: (
      <>
        {revenueMicros !== null && `Revenue ${formatMoney(revenueMicros, currency)}. `}
        {linkId !== "" && (
          <>
            Link <LinkSlug id={linkId} />
          </>
        )}
        {clickId !== null && <Code className="block">{clickId}</Code>}
      </>
    ),
  }));
}
