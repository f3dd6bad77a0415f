import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { assert } from '../../shared/lib/assert.ts';
import type { DistrictState } from './district.ts';
import type { LinkState } from './link.ts';
import type { SessionState } from './session.ts';
import type { Stores } from './stores.ts';
import type { ViewState } from './view.ts';
import type { WorldState } from './world.ts';

/** Filled once in main.tsx. */
export const StoresContext = createContext<Stores | null>(null);

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  assert(stores, 'expected the stores around every component');
  return stores;
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useStores().session, select);
}

export function useDistrict<T>(select: (state: DistrictState) => T): T {
  return useStore(useStores().district, select);
}

export function useWorld<T>(select: (state: WorldState) => T): T {
  return useStore(useStores().world, select);
}

export function useView<T>(select: (state: ViewState) => T): T {
  return useStore(useStores().view, select);
}

export function useLink<T>(select: (state: LinkState) => T): T {
  return useStore(useStores().link, select);
}

/** Server time, ms, renewed only every `stepMs`: ask no finer than what is shown. */
export function useServerNow(stepMs = 1_000): number {
  return useLink((link) => Math.floor((link.nowMs + link.clockSkewMs) / stepMs) * stepMs);
}
