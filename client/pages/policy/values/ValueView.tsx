import { useTranslation } from 'react-i18next';
import { useWords } from '../use-words.ts';
import type { Shape } from '../value-shape.ts';
import { BandScale } from './BandScale.tsx';
import { FigureRows } from './FigureRows.tsx';
import { RecordList } from './RecordList.tsx';
import { RecordTable } from './RecordTable.tsx';
import { TargetTable } from './TargetTable.tsx';
import { ValueList } from './ValueList.tsx';
import { TaskList } from './TaskList.tsx';

interface ValueViewProps {
  readonly shape: Shape;
  /** Key or field that the value belongs to. */
  readonly name: string;
  /** True inside a table or a list, where a single number needs no headline size. */
  readonly inside?: boolean;
}

/** A value in the form that a person reads it in. */
export function ValueView({ shape, name, inside = false }: ValueViewProps) {
  const { t } = useTranslation('policy');
  const words = useWords();
  const headline = inside ? undefined : 'value-headline';
  switch (shape.kind) {
    case 'nothing':
      return <p className="value-none">{t('value.none')}</p>;
    case 'flag':
      return <p className={headline}>{t(shape.on ? 'value.yes' : 'value.no')}</p>;
    case 'number':
      return <p className={headline}>{words.number(shape.value, shape.unit)}</p>;
    case 'text':
      return <p className={headline}>{words.part(name, shape.text)}</p>;
    case 'label':
      return <p>{words.label(shape.label)}</p>;
    case 'bands':
      return <BandScale bands={shape.bands} unit={shape.unit} />;
    case 'figures':
      return <FigureRows rows={shape.rows} unit={shape.unit} whole={shape.whole} />;
    case 'ranges':
      return (
        <p className={headline}>{shape.ranges.map(([from, to]) => words.range(from, to, shape.unit)).join(' · ')}</p>
      );
    case 'targets':
      return <TargetTable targets={shape.targets} />;
    case 'tasks':
      return <TaskList tasks={shape.tasks} />;
    case 'list':
      return <ValueList items={shape.items.map((item) => words.part(name, item))} inside={inside} />;
    case 'labels':
      return <ValueList items={shape.labels.map(words.label)} inside={inside} />;
    case 'table':
      return <RecordTable columns={shape.columns} rows={shape.rows} />;
    case 'records':
      return <RecordList records={shape.records} />;
    case 'shapes':
      return (
        <ol className="value-shapes">
          {shape.shapes.map((one) => (
            <li key={JSON.stringify(one)}>
              <ValueView shape={one} name={name} inside />
            </li>
          ))}
        </ol>
      );
    case 'fields':
      return (
        <dl className="value-fields">
          {shape.fields.map((field) => (
            <div key={field.name}>
              <dt>{words.field(field.name)}</dt>
              <dd>
                <ValueView shape={field.shape} name={field.name} inside />
              </dd>
            </div>
          ))}
        </dl>
      );
  }
}
