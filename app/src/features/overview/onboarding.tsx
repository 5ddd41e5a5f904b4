import { Check } from "lucide-react";
import { Card } from "../../ui/card.tsx";
import { classNames } from "../../ui/class-names.ts";
import { stepsOf } from "./onboarding-steps.tsx";
import type { Onboarding } from "./use-onboarding.ts";

/** The way from an empty workspace to the first paid conversion. Gone once it is walked. */
export function OnboardingCard({ onboarding }: { readonly onboarding: Onboarding }) {
  const steps = stepsOf(onboarding);
  const next = steps.findIndex((step) => !step.isDone);
  return (
    <Card title="Get your first conversion" description="Five steps, about three minutes.">
      <ol className="divide-y">
        {steps.map((step, index) => (
          <li
            key={step.title}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 first:pt-1 last:pb-0"
          >
            <StepMark number={index + 1} isDone={step.isDone} isNext={index === next} />
            <div className="min-w-0 flex-1 basis-52">
              <p className={classNames("font-medium", step.isDone && "text-muted")}>{step.title}</p>
              {index === next && <p className="text-sm text-muted">{step.text}</p>}
            </div>
            {index === next && step.action}
          </li>
        ))}
      </ol>
    </Card>
  );
}

type StepMarkProps = {
  readonly number: number;
  readonly isDone: boolean;
  readonly isNext: boolean;
};

function StepMark({ number, isDone, isNext }: StepMarkProps) {
  const waiting = isNext ? "bg-accent text-on-accent" : "bg-sunken text-muted";
  return (
    <span
      className={classNames(
        "flex size-6 shrink-0 items-center justify-center rounded-full text-xs font-semibold",
        isDone ? "bg-good-soft text-good" : waiting,
      )}
    >
      {isDone ? <Check aria-label="Done" className="size-3.5" /> : number}
    </span>
  );
}
