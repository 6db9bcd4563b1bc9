import type { BoardTask } from "../../lib/progress/board.ts";
import type { SimpleFormState } from "../../lib/progress/form-state.ts";
import { completedOn } from "../../lib/progress/rules.ts";
import { Panel } from "../ui/panel.tsx";
import { ApplicabilityForm, BodiesForm, ReopenForm } from "./assignment-forms.tsx";

type Action = (state: SimpleFormState, form: FormData) => Promise<SimpleFormState>;

/** What the secretariat may set right about who carries a task out: bodies for open phrases, and "không áp dụng". */
export function AssignmentEditor({
  task,
  bodies,
  nameBodies,
  setApplicability,
  decide,
}: {
  task: BoardTask;
  bodies: readonly { id: number; name: string }[];
  nameBodies: Action;
  setApplicability: Action;
  decide: Action;
}) {
  const confirmed = task.assignments.flatMap((part) =>
    part.word && completedOn(part.facts) !== null ? [{ updateId: part.word.updateId, name: part.agencyFullName }] : [],
  );
  const open = task.phrases.filter((phrase) => phrase.reading === "OPEN");
  return (
    <Panel title="Phân công" id="phan-cong">
      <div className="grid gap-3">
        {open.map((phrase) => (
          <details key={phrase.id}>
            <summary>Nêu tên đơn vị cho “{phrase.name}”</summary>
            <BodiesForm action={nameBodies} phraseId={phrase.id} bodies={bodies} />
          </details>
        ))}
        <details>
          <summary>Ghi “không áp dụng” cho một đơn vị</summary>
          <ApplicabilityForm
            action={setApplicability}
            parts={task.assignments.map((part) => ({
              id: part.id,
              name: part.agencyFullName,
              applicable: part.applicable,
            }))}
          />
        </details>
        {confirmed.length > 0 && (
          <details>
            <summary>Mở lại phần việc đã xác nhận hoàn thành</summary>
            <ReopenForm action={decide} parts={confirmed} />
          </details>
        )}
        {open.length > 0 && (
          <p className="meta">Cụm từ chưa nêu tên không tạo phần việc, và không ai bị tính chậm vì nó.</p>
        )}
      </div>
    </Panel>
  );
}
