/**
 * Where an excess begins to count. Chosen on the training seeds of the labelled traffic (docs/fraud.md); never on those
 * that the detector is measured by.
 */
export const LIMITS = {
  /** Events of a source, and of them with the signs, before anything is said. */
  leastEvents: 12,
  leastSeen: 5,
  /** How often as frequent as among the peers: at five times, four of five marked events are the source's own. */
  lift: 5,
  /** A sign that so many of the peers' events have condemns nobody by itself. */
  common: 0.2,
  /** Chance of a sign alone, of one that is two by itself, of two together, of one that only counts with another. */
  chanceAlone: 2e-5,
  chanceSeveral: 1e-4,
  chanceTogether: 3e-5,
  chancePaired: 1e-3,
  /** Up to which an excess counts with something that makes up for it, and the two chances multiplied. */
  chanceUnclear: 0.05,
  chanceBoth: 1e-6,
  /** The same for pairs with a sign that only helps, or with a source's own sub ids. */
  chanceHelped: 1e-5,
  /** Among events with the one sign, how often the other may come by chance, and how often as frequent it must be. */
  chanceGiven: 1e-2,
  chanceGivenNetwork: 3e-3,
  chanceGivenSource: 1e-5,
  liftGiven: 2.5,
  commonGiven: 0.35,
  /** How often two signs may meet as often among a source's own results without having to do with each other. */
  chanceByHabit: 0.01,
  /** Events that a usual share, which is set and not learnt, stands for. */
  usualEvents: 200,
  /** Of clicks. */
  leastClicks: 30,
  leastClicksSeen: 10,
  leastClickShare: 0.02,
  leastElsewhere: 0.12,
  /** Headers that browsers send and people may leave out: of one kind, and of any. */
  leastLeftOut: 0.15,
  leastLeftOutAny: 0.25,
  /** Networks from which on visitors are not one company's. */
  networksOfCompany: 8,
  /** Of the peers together: as many as a sequential test wants of one source. */
  leastPeerClicks: 59,
  chanceOfClicks: 1e-4,
  /** Share of frames without a click among those with one, where nothing is hidden. */
  unaskedFrames: 0.25,
  /** Score at which a publisher's events say nothing any more of what is usual, and how many there have to be. */
  score: 0.8,
  leastMarked: 4,
  rounds: 3,
} as const;
