import { useTranslation } from 'react-i18next';
import type { CaseAction, Need, OfferedAction } from '../../../shared/cases/case-action.ts';
import type { CaseDetail } from '../../../shared/http/case-bodies.ts';
import type { FieldError } from '../../../shared/http/problem.ts';
import { CASE_LEVELS } from '../../../shared/model/case.ts';
import { outcomeWord } from '../../selectors/case-outcomes.ts';
import type { StepTexts } from '../../selectors/step-form.ts';
import { CaseLineField } from './CaseLineField.tsx';
import { DeadlineField } from './DeadlineField.tsx';
import { MergeField } from './MergeField.tsx';
import { OfficerField } from './OfficerField.tsx';
import { PhotoField } from './PhotoField.tsx';

export interface StepFieldsProps {
  readonly detail: CaseDetail;
  readonly offer: OfferedAction;
  readonly texts: StepTexts;
  readonly photo: File | null;
  readonly put: (field: keyof StepTexts, text: string) => void;
  readonly putPhoto: (photo: File | null) => void;
  /** Sends at once with this filled in, where nothing else is missing. */
  readonly sendWith: (texts: StepTexts) => void;
  readonly errors: readonly FieldError[];
}

/** What the step takes, field by field, as the server offered it. */
export function StepFields(props: StepFieldsProps) {
  return props.offer.needs.map((need) => (
    <div key={need.field} className="field">
      <StepFieldInput {...props} need={need} />
      {props.errors
        .filter(({ path }) => path === need.field)
        .map(({ message }) => (
          <p key={message} className="field-hint form-trouble">
            {message}
          </p>
        ))}
    </div>
  ));
}

function StepFieldInput({ need, ...props }: StepFieldsProps & { readonly need: Need }) {
  const { t } = useTranslation('cases');
  const { detail, offer, texts, photo, put, putPhoto, sendWith } = props;
  const { field } = need;
  const name = `${t(`field.${field}`)}${need.wanted === 'optional' ? ` (${t('optional')})` : ''}`;
  const id = `step-${field}`;
  switch (field) {
    case 'note':
      return (
        <>
          <label htmlFor={id}>{noteName(offer.action) ?? name}</label>
          <textarea
            id={id}
            rows={2}
            maxLength={1000}
            value={texts.note ?? ''}
            onChange={({ target }) => put('note', target.value)}
          />
        </>
      );
    case 'photo':
      return <PhotoField id={id} name={name} photo={photo} put={putPhoto} />;
    case 'officer':
      return (
        <OfficerField
          id={id}
          name={name}
          detail={detail}
          action={offer.action}
          value={texts.officer ?? ''}
          put={(officer) => put('officer', officer)}
          assign={(officer) => sendWith({ officer })}
        />
      );
    case 'deadline':
      return (
        <DeadlineField
          id={id}
          name={name}
          latestMs={need.latestMs ?? null}
          value={texts.deadline ?? ''}
          put={(text) => put('deadline', text)}
        />
      );
    case 'into':
      return (
        <MergeField id={id} name={name} detail={detail} value={texts.into ?? ''} put={(text) => put('into', text)} />
      );
    case 'line':
      return (
        <CaseLineField
          id={id}
          name={name}
          code={detail.code}
          value={texts.line ?? ''}
          put={(text) => put('line', text)}
        />
      );
    case 'outcome':
    case 'to':
      return (
        <ChoiceField
          id={id}
          name={name}
          action={offer.action}
          values={need.values ?? []}
          value={texts[field] ?? ''}
          isOptional={need.wanted === 'optional'}
          put={(text) => put(field, text)}
        />
      );
  }

  function noteName(action: CaseAction): string | null {
    return need.wanted === 'required' && (action === 'refuse' || action === 'return' || action === 'rework')
      ? t('reason')
      : null;
  }
}

interface ChoiceFieldProps {
  readonly id: string;
  readonly name: string;
  readonly action: CaseAction;
  readonly values: readonly string[];
  readonly value: string;
  readonly isOptional: boolean;
  readonly put: (value: string) => void;
}

/** One of the values that the server takes. */
function ChoiceField({ id, name, action, values, value, isOptional, put }: ChoiceFieldProps) {
  const { t } = useTranslation('cases');
  const { t: word } = useTranslation('words');
  const nameOf = (text: string) => {
    const outcome = outcomeWord(action, text);
    if (outcome) return word(`caseOutcome.${outcome}`);
    const level = CASE_LEVELS.find((one) => one === text);
    return level ? word(`caseLevel.${level}`) : text === 'caller' ? t('caller') : text;
  };
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <select id={id} value={value} onChange={({ target }) => put(target.value)}>
        <option value="">{t(isOptional ? 'as-it-is' : 'choose')}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </>
  );
}
