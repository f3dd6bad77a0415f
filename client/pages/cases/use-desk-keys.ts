import { useEffect, useRef } from 'react';
import { CASE_ACTIONS, type CaseAction } from '../../../shared/cases/case-action.ts';
import { ACTION_KEYS, PAGE_KEYS } from '../../selectors/action-keys.ts';

export interface DeskKeyActions {
  /** Moves the choice by so many rows; infinite goes to an end. */
  readonly step: (by: number) => void;
  readonly open: () => void;
  readonly leave: () => void;
  readonly focusText: () => void;
  readonly showKeys: () => void;
  readonly call: () => void;
  readonly sound: () => void;
  readonly ledger: () => void;
  readonly act: (action: CaseAction) => void;
}

const PAGE_ROWS = 10;
const ACTION_OF_KEY: ReadonlyMap<string, CaseAction> = new Map(CASE_ACTIONS.map((one) => [ACTION_KEYS[one], one]));

/** Keys of the desk; where somebody types they mean letters, and on a button Enter presses it. */
export function useDeskKeys(actions: DeskKeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const run = meaningOf(event, latest.current);
      if (!run) return;
      run();
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function meaningOf({ key, target }: KeyboardEvent, actions: DeskKeyActions): (() => void) | undefined {
  const isOnButton = target instanceof HTMLElement && target.closest('button, a, summary') !== null;
  if (isOnButton && (key === 'Enter' || key === ' ')) return undefined;
  const { step } = actions;
  const fixed: Readonly<Record<string, () => void>> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    PageDown: () => step(PAGE_ROWS),
    PageUp: () => step(-PAGE_ROWS),
    Home: () => step(-Infinity),
    End: () => step(Infinity),
    Enter: actions.open,
    Escape: actions.leave,
    '/': actions.focusText,
    '?': actions.showKeys,
    [PAGE_KEYS.call]: actions.call,
    [PAGE_KEYS.sound]: actions.sound,
    [PAGE_KEYS.ledger]: actions.ledger,
  };
  const action = ACTION_OF_KEY.get(key);
  return fixed[key] ?? (action && (() => actions.act(action)));
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select') ||
      target.closest('dialog') !== null)
  );
}
