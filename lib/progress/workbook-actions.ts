"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { commandContext } from "../people/session.ts";
import { workbookInput } from "./schema.ts";
import { applyWorkbook } from "./workbook-commands.ts";
import { WORKBOOK_PAGE } from "./workbook-form.ts";

/** Writes what the preview of a workbook has shown. Whatever comes of it is seen on the workbook's own page. */
export async function applyWorkbookAction(form: FormData): Promise<void> {
  const context = await commandContext();
  const input = workbookInput.safeParse(Object.fromEntries(form));
  if (!input.success) redirect(WORKBOOK_PAGE);
  const outcome = await applyWorkbook(context, input.data);
  revalidatePath("/", "layout");
  redirect(`${WORKBOOK_PAGE}/${input.data.id}${outcome.ok ? "" : "?refused=changed"}`);
}
