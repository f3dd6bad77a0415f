import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';

interface Tab {
  readonly id: string;
  readonly name: string;
  /** Shown beside the name. */
  readonly count?: number | string;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly label: string;
  /** Id of the open tab and who is told of another, where something beside the tabs opens them too. */
  readonly open?: string | null;
  readonly onOpen?: (id: string) => void;
}

/** Tabs of one panel; arrows move between them. Only the open one is built. */
export function Tabs({ tabs, label, open: told, onOpen }: TabsProps) {
  const base = useId();
  const [own, setOwn] = useState<string | null>(null);
  const asked = told === undefined ? own : told;
  const setAsked = onOpen ?? setOwn;
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
