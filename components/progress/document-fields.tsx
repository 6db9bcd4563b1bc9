import { TextArea } from "../ui/text-area.tsx";
import { DateInput, TextInput } from "../ui/text-input.tsx";

type Wired = (name: string) => { name: string; defaultValue: string; error: string | undefined };

/** The four things that name a document, as its forms ask for them. */
export function DocumentFields({ field, example }: { field: Wired; example: string }) {
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <TextInput {...field("documentNumber")} label="Số, ký hiệu" placeholder={`Ví dụ: ${example}`} />
        <DateInput {...field("documentDate")} label="Ngày văn bản" />
      </div>
      <TextInput {...field("documentIssuer")} label="Cơ quan ban hành" />
      <TextArea {...field("documentTitle")} label="Trích yếu" rows={2} limit={1000} />
    </>
  );
}
