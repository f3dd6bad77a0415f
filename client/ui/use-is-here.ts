import { useCallback } from 'react';
import { useLocation } from 'react-router';
import { isSameAddress } from './same-address.ts';

/** Whether the address still is the one that this page is drawn for; it changes with the address. */
export function useIsHere(): () => boolean {
  const { pathname, search } = useLocation();
  return useCallback(() => isSameAddress(location, { pathname, search }), [pathname, search]);
}
