type SparklineProps = { readonly values: readonly number[]; readonly label: string };

const WIDTH = 240;
const HEIGHT = 40;
const GAP = 1;
/** A single click is a low bar, not a full one. */
const LEAST_SCALE = 4;

/** Bars without axes. The label says in words what they show. */
export function Sparkline({ values, label }: SparklineProps) {
  const highest = Math.max(LEAST_SCALE, ...values);
  const step = WIDTH / Math.max(1, values.length);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-12 w-full"
    >
      {values.map((value, index) => {
        const height = value === 0 ? 1 : Math.max(2, (value / highest) * HEIGHT);
        return (
          <rect
            // Bars have no identity of their own: the window moves on and each place shows another minute.
            key={index}
            x={index * step}
            y={HEIGHT - height}
            width={Math.max(1, step - GAP)}
            height={height}
            className={value === 0 ? "fill-line" : "fill-chart-1"}
          />
        );
      })}
    </svg>
  );
}
