import { TEXT_LIMIT } from "../progress/limits.ts";
import { requiredDate, SHORT_LIMIT, text } from "../progress/schema.ts";
import { serialOf } from "./register-rules.ts";

/**
 * Number and date of a signed document as the issuing body's register has them, in the form of whatever is issued.
 * @param example a number and symbol of its kind: "678/CAT-PC06"
 * @param limit characters of number and symbol
 */
export function signedFields(example: string, limit = SHORT_LIMIT) {
  return {
    documentNumber: text(limit).refine((value) => serialOf(value) !== null, {
      message: `Nhập số, ký hiệu của văn bản đã ký, số đứng trước, ví dụ ${example}.`,
    }),
    documentDate: requiredDate("Nhập ngày của văn bản đã ký, dạng dd/mm/yyyy."),
  };
}

/**
 * What is wrong in an issued document, in the form that has it replaced by another.
 * @param limit characters of the reason
 */
export function replaceReason(limit = TEXT_LIMIT) {
  return text(limit).refine((value) => value.length > 0, { message: "Ghi rõ sai sót về nội dung cần thay thế." });
}
