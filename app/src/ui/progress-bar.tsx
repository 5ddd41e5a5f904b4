type ProgressBarProps = {
  readonly label: string;
  readonly value: number;
  readonly max: number;
};

/** How much of a known amount of work is done. */
export function ProgressBar({ label, value, max }: ProgressBarProps) {
  return (
    <div className="flex items-center gap-3">
      <progress
        aria-label={label}
        value={value}
        max={max}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
      />
      <span
        aria-live="polite"
        className="shrink-0 text-sm whitespace-nowrap text-muted tabular-nums"
      >
        {value} of {max}
      </span>
    </div>
  );
}
