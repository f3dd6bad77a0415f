import { localDate } from '../../../shared/lib/local-day.ts';
import { measuredReports } from '../../../shared/works/measured-reports.ts';
import { reportsByTarget } from '../../../shared/works/progress-report.ts';
import { planProgress } from '../../../shared/works/roll-up.ts';
import { planItem, targetItems, taskItem, tasksWanted } from '../../../shared/works/work-view.ts';
import { worksPreview } from '../../../shared/works/works-preview.ts';
import type { GreenMeasure } from '../../works/green-measure.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';

export function worksHandlers(
  { world, clock, policies }: HandlerParts,
  measure: GreenMeasure,
): HandlersOf<'listWorks' | 'getWork' | 'previewWorks'> {
  const { district, works } = world.loaded;
  const today = () => policies.at(clock.nowMs());

  /** Every plan as it stands today, by what was reported and what the program measures itself. */
  async function standing() {
    const asOf = localDate(clock.nowMs(), district.timeZone);
    const { plans } = today().works;
    const measured = measuredReports(plans, await measure(null), asOf);
    const reports = reportsByTarget([...(works?.reports ?? []), ...measured]);
    return { asOf, plans: plans.map((plan) => ({ plan, progress: planProgress(plan, reports, asOf) })) };
  }

  return {
    async listWorks({ query }) {
      const { asOf, plans: all } = await standing();
      const wanted = all.filter(({ plan }) => query.pack === undefined || query.pack === plan.source.pack);
      return answer({
        asOf,
        plans: wanted.map(({ plan, progress }) => planItem(plan, progress)),
        items: wanted.flatMap(({ plan, progress }) =>
          tasksWanted(plan, query).map((task) => taskItem(plan, task, progress)),
        ),
      });
    },
    async getWork({ params }) {
      const { asOf, plans: all } = await standing();
      const found = all.find(({ plan }) => plan.tasks.some(({ id }) => id === params.task));
      const task = found?.plan.tasks.find(({ id }) => id === params.task);
      if (!found || !task)
        return problem('not-found', `There is no task ${params.task} in the plans of this district.`);
      const { plan, progress } = found;
      return answer({
        ...taskItem(plan, task, progress),
        asOf,
        source: plan.source,
        blocks: task.blocks.map((block) => ({
          ...block,
          lists: plan.lists.filter(({ id }) => block.lists.includes(id)),
          targets: targetItems(block.targets, progress),
        })),
      });
    },
    previewWorks({ body }) {
      const preview = worksPreview(body, today().sites, today().works);
      return preview.ok ? answer(preview.value) : wrongField('credit', preview.error);
    },
  };
}
