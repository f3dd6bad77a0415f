import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../shared/access/roles.ts';

/** The word for a role as records name it; a code that is no role any more stays as it was written. */
export function useRoleName(): (role: string | null) => string {
  const { t: word } = useTranslation('words');
  return useCallback(
    (role) => {
      const known = [...ROLES, 'operator' as const, 'api-key' as const].find((candidate) => candidate === role);
      return known ? word(`role.${known}`) : (role ?? '');
    },
    [word],
  );
}
