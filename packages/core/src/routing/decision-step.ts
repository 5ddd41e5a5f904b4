/** One thing that was looked at on a click's way. */
export type DecisionStep = {
  readonly step:
    | "link"
    | "availability"
    | "targeting"
    | "cap"
    | "forced"
    | "regular"
    | "default"
    | "variant"
    | "landing"
    | "deep-link"
    | "fallback"
    | "quality";
  /** What was looked at: a condition's field, a route's or variant's name. */
  readonly subject: string;
  /** null = it could not be known, or is not a question. */
  readonly hasPassed: boolean | null;
  /** A sentence that a publisher may read. */
  readonly detail: string;
};

export type Tell = (step: DecisionStep) => void;
