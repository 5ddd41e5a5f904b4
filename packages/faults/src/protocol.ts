/** Migrations, in their order. */
export type Schemas = { readonly control: readonly string[]; readonly events: readonly string[] };

/** What a thread is given; the messages to it are ranges of seeds. */
export type ThreadData = { readonly schemas: Schemas; readonly isTraced: boolean };

/** `to` is not part of it. */
export type Range = { readonly from: number; readonly to: number };

export type ThreadReport = {
  readonly schedules: number;
  readonly failed: readonly Outcome[];
};

export type Outcome = {
  readonly seed: number;
  readonly scenario: string;
  /** What does not hold; none = all is well. */
  readonly violations: readonly string[];
  /** Everything that happened, where it was asked for. */
  readonly trace: readonly string[];
};
