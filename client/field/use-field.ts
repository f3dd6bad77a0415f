import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { OwnBreak } from '../../shared/field/own-break.ts';
import type { FieldAnswer } from '../../shared/http/endpoints/field.ts';
import { assert } from '../../shared/lib/assert.ts';
import { formatsFor, type Formats } from '../i18n/format.ts';
import type { FieldState, FieldStore } from './field-store.ts';
import type { OpenedField } from './open-field.ts';

export interface FieldParts {
  readonly store: FieldStore;
  /** Null until it is known whose page this is. */
  readonly opened: OpenedField | null;
  readonly takeUpdate: () => void;
}

/** Filled once in main.tsx. */
export const FieldContext = createContext<FieldParts | null>(null);

export function useFieldParts(): FieldParts {
  const parts = useContext(FieldContext);
  assert(parts, 'expected the parts around every component of the field page');
  return parts;
}

/** What the page can do; only below a page that is ready. */
export function useOpened(): OpenedField {
  const { opened } = useFieldParts();
  assert(opened, 'nothing is offered before the page is ready');
  return opened;
}

export function useField<T>(select: (state: FieldState) => T): T {
  return useStore(useFieldParts().store, select);
}

const NO_GRIDS: FieldAnswer['grids'] = [];

/** The own grids; none before the server has told once. */
export function useOwnGrids(): FieldAnswer['grids'] {
  return useField((state) => state.answer?.grids ?? NO_GRIDS);
}

export function useFieldFormats(): Formats {
  const language = useField((state) => state.language);
  const timeZone = useField((state) => state.answer?.timeZone ?? 'Asia/Shanghai');
  return formatsFor(timeZone, language);
}

/** Server time, ms, renewed every second. */
export function useServerMs(): number {
  return useField((state) => state.nowMs + state.skewMs);
}

/** The own break while it runs; null otherwise. */
export function useOwnBreak(): OwnBreak | null {
  return useField(({ tracking, ownBreak }) => (tracking === 'on-break' ? ownBreak : null));
}

/** Where in the page one is, as the address says after `#/`: `cases`, `case/<id>`, …; empty at home. */
export function useWhere(): readonly string[] {
  const hash = useSyncExternalStore(
    (changed) => {
      window.addEventListener('hashchange', changed);
      return () => window.removeEventListener('hashchange', changed);
    },
    () => location.hash,
  );
  return hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
}

/** Goes to a place of the page. */
export function goTo(...where: readonly string[]): void {
  location.hash = `#/${where.map(encodeURIComponent).join('/')}`;
}
