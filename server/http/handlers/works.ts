import { localDate } from '../../../shared/lib/local-day.ts';
import { reportsByTarget } from '../../../shared/works/progress-report.ts';
import { planProgress } from '../../../shared/works/roll-up.ts';
import { planItem, targetItems, taskItem, tasksWanted } from '../../../shared/works/work-view.ts';
import { worksPreview } from '../../../shared/works/works-preview.ts';
import type { HandlerParts, HandlersOf } from '../handler.ts';
import { answer, problem, wrongField } from '../reply.ts';

export function worksHandlers({
  world,
  clock,
  policies,
}: HandlerParts): HandlersOf<'listWorks' | 'getWork' | 'previewWorks'> {
  const { district, works } = world.loaded;
  const { plans } = policies.works;
  const reports = reportsByTarget(works?.reports ?? []);

  return {
    listWorks({ query }) {
      const asOf = localDate(clock.nowMs(), district.timeZone);
      const standing = plans.map((plan) => ({ plan, progress: planProgress(plan, reports, asOf) }));
      const wanted = standing.filter(({ plan }) => query.pack === undefined || query.pack === plan.source.pack);
      return answer({
        asOf,
        plans: wanted.map(({ plan, progress }) => planItem(plan, progress)),
        items: wanted.flatMap(({ plan, progress }) =>
          tasksWanted(plan, query).map((task) => taskItem(plan, task, progress)),
        ),
      });
    },
    getWork({ params }) {
      const plan = plans.find(({ tasks }) => tasks.some(({ id }) => id === params.task));
      const task = plan?.tasks.find(({ id }) => id === params.task);
      if (!plan || !task) return problem('not-found', `There is no task ${params.task} in the plans of this district.`);
      const asOf = localDate(clock.nowMs(), district.timeZone);
      const progress = planProgress(plan, reports, asOf);
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
      const preview = worksPreview(body, policies.sites, policies.works);
      return preview.ok ? answer(preview.value) : wrongField('credit', preview.error);
    },
  };
}
