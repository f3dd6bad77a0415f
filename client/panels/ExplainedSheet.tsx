import { useTranslation } from 'react-i18next';
import { localDate } from '../../shared/lib/local-day.ts';
import type { Explained } from '../../shared/explain/explained.ts';
import { useDistrict, useServerNow, useView } from '../stores/use-stores.ts';
import { PrintSheet } from '../ui/PrintSheet.tsx';
import { hundredths, useExplained } from './use-explained.ts';
import { useFormats } from './use-formats.ts';
import { useNames } from './use-names.ts';

interface ExplainedSheetProps {
  readonly title: string;
  readonly explained: Explained<string>;
  /** Called when the dialog of the printer is closed. */
  readonly done: () => void;
}

/** The explanation as one A4 page: the same object as on the card, every part with figure, weight, points and clause. */
export function ExplainedSheet({ title, explained, done }: ExplainedSheetProps) {
  const { t } = useTranslation();
  const { t: word } = useTranslation('words');
  const formats = useFormats();
  const names = useNames();
  const texts = useExplained();
  const language = useView((view) => view.language);
  const timeZone = useDistrict((state) => state.district?.timeZone ?? 'Asia/Shanghai');
  const nowMs = useServerNow();
  const { subject, period, value, score, parts, sources, clause, basis } = explained;
  const facts = [
    [t('explain.subject'), subject === null ? names.of(null) : `${names.town(subject)} ${subject}`],
    [t('explain.result'), `${texts.band(value)} · ${t('explain.score', { score: hundredths(score) })}`],
    [t('explain.basis'), `${word(`basis.${basis}`)} · ${clause}`],
  ];
  return (
    <PrintSheet done={done}>
      <h1>{t('explain.sheet', { title })}</h1>
      <p>
        {names.of(null)}
        {period && ` · ${t('explain.period', { period })}`}
      </p>
      <dl>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <table>
        <thead>
          <tr>
            {(['part', 'raw', 'normalised', 'weight', 'points', 'basis'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`explain.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id}>
              <th scope="row">{part.label[language]}</th>
              <td>{[texts.raw(part), texts.ratio(part)].filter((text) => text !== null).join(' = ')}</td>
              <td>{formats.points(part.normalised)}</td>
              <td>{formats.points(part.weight)}</td>
              <td>{part.contribution.toFixed(2)}</td>
              <td>
                {word(`basis.${part.basis}`)} · {part.clause}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.bounds(explained)}</th>
            <td />
            <td />
            <td />
            <td>{score.toFixed(2)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <h2>{t('explain.next')}</h2>
      <ul>
        {texts.next(explained).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{t('explain.sources', { count: sources.length })}</h2>
      <table>
        <tbody>
          {sources.map((source) => (
            <tr key={`${source.pack} ${source.key}`}>
              <th scope="row">{source.clause}</th>
              <td>{source.key}</td>
              <td>
                {source.pack} · {t('explain.version', { version: source.version })}
              </td>
              <td>{word(`basis.${source.basis}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {basis === 'simulated' && <p>{t('explain.demo')}</p>}
      <footer>
        <p className="sheet-signatures">
          <span>{t('explain.prepared')}</span>
          <span>{t('explain.reviewed')}</span>
          <span>{t('explain.date')}</span>
        </p>
        <p>{t('explain.printed', { day: localDate(nowMs, timeZone), time: formats.second(nowMs) })}</p>
      </footer>
    </PrintSheet>
  );
}
