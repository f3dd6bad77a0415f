interface ChoiceFieldProps {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
  readonly chosen: string | null;
  readonly choose: (value: string) => void;
}

/** One of a few, as buttons that a thumb hits. */
export function ChoiceField({ label, choices, chosen, choose }: ChoiceFieldProps) {
  return (
    <fieldset className="choice-field">
      <legend>{label}</legend>
      {choices.map(({ value, name }) => (
        <button
          key={value}
          type="button"
          className="field-button"
          data-value={value}
          aria-pressed={value === chosen}
          onClick={() => choose(value)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
