export type TrafficPoint = {
  /** Identifies the bucket; ascending. */
  readonly key: string;
  /** Short, for the axis. */
  readonly tick: string;
  /** Long, for the tooltip and the table. */
  readonly title: string;
  readonly clicks: number;
  readonly conversions: number;
  /** The bucket is not over yet: its figures will grow. */
  readonly isRunning: boolean;
};
