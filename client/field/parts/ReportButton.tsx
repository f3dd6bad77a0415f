import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import { takePhoto } from '../take-photo.ts';
import { goTo, useFieldParts } from '../use-field.ts';

/** One tap opens the camera; the report goes on with the photo in hand, or without one where the camera fails. */
export function ReportButton() {
  const { t } = useTranslation('field');
  const { store } = useFieldParts();
  const input = useRef<HTMLInputElement>(null);

  function bare(): void {
    store.setState({ draft: null });
    goTo('report');
  }

  async function chosen(file: File | undefined): Promise<void> {
    if (!file) return;
    const made = await takePhoto(file);
    store.setState({ draft: made.ok ? made.value : null });
    goTo('report');
  }

  return (
    <div className="report-button">
      <button type="button" className="big-button is-main" onClick={() => input.current?.click()}>
        <Icon name="camera" />
        <b>{t('report')}</b>
        <small>{t('report-hint')}</small>
      </button>
      <input
        ref={input}
        className="sr-only"
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t('report')}
        tabIndex={-1}
        onChange={({ target }) => {
          void chosen(target.files?.[0]);
          target.value = '';
        }}
      />
      <button type="button" className="field-link" onClick={bare}>
        {t('report-bare')}
      </button>
    </div>
  );
}
