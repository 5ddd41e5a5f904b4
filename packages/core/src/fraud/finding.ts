/**
 * What sets a source apart from its peers: so many of its events carry these signs together, where of the peers' events so
 * few do.
 */
export type SourceFinding = {
  /** Name of the rule that it comes from. */
  readonly rule: string;
  readonly about: "clicks" | "results";
  readonly publisherId: string;
  /** sub1 of the events that it is about; left out: whatever it is. */
  readonly sub?: string;
  /** null: over all its campaigns. */
  readonly campaignId: string | null;
  /** Of results of one event; null: of all. */
  readonly event: string | null;
  /** All of them have to be there for an event to be meant. */
  readonly signs: readonly string[];
  readonly seen: number;
  readonly of: number;
  /** Share among the peers, 0 to 1. */
  readonly peerShare: number;
  /** Results or clicks of the peers that this share is from. */
  readonly peers: number;
  /** Probability of as many or more if the source were one of its peers. */
  readonly chance: number;
  /** What else is odd among the marked events, where that is what makes them count. */
  readonly confirmedBy?: {
    readonly sign: string;
    readonly seen: number;
    readonly of: number;
    readonly peerShare: number;
  };
  /** Share of the marked events that its peers do not explain, 0 to 1: 1 − peerShare ÷ (seen ÷ of). */
  readonly score: number;
};

/** Why an event is doubted: a sentence with its numbers. */
export type Signal = {
  readonly rule: string;
  readonly score: number;
  readonly detail: string;
  /** Sub id that its numbers are of; left out: its publisher's in all. */
  readonly sub?: string;
};

/** What is made of one result. Nothing is known against it where there are no signals. */
export type ResultVerdict = {
  /** The highest of its signals; 0 without any. */
  readonly score: number;
  readonly signals: readonly Signal[];
};
