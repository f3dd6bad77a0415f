import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { DOORS, isOpen, type DoorId } from '../../selectors/doors.ts';
import { useSession } from '../../stores/use-stores.ts';
import { Notice } from '../../ui/Notice.tsx';
import { ClosedDoor } from './ClosedDoor.tsx';

interface GuardedProps {
  readonly door: DoorId;
  readonly renew: () => void;
  /** Shown until it is known who is here; without it the page itself, which then shows what it has: nothing. */
  readonly waiting: ReactNode | null;
  readonly children: ReactNode;
}

/** Opens a page to whom the table gives it: strangers sign in first, the others are told why not. */
export function Guarded({ door: id, renew, waiting, children }: GuardedProps) {
  const { t } = useTranslation('identity');
  const { pathname, search, hash } = useLocation();
  const phase = useSession((state) => state.phase);
  const session = useSession((state) => state.session);
  const door = DOORS.find((candidate) => candidate.id === id)!;
  if (phase === 'unreachable')
    return (
      <div className="page-notice">
        <Notice title={t('asking-failed')} action={{ name: t('retry'), run: renew }}>
          {t('asking-failed-text')}
        </Notice>
      </div>
    );
  // A screen that is no wall yet is made one there.
  if (phase === 'stranger' && id === 'wall') return children;
  if (phase === 'stranger')
    return <Navigate to={`/sign-in?next=${encodeURIComponent(`${pathname}${search}${hash}`)}`} replace />;
  if (session === null) return waiting ?? children;
  if (session.restricted !== null && id !== 'account') return <Navigate to="/account" replace />;
  return isOpen(session, door) ? children : <ClosedDoor door={door} session={session} />;
}
