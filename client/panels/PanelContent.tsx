import { townOfScope } from '../../shared/world/scope.ts';
import { useLink } from '../stores/use-stores.ts';
import type { Selection } from '../stores/view.ts';
import { DistrictPanel } from './DistrictPanel.tsx';
import { PANELS } from './index.ts';
import { TownPanel } from './TownPanel.tsx';

/** The panel that follows the selection; without one it is about the scope. */
export function PanelContent({ selection }: { readonly selection: Selection | null }) {
  const scopeTown = useLink((link) => townOfScope(link.scope));
  if (!selection) return scopeTown === null ? <DistrictPanel /> : <TownPanel key={scopeTown} id={scopeTown} />;
  const Panel = PANELS[selection.kind];
  const id = 'code' in selection ? selection.code : selection.id;
  return <Panel key={id} id={id} />;
}
