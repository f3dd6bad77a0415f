import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ZoningPolicy } from '../../../shared/zoning/zoning-policy.ts';
import { useNames } from '../../panels/use-names.ts';
import { decidedTowns, triedZones } from '../../selectors/what-if.ts';
import type { ZoningBook } from '../../stores/zoning-book.ts';
import { beginTrial, weightsText } from '../../stores/weight-trial.ts';
import { useStores, useView } from '../../stores/use-stores.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TrialMoves } from './TrialMoves.tsx';
import { useZoning, type ZoningState } from './use-zoning.ts';
import { WeightFields } from './WeightFields.tsx';

/** Other weights of the zone classes, tried on the map: sliders, who changes class, and the way out. Nothing is saved. */
export function WhatIfPanel() {
  const { t } = useTranslation();
  const { view } = useStores();
  const zoning = useZoning();
  const panel = useRef<HTMLElement>(null);
  const leave = () => {
    view.getState().weightsTried(null);
    document.getElementById('what-if-button')?.focus();
  };
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    leave();
  };
  return (
    <section ref={panel} className="what-if" tabIndex={-1} aria-labelledby="what-if-title" onKeyDown={onKeyDown}>
      <header>
        <h2 id="what-if-title">{t('whatIf.title')}</h2>
        <button
          type="button"
          className="icon-button"
          title={t('whatIf.close')}
          aria-label={t('whatIf.close')}
          onClick={leave}
        >
          <Icon name="close" />
        </button>
      </header>
      <Content zoning={zoning} />
    </section>
  );
}

function Content({ zoning: { book, failure, retry } }: { readonly zoning: ZoningState }) {
  const { t } = useTranslation();
  if (failure && !book)
    return (
      <div className="what-if-trouble" role="alert">
        <p>
          {failure.status === 401 || failure.status === 403
            ? t('whatIf.refused')
            : t('whatIf.failed', { code: failure.code })}
        </p>
        <button type="button" className="button" onClick={retry}>
          {t('whatIf.retry')}
        </button>
      </div>
    );
  if (!book) return <Skeleton lines={5} label={t('panel.loading')} />;
  if (!book.policy) return <p className="what-if-trouble">{t('whatIf.noRules')}</p>;
  if (!book.isWhole) return <p className="what-if-trouble">{t('whatIf.partial')}</p>;
  return <Trial book={book} policy={book.policy} />;
}

function Trial({ book, policy }: { readonly book: ZoningBook; readonly policy: ZoningPolicy }) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const { view } = useStores();
  const names = useNames();
  const weights = useView((state) => state.trial?.weights ?? null);
  const tried = triedZones(book, weights);
  const inUse = beginTrial(policy.weights);
  const isInForce = weights !== null && weightsText(weights) === weightsText(inUse.weights);
  return (
    <>
      <WeightFields policy={policy} />
      <p className="what-if-hint">{t('whatIf.follow')}</p>
      <button type="button" className="button" disabled={isInForce} onClick={() => view.getState().weightsTried(inUse)}>
        {t('whatIf.reset')}
      </button>
      {tried && <TrialMoves tried={tried} isInForce={isInForce} />}
      {decidedTowns(book).map(({ code, classId }) => (
        <p key={code} className="what-if-hint">
          {t('whatIf.decided', { town: names.town(code), zone: word(`zone.${classId}`) })}
        </p>
      ))}
      {policy.sources.weights.basis === 'assumed' && (
        <p className="what-if-hint">{t('whatIf.source', { clause: policy.sources.weights.clause })}</p>
      )}
      <p className="what-if-hint">{t('whatIf.share')}</p>
    </>
  );
}
