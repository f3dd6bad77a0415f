import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAction } from '../../../shared/cases/case-action.ts';
import { CaseClocks } from '../../panels/CaseClocks.tsx';
import { CaseTimeline } from '../../panels/CaseTimeline.tsx';
import { Section } from '../../panels/Section.tsx';
import { useMay } from '../../panels/use-may.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ActionBar } from './ActionBar.tsx';
import { ActionForm } from './ActionForm.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CasePhotos, useCasePhotos } from './CasePhotos.tsx';
import { CheckOffer } from './CheckOffer.tsx';
import { CaseTitle } from './CaseTitle.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { PhotoViewer } from './PhotoViewer.tsx';
import { PracticeClocks } from './PracticeClocks.tsx';
import { UrgeForm } from './UrgeForm.tsx';
import type { CaseFile } from './use-case-file.ts';
import { useOvertaken } from './use-overtaken.ts';
import { useTakeStep } from './use-take-step.ts';
import { TroubleText } from '../../ui/TroubleText.tsx';

interface CaseSheetProps {
  readonly id: string;
  readonly file: CaseFile;
  /** The action whose form is open. */
  readonly action: CaseAction | null;
  readonly chooseAction: (action: CaseAction) => void;
  /** Closes the form of an action, where it still is the one that is open. */
  readonly leaveAction: (action: CaseAction) => void;
  readonly close: () => void;
}

/** One case, whole: how it stands, what can be done now, where, who, by which clause, and what happened so far. */
export function CaseSheet({ id, file, close, ...actions }: CaseSheetProps) {
  const { t } = useTranslation('cases');
  const { detail, failure } = file;
  return (
    <aside className="case-sheet" aria-label={t('sheet')}>
      <button type="button" className="icon-button sheet-close" aria-label={t('close')} onClick={close}>
        <Icon name="close" />
      </button>
      {detail ? (
        <SheetBody key={id} file={file} detail={detail} {...actions} />
      ) : failure ? (
        <Notice
          title={t(failure.code === 'not-found' ? 'no-such-case' : 'sheet-failed', { id, code: failure.code })}
          action={{ name: t('retry'), run: file.again }}
        >
          {failure.code !== 'not-found' && <TroubleText failure={failure} />}
        </Notice>
      ) : (
        <Skeleton lines={12} label={t('sheet')} />
      )}
    </aside>
  );
}

interface SheetBodyProps extends Omit<CaseSheetProps, 'id' | 'close'> {
  readonly detail: NonNullable<CaseFile['detail']>;
}

function SheetBody({ file, detail, action, chooseAction, leaveAction }: SheetBodyProps) {
  const { t } = useTranslation('cases');
  const { t: desk } = useTranslation();
  const taker = useTakeStep(file.put);
  const { value: photos, retry: readPhotos } = useCasePhotos(detail.id, detail.version);
  const mayTakeAway = useMay('case:desk', { town: detail.town });
  const [shownPhoto, setShownPhoto] = useState<string | null>(null);
  const offer = detail.allowedActions.find((one) => one.action === action);
  const { since, look } = useOvertaken(detail, action, taker.isBusy);
  const choose = (next: CaseAction | null) => {
    taker.forget();
    if (next !== null) chooseAction(next);
    else if (action !== null) leaveAction(action);
  };
  const understood = () => {
    look();
    taker.forget();
    if (!offer) choose(null);
  };
  return (
    <>
      <CaseTitle detail={detail} />
      <div className="sheet-actions">
        <CheckOffer detail={detail} />
        <ActionBar offered={detail.allowedActions} chosen={action} pending={detail.pending} choose={choose} />
        {since.length > 0 && <ConflictNotice since={since} close={understood} />}
        {offer && (
          <ActionForm
            key={offer.action}
            detail={detail}
            offer={offer}
            taker={taker}
            isOvertaken={since.length > 0}
            close={() => choose(null)}
          />
        )}
        <UrgeForm detail={detail} put={file.put} />
      </div>
      <div className="sheet-body">
        <p className="case-text">{detail.description}</p>
        <CaseFacts detail={detail} />
        <CaseClocks detail={{ kind: 'ready', detail }} />
        <PracticeClocks detail={detail} put={file.put} again={file.again} />
        {photos && <CasePhotos id={detail.id} photos={photos} show={setShownPhoto} />}
        <Section title={desk('case.timeline')} aside={t('steps', { count: detail.timeline.length })}>
          <CaseTimeline detail={{ kind: 'ready', detail }} showPhoto={setShownPhoto} />
        </Section>
      </div>
      {shownPhoto !== null && (
        <PhotoViewer
          id={detail.id}
          photos={photos?.items ?? []}
          shown={shownPhoto}
          show={setShownPhoto}
          takenAway={mayTakeAway ? readPhotos : null}
        />
      )}
    </>
  );
}
