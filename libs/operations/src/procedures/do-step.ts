import type { Bilingual, ProcedureRun, ProcedureStep } from '@ioc/contracts';
import type { ProcedurePorts } from './procedure-ports.js';

/** What the centre's own work brought. */
interface Done {
  incident: string | null;
  said: Bilingual;
}

/**
 * Does the present step of a run, if it is one that the centre does by itself. What it does carries a key of run, step and visit:
 * when the server is killed before it is written down, it is done again under the same key.
 * @returns null when the step is a person's
 */
export async function doStep(run: ProcedureRun, step: ProcedureStep, ports: ProcedurePorts): Promise<Done | null> {
  const { work } = step;
  const order = { key: `${run.id}/${step.id}/${run.current?.visit ?? 1}`, run: run.id, alarm: run.alarm, incident: run.incident, drill: run.drill };
  const said = (vi: string, en: string, incident: string | null = null): Done => ({ incident, said: { vi, en } });
  switch (work.kind) {
    case 'manual':
      return null;
    case 'open-incident': {
      if (run.incident !== null) return said(`Quy trình thuộc sự vụ ${run.incident}, không mở thêm.`, `The procedure belongs to ${run.incident}; no other incident is opened.`);
      const incident = await ports.openIncident({ ...order, title: run.procedure.name.vi, by: `Quy trình ${run.procedure.name.vi}`.slice(0, 80) });
      return said(`Hệ thống đã mở sự vụ ${incident}.`, `The centre opened the incident ${incident}.`, incident);
    }
    case 'notify':
      await ports.notify({ ...order, to: work.to, text: work.text });
      return said(`Đã báo: ${work.text.vi}`, `Told: ${work.text.en}`);
    case 'put-on-wall':
      await ports.putOnWall({ ...order, scene: work.scene, forS: work.forS, why: run.procedure.name.vi });
      return said(`Đã đưa cảnh “${work.scene}” lên tường.`, `Put the scene “${work.scene}” on the wall.`);
    case 'roll-call':
      await ports.rollCall({ ...order, question: work.question });
      return said(`Đã hỏi các bàn: ${work.question.vi}`, `Asked the desks: ${work.question.en}`);
  }
}
