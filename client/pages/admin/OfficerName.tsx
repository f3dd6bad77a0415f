import { useNames } from '../../panels/use-names.ts';

interface OfficerNameProps {
  readonly id: string;
  /** Shown after the id. */
  readonly town?: string;
}

/** An officer by name and id; by id alone for whoever may not read the roster, and for those who are not in it. */
export function OfficerName({ id, town }: OfficerNameProps) {
  const names = useNames();
  const name = names.of({ kind: 'officer', id });
  const rest = [...(name === id ? [] : [id]), ...(town === undefined ? [] : [names.town(town)])];
  return (
    <>
      <b>{name}</b> {rest.length > 0 && <span className="muted">{rest.join(' · ')}</span>}
    </>
  );
}
