import { useTranslation } from 'react-i18next';
import { StateMark } from '../../ui/StateMark.tsx';
import { GridSketch } from '../parts/GridSketch.tsx';
import { useFieldFormats, useOwnGrids, useServerMs } from '../use-field.ts';

/** Own grids: state with its sign, how much was walked, and since when nobody was there. */
export function GridsPage() {
  const { t } = useTranslation('field');
  const { t: word } = useTranslation('words');
  const formats = useFieldFormats();
  const nowMs = useServerMs();
  const grids = useOwnGrids();
  return (
    <div className="field-page">
      <h1>{t('my-grids')}</h1>
      <ul className="card-list">
        {grids.map(({ code, name, state, completeness, lastPresenceMs, reason }) => (
          <li key={code} className="grid-card" data-grid={code} data-state={state}>
            <span className="case-card-head">
              <b>{name}</b>
              <span className={`text-${state}`}>
                <StateMark state={state} /> {word(`gridState.${state}`)}
              </span>
            </span>
            <span className="share-bar">
              <i style={{ width: `${completeness * 100}%` }} />
            </span>
            <span className="grid-figures">
              <span>{t('walked', { share: formats.share(completeness) })}</span>
              <span>
                {lastPresenceMs === null
                  ? t('never-today')
                  : t('covered-since', { age: formats.age(nowMs - lastPresenceMs) })}
              </span>
              <span className="muted">{word(`gridReasonShort.${reason.code}`)}</span>
            </span>
          </li>
        ))}
      </ul>
      <GridSketch />
    </div>
  );
}
