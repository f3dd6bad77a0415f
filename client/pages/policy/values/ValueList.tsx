/** Longer than this, in characters, is a sentence and gets a line of its own. */
const SHORT = 16;

interface ValueListProps {
  readonly items: readonly string[];
  readonly inside: boolean;
}

/** Several names: side by side while they are short, else one under another; in a table cell, one text. */
export function ValueList({ items, inside }: ValueListProps) {
  const isShort = items.every((item) => item.length <= SHORT);
  if (inside && items.length <= 8) return <span>{items.join('、')}</span>;
  return (
    <ul className={isShort ? 'value-list is-short' : 'value-list'}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
