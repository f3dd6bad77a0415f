import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Rail } from '../map/Rail.tsx';
import { Switches } from '../map/Switches.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import '../map/map-page.css';
import './identity.css';

interface PlainFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page of forms and lists: rail, a bar with who one is, and room to read. */
export function PlainFrame({ title, children }: PlainFrameProps) {
  const { t } = useTranslation();
  return (
    <div className="desk plain-desk">
      <Rail />
      <header className="top-bar">
        <h1>
          <b>{t('product')}</b>
          <span>{title}</span>
        </h1>
        <PersonMenu />
        <Switches />
      </header>
      <main className="plain-main">{children}</main>
    </div>
  );
}
