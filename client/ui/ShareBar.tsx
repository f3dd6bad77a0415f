interface ShareBarProps {
  /** 0–1. */
  readonly share: number;
  /** Where the line is drawn that should be reached, 0–1. */
  readonly target?: number;
  readonly label: string;
}

/** One share as a bar, with the mark to reach. */
export function ShareBar({ share, target, label }: ShareBarProps) {
  return (
    <span className="share-bar" role="img" aria-label={label}>
      <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      {target !== undefined && <b style={{ left: `${target * 100}%` }} />}
    </span>
  );
}
