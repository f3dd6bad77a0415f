interface PickerProps {
  readonly label: string;
  /** The word for none of them. */
  readonly none: string;
  readonly value: string;
  readonly changed: (value: string) => void;
  readonly children: readonly (readonly [value: string, name: string])[];
}

/** One of a few, or none. */
export function Picker({ label, none, value, changed, children }: PickerProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => changed(target.value)}>
        <option value="">{none}</option>
        {children.map(([known, name]) => (
          <option key={known} value={known}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
