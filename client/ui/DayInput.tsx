interface DayInputProps {
  readonly label: string;
  /** `2026-11-28`; empty for none. */
  readonly value: string;
  readonly changed: (day: string) => void;
}

/** A day of the calendar that something is narrowed to. */
export function DayInput({ label, value, changed }: DayInputProps) {
  return (
    <label>
      <span>{label}</span>
      <input type="date" value={value} onChange={({ target }) => changed(target.value)} />
    </label>
  );
}
