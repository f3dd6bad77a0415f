import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab {
  readonly id: string;
  readonly name: string;
  /** Shown beside the name. */
  readonly count?: number | string;
  readonly content: ReactNode;
}

/** Tabs of one panel; arrows move between them. Only the open one is built. */
export function Tabs({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label: string }) {
  const base = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const open = tabs.find((tab) => tab.id === asked) ?? tabs[0];
  if (!open) return null;

  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = tabs[(tabs.indexOf(open) + step + tabs.length) % tabs.length]!;
    setAsked(next.id);
    document.getElementById(`${base}-${next.id}`)?.focus();
    event.preventDefault();
  };

  return (
    <div className="tabs">
      <div role="tablist" aria-label={label} className="tab-list" onKeyDown={walk}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${base}-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab === open}
            aria-controls={`${base}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => setAsked(tab.id)}
          >
            {tab.name}
            {tab.count !== undefined && <small>{tab.count}</small>}
          </button>
        ))}
      </div>
      <div
        id={`${base}-panel`}
        role="tabpanel"
        aria-labelledby={`${base}-${open.id}`}
        className="tab-panel"
        tabIndex={0}
      >
        {open.content}
      </div>
    </div>
  );
}
