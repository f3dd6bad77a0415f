/** Grey lines where text will be; `label` is what a screen reader hears. */
export function Skeleton({ lines = 6, label }: { readonly lines?: number; readonly label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} style={{ width: `${[62, 94, 80, 88, 48, 90][line % 6]}%` }} />
      ))}
    </div>
  );
}
