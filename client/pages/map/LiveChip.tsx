import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import { useDistrict, useLink, useServerNow } from '../../stores/use-stores.ts';

/** A stream without news for longer is shown grey even while the link lives: cases come seldom, fixes come every few seconds. */
const CASES_QUIET_MS = 6 * 3_600_000;
const POSITIONS_QUIET_MS = 180_000;

/** State of the connection and age of each stream; grey when what is on screen is old. */
export function LiveChip({ retryLink }: { readonly retryLink: () => void }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const status = useLink((link) => link.status);
  const beat = useLink((link) => (link.beat?.scope === link.scope ? link.beat : null));
  const staleAfterMs = useDistrict((state) => state.district?.coverage.staleAfterMs ?? POSITIONS_QUIET_MS);
  const title = status.kind === 'refused' ? t(`refused.${status.reason}`) : undefined;
  return (
    <div className={`live-chip is-${status.kind}`} title={title}>
      <b role="status" aria-live="polite" aria-label={`${t('live.label')}: ${word(`link.${status.kind}`)}`}>
        {word(`link.${status.kind}`)}
      </b>
      <Age name={word('stream.positions')} atMs={beat?.lastFixMs ?? null} quietMs={staleAfterMs} />
      <Age name={word('stream.cases')} atMs={beat?.lastCaseMs ?? null} quietMs={CASES_QUIET_MS} />
      {(status.kind === 'offline' || status.kind === 'refused') && (
        <button type="button" className="link" onClick={retryLink}>
          {t('live.retry')}
        </button>
      )}
    </div>
  );
}

interface AgeProps {
  readonly name: string;
  readonly atMs: number | null;
  /** Older than this is shown as stale. */
  readonly quietMs: number;
}

function Age({ name, atMs, quietMs }: AgeProps) {
  const { t } = useTranslation('words');
  const formats = useFormats();
  const nowMs = useServerNow();
  const ageMs = atMs === null ? null : Math.max(0, nowMs - atMs);
  return (
    <span className={ageMs === null || ageMs > quietMs ? 'age is-stale' : 'age'}>
      {name} {ageMs === null ? t('stream.none') : t('stream.ago', { age: formats.age(ageMs) })}
    </span>
  );
}
