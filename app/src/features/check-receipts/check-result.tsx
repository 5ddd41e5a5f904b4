import { isNote, type CheckedReceipts } from "@cleverdrip/core";
import { CircleAlert, CircleCheck } from "lucide-react";
import { useState } from "react";
import { formatCount } from "../../format/number.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";

type CheckedId = CheckedReceipts["ids"][number];

const VERDICTS: Readonly<
  Record<CheckedId["verdict"], { readonly label: string; readonly tone: Tone }>
> = {
  two: { label: "Two outcomes", tone: "bad" },
  none: { label: "No outcome", tone: "bad" },
  one: { label: "One outcome", tone: "good" },
};

/** What is wrong first: a list may have thousands of ids that are as they should be. */
const ORDER = ["two", "none", "one"] as const;
const STEP = 100;

export function CheckResult({ checked }: { readonly checked: CheckedReceipts }) {
  const { ids, problems, isGood } = checked;
  const Icon = isGood ? CircleCheck : CircleAlert;
  const sorted = ORDER.flatMap((verdict) => ids.filter((own) => own.verdict === verdict));
  return (
    <div className="space-y-4">
      <div
        role="status"
        className={classNames(
          "flex gap-3 rounded-lg border px-4 py-3",
          isGood ? "border-good/30 bg-good-soft" : "border-bad/30 bg-bad-soft",
        )}
      >
        <Icon
          aria-hidden
          className={classNames("mt-0.5 size-5 shrink-0", isGood ? "text-good" : "text-bad")}
        />
        <div className="min-w-0 text-sm">
          <p className="font-semibold">{isGood ? "Everything fits." : "Not everything fits."}</p>
          <p>{sumWords(checked)}</p>
        </div>
      </div>
      {problems.length > 0 && (
        <ul aria-label="What is wrong" className="space-y-1 text-sm">
          {problems.slice(0, STEP).map((problem) => (
            <li key={`${problem.kind} ${problem.sentence}`} className="break-words">
              <Badge tone={isNote(problem) ? "warn" : "bad"}>
                {isNote(problem) ? "Note" : "Wrong"}
              </Badge>{" "}
              {problem.sentence}
            </li>
          ))}
          {problems.length > STEP && <li>… and {formatCount(problems.length - STEP)} more.</li>}
        </ul>
      )}
      {sorted.length > 0 && <IdList ids={sorted} />}
    </div>
  );
}

function IdList({ ids }: { readonly ids: readonly CheckedId[] }) {
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <ul aria-label="Your ids" className="divide-y rounded-lg border text-sm">
        {ids.slice(0, shown).map(({ id, verdict, sentence }) => (
          <li key={id} className="px-3 py-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0 font-mono text-xs break-all">{id}</span>
              <Badge tone={VERDICTS[verdict].tone}>{VERDICTS[verdict].label}</Badge>
            </div>
            <p className="break-words text-muted">{sentence}</p>
          </li>
        ))}
      </ul>
      {ids.length > shown && (
        <Button onClick={() => setShown(shown + STEP)}>
          Show more of {formatCount(ids.length)}
        </Button>
      )}
    </>
  );
}

function sumWords({ days, lines, ids, problems }: CheckedReceipts): string {
  const good = ids.filter(({ verdict }) => verdict === "one").length;
  const wrong = problems.filter((problem) => !isNote(problem)).length;
  const span = days.length === 0 ? "" : ` of ${days[0] ?? ""} to ${days.at(-1) ?? ""}`;
  const about =
    ids.length === 0
      ? ""
      : ` ${formatCount(good)} of ${formatCount(ids.length)} ids have one outcome.`;
  const most =
    wrong === 0 ? "no signature, place or day is wrong" : `${formatCount(wrong)} things are wrong`;
  return `${formatCount(lines)} ${lines === 1 ? "line" : "lines"}${span}: ${most}.${about}`;
}
