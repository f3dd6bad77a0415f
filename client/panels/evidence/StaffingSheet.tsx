import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { getStaffing, listGridValidity, listUnitSheets } from '../../../shared/http/endpoints/staffing.ts';
import { GRID_FIXES } from '../../../shared/staffing/staffing-policy.ts';
import { BasisMark } from '../../ui/BasisMark.tsx';
import { LinkTo } from '../LinkTo.tsx';
import { Section } from '../Section.tsx';
import { useFormats } from '../use-formats.ts';
import { Answered } from './Answered.tsx';
import { useAnswer } from './use-answer.ts';
import { UnitSheet } from './UnitSheet.tsx';

type Staffing = AnswerOf<typeof getStaffing>;
type Validity = AnswerOf<typeof listGridValidity>;
type Units = AnswerOf<typeof listUnitSheets>;

/** Who a town has against what the documents ask for: minimum and gap, supervision, grids with nobody, what is on file. */
export function StaffingSheet({ town }: { readonly town: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const staffing = useAnswer<Staffing>(`/api/v1/staffing?town=${town}`);
  const grids = useAnswer<Validity>(`/api/v1/staffing/grids?town=${town}`);
  const units = useAnswer<Units>(`/api/v1/staffing/units?town=${town}`);
  const asOf = staffing.value && t('evidence.at', { time: formats.second(staffing.value.atMs) });
  return (
    <Section title={t('evidence.staffing')} aside={asOf}>
      <Answered answer={staffing}>{(value) => <Sheet town={town} staffing={value} />}</Answered>
      {grids.value && grids.value.items.length > 0 && (
        <ul className="evidence-list" aria-label={t('evidence.invalidGrids')}>
          {grids.value.items.map(({ grid, reasons }) => (
            <li key={grid}>
              <LinkTo to={{ kind: 'grid', code: grid }} />
              <small>
                {t('evidence.lacks')}{' '}
                {reasons
                  .filter(({ ok }) => !ok)
                  .map(({ code }) => t(`evidence.fix.${code as 'person'}`))
                  .join(t('evidence.join'))}{' '}
                · {reasons[0]?.clause}
              </small>
            </li>
          ))}
        </ul>
      )}
      <Answered answer={units}>
        {({ items }) =>
          items.filter((unit) => unit.town === town).map((unit) => <UnitSheet key={unit.town} unit={unit} />)
        }
      </Answered>
    </Section>
  );
}

function Sheet({ town, staffing }: { readonly town: string; readonly staffing: Staffing }) {
  const { t } = useTranslation();
  const { minimums, supervision, membership, grids } = staffing;
  const own = minimums?.rows.find((row) => row.town === town);
  const alone = (supervision?.items ?? []).filter(({ code }) => code !== 'supervised');
  return (
    <dl className="evidence-sheet">
      <dt>{t('evidence.minimum')}</dt>
      {minimums && own && own.minimum !== null ? (
        <dd>
          <b className={own.gap ? 'loud' : undefined}>
            {t('evidence.ofMinimum', { inPost: own.inPost, minimum: own.minimum })}
          </b>{' '}
          {own.gap ? t('evidence.gap', { count: own.gap }) : t('evidence.surplus', { count: own.surplus ?? 0 })}
          <Clause {...minimums} />
        </dd>
      ) : (
        <dd className="muted">{t('evidence.noMinimum')}</dd>
      )}
      <dt>{t('evidence.supervision')}</dt>
      {supervision ? (
        <dd>
          <b className={alone.length > 0 ? 'loud' : undefined}>
            {t('evidence.supervised', { count: supervision.supervised, of: supervision.onShift })}
          </b>
          {alone.slice(0, 8).map(({ officer }) => (
            <span key={officer}>
              {' '}
              <LinkTo to={{ kind: 'officer', id: officer }} />
            </span>
          ))}
          {alone.length > 8 && ` ${t('list.more', { count: alone.length - 8 })}`}
          <Clause {...supervision} />
        </dd>
      ) : (
        <dd className="muted">{t('evidence.noSupervision')}</dd>
      )}
      {membership && (
        <>
          <dt>{t('evidence.membership')}</dt>
          <dd>
            <b>{t('evidence.people', { count: membership.members })}</b>{' '}
            {membership.items.length > 0 && t('evidence.alsoUsed', { count: membership.items.length })}
            <Clause {...membership} />
          </dd>
        </>
      )}
      <dt>{t('evidence.grids')}</dt>
      {grids ? (
        <dd>
          <b className={grids.valid < grids.grids ? 'loud' : undefined}>
            {t('evidence.valid', { count: grids.valid, of: grids.grids })}
          </b>{' '}
          {GRID_FIXES.filter((fix) => grids.missing[fix] > 0)
            .map((fix) => t('evidence.missing', { what: t(`evidence.fix.${fix}`), count: grids.missing[fix] }))
            .join(t('evidence.join'))}
        </dd>
      ) : (
        <dd className="muted">{t('evidence.noGrids')}</dd>
      )}
    </dl>
  );
}

function Clause({ clause, basis }: { readonly clause: string; readonly basis: 'clause' | 'assumed' }) {
  return (
    <small className="clause">
      {clause} {basis === 'assumed' && <BasisMark basis="assumed" />}
    </small>
  );
}
