interface SparkProps {
  readonly values: readonly (readonly [atMs: number, value: number])[];
  readonly nowMs: number;
  readonly colour: string;
}

const WIDTH = 240;
const HEIGHT = 40;
const DAY_MS = 86_400_000;

/** A line over the last 24 hours, time to scale; nothing is drawn before two samples exist. */
export function Spark({ values, nowMs, colour }: SparkProps) {
  if (values.length < 2) return <svg className="wall-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" />;
  const top = Math.max(...values.map(([, value]) => value), 1e-9);
  const points = values.map(([atMs, value]): [number, number] => [
    WIDTH * (1 - (nowMs - atMs) / DAY_MS),
    HEIGHT - 3 - (HEIGHT - 6) * (value / top),
  ]);
  const last = points.at(-1)!;
  return (
    <svg className="wall-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <line
        x1="0"
        y1={HEIGHT - 1}
        x2={WIDTH}
        y2={HEIGHT - 1}
        stroke="var(--wall-line)"
        vectorEffect="non-scaling-stroke"
      />
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        fill="none"
        stroke={colour}
        vectorEffect="non-scaling-stroke"
      />
      <line
        x1={last[0]}
        x2={last[0]}
        y1={last[1] - 2}
        y2={last[1] + 2}
        stroke={colour}
        className="wall-spark-now"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
