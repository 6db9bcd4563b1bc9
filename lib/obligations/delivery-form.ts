import type { SentForm } from "../progress/sent-form.ts";
import { handIn, type ObligationPlace } from "./commands.ts";
import { obligationPath } from "./rules.ts";
import { type DeliveryInput, deliveryInput } from "./schema.ts";

/** The name under which an answer to the form of one body's part is kept. */
export const deliveryFormName = (partId: number | string): string => `delivery:${partId}`;

/** An agency hands in its document. */
export const deliveryForm: SentForm<DeliveryInput, ObligationPlace> = {
  schema: deliveryInput,
  send: handIn,
  next: (place) => `${obligationPath(place)}?done=handed-in`,
  name: (values) => deliveryFormName(values["partId"] ?? ""),
  async page({ db }, { partId = "" }) {
    if (!/^[1-9]\d{0,8}$/.test(partId)) return null;
    const part = await db.obligationPart.findFirst({
      where: { id: Number(partId) },
      select: { obligation: { select: { ref: true } }, agency: { select: { code: true } } },
    });
    return part && obligationPath({ ref: part.obligation.ref, agencyCode: part.agency.code });
  },
};
