import { useTranslation } from 'react-i18next';
import { useFormats } from '../../panels/use-formats.ts';
import { useServerNow } from '../../stores/use-stores.ts';
import type { Enrolled } from './DisplaysPage.tsx';

/** The code in figures that one reads across a room, and where to type it. */
export function DisplayCode({ enrolled, done }: { readonly enrolled: Enrolled; readonly done: () => void }) {
  const { t } = useTranslation('displays');
  const formats = useFormats();
  const nowMs = useServerNow();
  return (
    <section className="plain-card once" role="status" aria-label={t('code-title')}>
      <h2>
        {t('code-title')} · {enrolled.display.name}
      </h2>
      <p>
        {t('code-how', {
          address: `${location.origin}/wall`,
          age: formats.age(Math.max(0, enrolled.codeExpiresMs - nowMs)),
        })}
      </p>
      <code className="display-code" data-once>
        {enrolled.code}
      </code>
      <div className="button-row">
        <button type="button" className="button button-main" onClick={done}>
          {t('code-done')}
        </button>
      </div>
    </section>
  );
}
