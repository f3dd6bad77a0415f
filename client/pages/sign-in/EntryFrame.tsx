import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDistrict, useView } from '../../stores/use-stores.ts';
import { Logo } from '../../ui/Logo.tsx';
import { Switches } from '../map/Switches.tsx';
import './sign-in.css';

/** The pages before anybody is known: product and district, theme and language, and one card. */
export function EntryFrame({ isWide, children }: { readonly isWide: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const name = useDistrict((state) => state.district?.name);
  const language = useView((view) => view.language);
  return (
    <div className="entry">
      <header className="entry-bar">
        <Logo size={36} />
        <h1>
          <b>{t('product')}</b>
          <span>{name?.[language] ?? t('productLong')}</span>
        </h1>
        <Switches />
      </header>
      <main className={isWide ? 'entry-main is-wide' : 'entry-main'}>{children}</main>
    </div>
  );
}
