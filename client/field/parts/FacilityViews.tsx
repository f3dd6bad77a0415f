import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listPhotos } from '../../../shared/http/endpoints/photos.ts';
import type { CaseView } from '../../../shared/model/case.ts';
import type { PhotoViews } from '../../../shared/photos/photo-views.ts';
import { fetchJson } from '../../wire/fetch-json.ts';
import { useField } from '../use-field.ts';

/** A facility from near and from afar, for whoever has to find and check it (PHO-9); nothing without a network. */
export function FacilityViews({ item: { id, state, version } }: { readonly item: CaseView }) {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const isOnline = useField((known) => known.isOnline);
  const [views, setViews] = useState<PhotoViews | null>(null);
  const isLookedAt = state === 'verifying' || state === 'checking';
  const path = `/api/v1/cases/${encodeURIComponent(id)}/photos`;
  useEffect(() => {
    if (!isLookedAt || !isOnline) return;
    const abort = new AbortController();
    // The version makes another address, so that what was added since is seen.
    void fetchJson<AnswerOf<typeof listPhotos>>(`${path}#${version}`, abort.signal).then((answer) => {
      if (answer.ok) setViews(answer.value.views);
    });
    return () => abort.abort();
  }, [path, version, isLookedAt, isOnline]);
  if (!isLookedAt || !views) return null;
  return (
    <section className="facility-views">
      <h2>{t('views')}</h2>
      {(['near', 'far'] as const).map((kind) =>
        views[kind] === null ? null : (
          <figure key={kind} data-view={kind}>
            <img alt={word(`photoKind.${kind}`)} src={`${path}/${views[kind]}?size=thumb`} />
            <figcaption>{word(`photoKind.${kind}`)}</figcaption>
          </figure>
        ),
      )}
    </section>
  );
}
