import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { fieldWords } from '../i18n/field.ts';
import { mergeWords } from '../i18n/merge-words.ts';
import { areaWords } from '../i18n/words/area.ts';
import { caseStepWords } from '../i18n/words/case-step.ts';
import { caseWords } from '../i18n/words/case.ts';
import { peopleWords } from '../i18n/words/people.ts';
import type { Language } from '../stores/view.ts';

const WORDS = mergeWords({ areaWords, peopleWords, caseWords, caseStepWords });

/** The words of this page and those of the trade that it shows, in both languages; not the desk's. */
export function startFieldWords(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    ns: ['field', 'words'],
    defaultNS: 'field',
    resources: {
      zh: { field: fieldWords.zh, words: WORDS.zh },
      en: { field: fieldWords.en, words: WORDS.en },
    },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  tellPage(language);
}

/** Changes the language of everything on screen. */
export function speakField(language: Language): void {
  void i18next.changeLanguage(language);
  tellPage(language);
}

function tellPage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
