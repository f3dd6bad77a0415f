import { useMemo } from 'react';
import type { PolicyDetail, PolicyItem } from '../../../../shared/http/endpoints/policies.ts';
import { memoLast } from '../../../selectors/memo-last.ts';
import { namesInValues } from '../../../selectors/policy-places.ts';
import { NamesContext } from '../policy-context.ts';
import { shapeOf } from '../value-shape.ts';
import { ValueView } from './ValueView.tsx';

interface ItemValueProps {
  readonly detail: PolicyDetail;
  readonly item: PolicyItem;
}

/** The value of a parameter, its codes read with the names of its document. */
export function ItemValue({ detail, item }: ItemValueProps) {
  const names = useMemo(
    () => ({ own: namesInValues([item]), document: namesOfDocument(detail.parameters) }),
    [item, detail],
  );
  return (
    <NamesContext value={names}>
      <ValueView shape={shapeOf(item.value, item.key, item.unit)} name={item.key} />
    </NamesContext>
  );
}

/** Looked through once, however many cards of a document ask. */
const namesOfDocument = memoLast((items: readonly PolicyItem[]) => namesInValues(items));
