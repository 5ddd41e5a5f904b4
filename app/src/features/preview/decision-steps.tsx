import type { DecisionStep } from "@cleverdrip/contract";
import { Check, Minus, X, type LucideIcon } from "lucide-react";

type DecisionStepsProps = { readonly steps: readonly DecisionStep[] };

const NAMES: Readonly<Record<DecisionStep["step"], string>> = {
  link: "Link",
  availability: "Availability",
  targeting: "Targeting",
  cap: "Cap",
  forced: "Forced route",
  regular: "Regular route",
  default: "Default",
  variant: "Destination",
  landing: "Landing page",
  "deep-link": "Deep link",
  fallback: "Fallback",
  quality: "Quality",
};

type Mark = { readonly icon: LucideIcon; readonly color: string; readonly word: string };

const PASSED: Mark = { icon: Check, color: "text-good", word: "Yes" };
const FAILED: Mark = { icon: X, color: "text-bad", word: "No" };
const OPEN: Mark = { icon: Minus, color: "text-muted", word: "Open" };

/** What was looked at, in order, and how it went: never by the mark's colour alone. */
export function DecisionSteps({ steps }: DecisionStepsProps) {
  return (
    <ol className="space-y-0 rounded-md border">
      {steps.map((step, index) => (
        // Steps are a transcript: they never move, and one may occur twice.
        <StepRow key={index} step={step} />
      ))}
    </ol>
  );
}

function StepRow({ step }: { readonly step: DecisionStep }) {
  const mark = step.hasPassed === null ? OPEN : step.hasPassed ? PASSED : FAILED;
  const Icon = mark.icon;
  return (
    <li className="flex gap-2.5 border-b px-3 py-2 text-sm last:border-b-0">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${mark.color}`} />
      <div className="min-w-0">
        <p className="break-words">
          <span className="sr-only">{mark.word}: </span>
          <span className="font-medium">{NAMES[step.step]}</span>
          {step.subject !== "" && <span className="text-muted"> · {step.subject}</span>}
        </p>
        <p className="break-words text-muted">{step.detail}</p>
      </div>
    </li>
  );
}
