import { useTranslation } from 'react-i18next';
import { isFields, nameOf, type Fields } from '../../../selectors/policy-places.ts';
import { readableQuote } from '../../../selectors/policy-search.ts';
import { useWords } from '../use-words.ts';
import { TargetTable } from './TargetTable.tsx';

/** Tasks of a plan, each to be opened: parts with leading and responsible units, targets, and the measures of the text. */
export function TaskList({ tasks }: { readonly tasks: readonly Fields[] }) {
  const { t } = useTranslation('policy');
  const words = useWords();
  return (
    <div className="tasks">
      {tasks.map((task) => {
        const blocks = things(task['blocks']);
        const targets = blocks.flatMap((block) => things(block['targets']));
        const name = nameOf(task);
        return (
          <details key={String(task['id'])} open={tasks.length === 1}>
            <summary>
              <i>{String(task['number'] ?? '')}</i>
              <b>{name && words.label(name)}</b>
              <small>{typeof task['field'] === 'string' && words.code(task['field'])}</small>
              <small className="task-count">
                {targets.length > 0 ? t('value.targets', { count: targets.length }) : t('value.noTargets')}
              </small>
              <small>{String(task['clause'] ?? '')}</small>
            </summary>
            {blocks.map((block) => (
              <Block key={String(block['id'])} block={block} single={blocks.length === 1} />
            ))}
          </details>
        );
      })}
    </div>
  );
}

function Block({ block, single }: { readonly block: Fields; readonly single: boolean }) {
  const { t } = useTranslation('policy');
  const words = useWords();
  const name = nameOf(block);
  const targets = things(block['targets']);
  const measures = things(block['items']);
  const lines = [
    ['lead', texts(block['lead'])],
    ['responsible', texts(block['responsible'])],
    ['sites', texts(block['sites'])],
    ['lists', texts(block['lists'])],
  ] as const;
  return (
    <section className="task-block">
      {!single && name && (
        <h5>
          {words.label(name)} <small>{String(block['clause'] ?? '')}</small>
        </h5>
      )}
      <dl className="value-fields">
        {lines.map(
          ([field, units]) =>
            units.length > 0 && (
              <div key={field}>
                <dt>{t(`value.${field}`)}</dt>
                <dd>{units.map(words.code).join('、')}</dd>
              </div>
            ),
        )}
      </dl>
      {targets.length > 0 && <TargetTable targets={targets} clause={String(block['clause'])} />}
      {measures.length > 0 && (
        <details className="measures">
          <summary>{t('value.measures', { count: measures.length })}</summary>
          <ol>
            {measures.map((measure) => {
              const label = nameOf(measure);
              return (
                <li key={JSON.stringify(measure)}>
                  <p>{label && words.label(label)}</p>
                  {typeof measure['quote'] === 'string' && (
                    <blockquote lang="zh-CN">{readableQuote(measure['quote'])}</blockquote>
                  )}
                </li>
              );
            })}
          </ol>
        </details>
      )}
    </section>
  );
}

function things(value: Fields[string] | undefined): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function texts(value: Fields[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string') : [];
}
