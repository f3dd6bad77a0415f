import { useTranslation } from 'react-i18next';
import type { Basis } from '../../shared/model/basis.ts';

/** Says where a figure comes from when it is not simply in the text: 假定, 模拟. */
export function BasisMark({ basis }: { readonly basis: Basis }) {
  const { t } = useTranslation('words');
  return <span className={`basis basis-${basis}`}>{t(`basis.${basis}`)}</span>;
}
