import { formatShare } from "../../../format/number.ts";

type ShareBarsProps = {
  /** Whose the first share is. */
  readonly name: string;
  readonly share: number;
  readonly peerShare: number;
};

/** A source's share beside its peers', on one scale. */
export function ShareBars({ name, share, peerShare }: ShareBarsProps) {
  const most = Math.max(share, peerShare, 0.01);
  return (
    <dl className="mt-1 grid max-w-sm grid-cols-[minmax(0,7rem)_1fr_3.5rem] items-center gap-x-2 gap-y-0.5 text-xs">
      <Bar label={name} share={share} most={most} color="bg-bad" />
      <Bar label="Peers" share={peerShare} most={most} color="bg-strong-line" />
    </dl>
  );
}

type BarProps = {
  readonly label: string;
  readonly share: number;
  readonly most: number;
  readonly color: string;
};

function Bar({ label, share, most, color }: BarProps) {
  return (
    <div className="contents">
      <dt className="truncate text-muted">{label}</dt>
      <dd aria-hidden className="h-2 overflow-hidden rounded-sm bg-sunken">
        <span
          className={`block h-full rounded-sm ${color}`}
          style={{ width: `${Math.max(1, Math.round((share / most) * 100))}%` }}
        />
      </dd>
      <dd className="text-right tabular-nums">{formatShare(share)}</dd>
    </div>
  );
}
