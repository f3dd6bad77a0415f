import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RateBoardAnswer } from '../../../shared/http/endpoints/rates.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useFormats } from '../../panels/use-formats.ts';
import { useMay } from '../../panels/use-may.ts';
import { useNames } from '../../panels/use-names.ts';
import { boardQuery, partQuery } from '../../selectors/rates-query.ts';
import { useDistrict, useServerNow, useView } from '../../stores/use-stores.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { RateCases } from './RateCases.tsx';
import { RateFilters } from './RateFilters.tsx';
import { RateList } from './RateList.tsx';
import { RateParts } from './RateParts.tsx';
import { RatesSheet } from './RatesSheet.tsx';
import { SpotChecks } from './SpotChecks.tsx';
import { usePartName } from './use-part-name.ts';
import { useRatesPlace } from './use-rates-place.ts';
import '../account/account.css';
import '../admin/admin.css';
import './rates.css';
import { TroubleText } from '../../ui/TroubleText.tsx';

/** What is open until another rate is chosen: the one that every other screen tells. */
const FIRST_SHOWN = 'onTimeClosing';

/** How the case loop goes, by town, kind and month, down to each case; what is shown is in the address. */
export function RatesPage() {
  const { t } = useTranslation('rates');
  const formats = useFormats();
  const partName = usePartName();
  const names = useNames();
  const nowMs = useServerNow(60_000);
  const language = useView((view) => view.language);
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const mayExport = useMay('export:read');
  const [place, put] = useRatesPlace();
  const [isPrinting, setPrinting] = useState(false);
  const query = boardQuery(place, timeZone);
  query.set('by', place.by);
  const asked = new URLSearchParams(query);
  if (place.compare !== '') asked.set('compare', place.compare);
  const { value: board, failure, retry } = useAnswer<RateBoardAnswer>(`/api/v1/rates?${asked}`);
  const definition =
    board?.definitions.items.find(({ id }) => id === (place.rate || FIRST_SHOWN)) ?? board?.definitions.items[0];
  const span =
    board &&
    t('span', { from: formats.moment(board.span.fromMs, nowMs), to: formats.moment(board.span.asOfMs, nowMs) });
  const opened = useRef<HTMLElement>(null);
  const file = (ending: 'csv' | 'xlsx') => `/api/v1/rates/export.${ending}?${query}&lang=${language}`;
  return (
    <PlainFrame title={t('title')}>
      <div className="admin-head">
        <p className="muted">{t('lead')}</p>
        <div className="button-row rate-tools">
          <button type="button" className="button" disabled={!board} onClick={() => setPrinting(true)}>
            {t('print')}
          </button>
          {mayExport &&
            (['csv', 'xlsx'] as const).map((ending) => (
              <a key={ending} className="button" href={file(ending)} download>
                {t(ending)}
              </a>
            ))}
        </div>
      </div>
      <RateFilters place={place} put={put} />
      {failure && !board && (
        <Notice title={t('failed', { code: failure.code })} action={{ name: t('retry'), run: retry }}>
          <TroubleText failure={failure} />
        </Notice>
      )}
      {!board && !failure && <Skeleton lines={14} label={t('reading')} />}
      {board && definition && (
        <>
          <p className="rate-span">
            {span} <span className="muted">{t('cases', { count: board.total.cases })}</span>{' '}
            {board.simulated && <BasisMark basis="simulated" />}
          </p>
          <div className="rate-split">
            <RateList
              board={board}
              open={definition.id}
              choose={(rate) => {
                put({ rate, part: '' });
                // Where they stand below one another, what was opened is out of sight.
                if (matchMedia('(max-width: 1100px)').matches) opened.current?.scrollIntoView();
              }}
            />
            <section ref={opened} className="plain-card rate-open" aria-label={definition.label[language]}>
              <h2>
                {definition.label[language]}
                {place.part !== '' && ` · ${partName(place.by, place.part)}`}
              </h2>
              <RateParts
                board={board}
                by={place.by}
                rate={definition.id}
                part={place.part}
                choose={(part) => put({ part })}
              />
              <RateCases
                key={`${definition.id} ${partQuery(place, timeZone)}`}
                rate={definition.id}
                query={`${partQuery(place, timeZone)}`}
              />
            </section>
          </div>
          <SpotChecks
            definitions={board.definitions.spot}
            query={`${boardQuery({ ...place, category: '' }, timeZone)}`}
          />
          {isPrinting && (
            <RatesSheet
              board={board}
              open={definition.id}
              by={place.by}
              heading={[
                t('span', { from: formats.moment(board.span.fromMs, 0), to: formats.moment(board.span.asOfMs, 0) }),
                ...(place.town === '' ? [] : [names.town(place.town)]),
                ...(place.category === '' ? [] : [partName('category', place.category)]),
              ].join(' · ')}
              done={() => setPrinting(false)}
            />
          )}
        </>
      )}
    </PlainFrame>
  );
}
