import type { Selection } from '../stores/view.ts';
import { DistrictPanel } from './DistrictPanel.tsx';
import { PANELS } from './index.ts';

/** The panel that follows the selection. */
export function PanelContent({ selection }: { readonly selection: Selection | null }) {
  if (!selection) return <DistrictPanel />;
  const Panel = PANELS[selection.kind];
  const id = 'code' in selection ? selection.code : selection.id;
  return <Panel key={id} id={id} />;
}
