import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiScope } from '../../../shared/access/api-scopes.ts';

/** Scopes have a colon in them, and keys of words cannot. */
const WORDS = {
  'open311:read': 'may-read-reports',
  'open311:write': 'may-send-reports',
  'export:read': 'may-read-exports',
} as const satisfies Readonly<Record<ApiScope, string>>;

/** What a key of another program may do, in words. */
export function useScopeName(): (scope: ApiScope) => string {
  const { t } = useTranslation('keys');
  return useCallback((scope) => t(WORDS[scope]), [t]);
}
