import type { AnswerOf } from '../../shared/http/endpoint.ts';
import type { listApiKeys } from '../../shared/http/endpoints/api-keys.ts';

export type ApiKeyItem = AnswerOf<typeof listApiKeys>['items'][number];

/** Whether a key opens anything at an instant; what was revoked stays revoked when its time is over, too. */
export function keyState(
  { expiresMs, revokedMs }: Pick<ApiKeyItem, 'expiresMs' | 'revokedMs'>,
  nowMs: number,
): 'active' | 'expired' | 'revoked' {
  if (revokedMs !== null) return 'revoked';
  return expiresMs !== null && expiresMs <= nowMs ? 'expired' : 'active';
}
