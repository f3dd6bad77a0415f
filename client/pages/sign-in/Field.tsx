import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly changed: (value: string) => void;
  /** What to type, below the field. */
  readonly hint?: ReactNode;
  /** What is wrong with it. */
  readonly trouble?: string | null;
  /** A control at the end of the line of the name. */
  readonly beside?: ReactNode;
}

/** A field with its name above and what is to be known below. */
export function Field({ label, value, changed, hint, trouble = null, beside, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {beside}
      </div>
      <input
        {...input}
        id={id}
        value={value}
        aria-invalid={trouble !== null}
        aria-describedby={hint || trouble ? `${id}-hint` : undefined}
        onChange={({ target }) => changed(target.value)}
      />
      {(hint || trouble) && (
        <div id={`${id}-hint`} className={trouble ? 'field-hint form-trouble' : 'field-hint'}>
          {trouble ?? hint}
        </div>
      )}
    </div>
  );
}
