import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../stores/view.ts';
import { NAMESPACES } from './index.ts';

/** Starts the translations; both languages are in the page, so nothing is fetched. */
export function startI18n(language: Language): void {
  const resources = { zh: {}, en: {} } as Record<Language, Record<string, object>>;
  for (const [name, { zh, en }] of Object.entries(NAMESPACES)) {
    resources.zh[name] = zh;
    resources.en[name] = en;
  }
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    ns: Object.keys(NAMESPACES),
    defaultNS: 'desk',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  tellPage(language);
}

/** Changes the language of everything on screen. */
export function speak(language: Language): void {
  void i18next.changeLanguage(language);
  tellPage(language);
}

function tellPage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
