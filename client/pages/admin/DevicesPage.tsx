import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../shared/http/endpoint.ts';
import type { listDevices } from '../../../shared/http/endpoints/devices.ts';
import { useAnswer } from '../../panels/evidence/use-answer.ts';
import { useNames } from '../../panels/use-names.ts';
import { usePlaces } from '../../panels/use-places.ts';
import { filterDevices } from '../../selectors/device-list.ts';
import { useSession } from '../../stores/use-stores.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PlainFrame } from '../identity/PlainFrame.tsx';
import { DeviceCard, type EnrolledDevice } from './DeviceCard.tsx';
import { DeviceTable } from './DeviceTable.tsx';
import { EnrolDevice } from './EnrolDevice.tsx';
import { Listed } from './Listed.tsx';
import { Picker } from '../../ui/Picker.tsx';
import { SettledInput } from '../../ui/SettledInput.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import { useFilters } from './use-filters.ts';
import '../sign-in/sign-in.css';
import '../account/account.css';
import './admin.css';

const STATES = ['active', 'revoked'] as const;

/** Devices of the own part of the district: enrolled with a token that is shown once, rotated and revoked. */
export function DevicesPage() {
  const { t } = useTranslation('devices');
  const { t: shared } = useTranslation('admin');
  const names = useNames();
  const { towns } = usePlaces();
  const own = useSession(({ session }) => session?.town ?? null);
  const { at, put, clear } = useFilters(['q', 'town', 'state', 'id']);
  const { value, failure, retry } = useAnswer<AnswerOf<typeof listDevices>>('/api/v1/devices');
  const [isMaking, setIsMaking] = useState(false);
  const [once, setOnce] = useState<EnrolledDevice | null>(null);
  const { q: text, town, state, id } = at;
  const nameOf = (officer: string) => names.of({ kind: 'officer', id: officer });
  const shown = useMemo(
    () => filterDevices(value?.items ?? [], { text, town, state }, (one) => names.of({ kind: 'officer', id: one })),
    [value, text, town, state, names],
  );
  const chosen = value?.items.find(({ device }) => device === id);

  return (
    <PlainFrame title={t('title')}>
      <div className="admin-head">
        <p className="muted">{t('lead')}</p>
        <button type="button" className="button button-main" onClick={() => setIsMaking(true)}>
          {t('enrol')}
        </button>
      </div>
      {once && (
        <ShownOnce
          title={t('once-title')}
          facts={[
            [t('device'), once.device],
            [t('officer'), nameOf(once.officer)],
          ]}
          secretName={t('token')}
          secret={once.token}
          done={() => setOnce(null)}
          doneName={t('once-kept')}
        >
          {t('once-text', { address: location.origin })}
        </ShownOnce>
      )}
      {isMaking && (
        <EnrolDevice
          known={value?.items ?? []}
          made={(enrolled) => {
            setIsMaking(false);
            setOnce(enrolled);
            put('id', enrolled.device);
            retry();
          }}
          cancel={() => setIsMaking(false)}
        />
      )}
      <div className="filters" role="search">
        <SettledInput label={t('search')} value={text} put={(next) => put('q', next)} />
        {own === null && (
          <Picker label={shared('town')} none={shared('any')} value={town} changed={(next) => put('town', next)}>
            {towns.map(({ code }) => [code, names.town(code)] as const)}
          </Picker>
        )}
        <Picker label={t('state')} none={shared('any')} value={state} changed={(next) => put('state', next)}>
          {STATES.map((known) => [known, t(`state-${known}`)] as const)}
        </Picker>
        {(text !== '' || town !== '' || state !== '') && (
          <button type="button" className="link" onClick={clear}>
            {shared('clear')}
          </button>
        )}
        {value && <span className="muted">{t('counted', { shown: shown.length, all: value.items.length })}</span>}
      </div>
      <Listed
        label={t('title')}
        items={value?.items ?? null}
        failure={value ? null : failure}
        retry={retry}
        none={t('none-at-all')}
      >
        {() => (
          <div className="admin-split">
            {shown.length > 0 ? (
              <DeviceTable rows={shown} chosen={id} choose={(next) => put('id', next)} />
            ) : (
              <EmptyNote>{t('none')}</EmptyNote>
            )}
            {chosen && (
              <DeviceCard
                key={chosen.device}
                device={chosen}
                changed={retry}
                shownOnce={setOnce}
                close={() => put('id', '')}
              />
            )}
          </div>
        )}
      </Listed>
    </PlainFrame>
  );
}
